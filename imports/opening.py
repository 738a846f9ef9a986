"""From an upload to the table it holds: which sheet, which kind, which columns."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from imports.headings import Headings, NoHeading, read_headings, recognise
from imports.models import Import
from imports.reading import read_tables
from imports.sheets import Sheet, UnreadableFile
from portal.entities import Entity


class UnknownKind(Exception):
    """The heading fits no kind of row, or several: the person has to say which."""


def kind_of(sheets: Sequence[Sheet]) -> Entity:
    """The kind of row the file holds. Raises UnknownKind."""
    for sheet in sheets:
        entity = recognise(sheet)
        if entity is not None:
            return entity
    raise UnknownKind


def table_of(sheets: Sequence[Sheet], entity: Entity) -> tuple[Sheet, Headings]:
    """The sheet with most columns of the kind. Raises UnreadableFile if none has."""
    best: tuple[Sheet, Headings] | None = None
    for sheet in sheets:
        try:
            found = read_headings(sheet, entity)
        except NoHeading:
            continue
        if best is None or len(found.columns) > len(best[1].columns):
            best = sheet, found
    if best is None:
        raise UnreadableFile(
            _(
                "None of the first rows names a column of “%(kind)s”. Download the "
                "template to see how the columns are called."
            )
            % {"kind": entity.title}
        )
    return best


def content_of(import_: Import) -> bytes:
    """The upload as it was sent. Raises UnreadableFile when it has been removed."""
    try:
        if not import_.path:
            raise FileNotFoundError
        with default_storage.open(import_.path) as file:
            content: bytes = file.read()
    except FileNotFoundError as gone:
        raise UnreadableFile(
            _("The file has been removed after its time. Upload it again.")
        ) from gone
    return content


def opened(import_: Import) -> tuple[Sheet, Headings]:
    """The table of a stored upload, read once an object. Raises UnreadableFile."""
    if import_.table is None:
        import_.table = table_of(read_tables(content_of(import_)), import_.entity)
    table: tuple[Sheet, Headings] = import_.table
    return table


def as_told(headings: Headings) -> dict[str, Any]:
    """What the page says about the headings, as plain values.

    Columns are given by their names; their labels are looked up when shown.
    """
    return {
        "columns": [column.name for column in headings.columns.values()],
        "missing": [column.name for column in headings.missing],
        "doubled": [column.name for column in headings.doubled],
        "unknown": [asdict(each) for each in headings.unknown],
        "computed": list(headings.computed),
        "first_row": headings.first_row,
    }
