"""An export from one moment: what is counted is what is written, or no file is made."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User, record_act
from accounts.roles import Permission
from communities.models import Community
from portal.snapshot import snapshot
from record.exports.columns import export_columns
from record.exports.csv_file import write_csv
from record.exports.workbook import Note, write_workbook
from record.lists.reading import Listing

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# Rows fetched at once; memory does not grow with their number.
CHUNK = 500

# Told how many of how many rows are written.
Progress = Callable[[int, int], None]


class WrongCount(RuntimeError):
    """Another number of rows was written than there are."""


@dataclass(frozen=True, slots=True)
class Written:
    """``private``: whether private columns of any community stand there in full."""

    rows: int
    name: str
    private: bool


@dataclass(frozen=True, slots=True)
class Export:
    file: IO[bytes]
    rows: int
    name: str


def export(listing: Listing, form: str, *, by: User, private: bool = False) -> Export:
    """The rows of the listing in a temporary file; leaves an audit line.

    Asks for the same as ``write`` and raises the same.
    """
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        written = write(file, listing, form, by=by, private=private)
    except BaseException:
        file.close()
        raise
    leave_line(listing, form, written, by=by)
    file.seek(0)
    return Export(file, written.rows, written.name)


def write(
    file: IO[bytes],
    listing: Listing,
    form: str,
    *,
    by: User,
    private: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Writes the rows of the listing, all from one moment.

    ``private`` shows private columns in full, of the communities in which the
    person may see them. Raises WrongCount, or TooManyRows for a workbook.
    """
    entity = listing.entity
    revealed = revealed_to(by) if private and entity.private else frozenset()
    columns = export_columns(entity, revealed=revealed)
    with snapshot():
        expected = listing.rows.count()
        ordered = listing.ordered(extra.name for extra in entity.extras)
        # Closed also when it is called off: else the reading goes on, and SQLite
        # lets nobody write who still reads what is old by now.
        with closing(ordered.iterator(CHUNK)) as found:
            rows = _told(found, expected, progress)
            if form == "xlsx":
                written = write_workbook(
                    file,
                    columns,
                    rows,
                    title=entity.title,
                    notes=_notes(listing, by, expected, private=bool(revealed)),
                    expected=expected,
                )
            else:
                written = write_csv(file, columns, rows)
    if written != expected:
        raise WrongCount(f"{written} of {expected} rows of {entity.slug}")
    day = timezone.localdate().isoformat()
    return Written(written, f"{entity.title}-{day}.{form}", bool(revealed))


def leave_line(listing: Listing, form: str, written: Written, *, by: User) -> None:
    """The audit line of an export."""
    record_act(
        "record_exported",
        by=by,
        kind=listing.entity.title,
        entity=listing.entity.slug,
        format=form,
        rows=written.rows,
        filter=listing.in_one_line(),
        private=written.private,
    )


def _told(
    rows: Iterable[Any], expected: int, progress: Progress | None
) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if progress is not None and number % CHUNK == 0:
            progress(number, expected)
        yield row


def revealed_to(user: User) -> frozenset[int]:
    """Keys of the communities whose private columns the person may see in full."""
    found = Community.objects.granting(Permission.REVEAL, to=user)
    return frozenset(found.values_list("pk", flat=True))


def _notes(listing: Listing, by: User, expected: int, *, private: bool) -> list[Note]:
    count = ngettext("%(rows)s row", "%(rows)s rows", expected) % {"rows": expected}
    notes = [
        Note(_("Exported by"), str(by)),
        Note(_("Exported at"), date_format(timezone.localtime(), "Y-m-d H:i")),
        Note(
            _("Number of rows"),
            _("%(rows)s written, as many as there are on record for these filters.")
            % {"rows": count},
        ),
        *(Note(each.label, each.value) for each in listing.in_words()),
        Note(
            _("Empty cells"),
            _("Not reported: nobody has told the figure. It is not 0."),
        ),
        Note(
            _("Correcting"),
            _(
                "The headings are those of the template for import: a corrected copy "
                "of this sheet can be imported."
            ),
        ),
    ]
    if listing.entity.private:
        shown = _("in full where you may see them; do not pass this file on")
        hidden = _("with their middle hidden")
        notes.append(Note(_("Telephone numbers"), shown if private else hidden))
    return notes
