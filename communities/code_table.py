"""Reading the published table of division codes, and what can be wrong with it.

The table is read row by row as often as needed and never held in memory: the
nation's has some 670,000 rows. What is kept of it while it is checked is the
codes down to townships and, for each township, which of its thousand community
numbers are taken.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from communities import divisions
from communities.models import Community, Division
from portal.unseen import seen

ENCODINGS = ("utf-8-sig", "gb18030")
CHUNK_BYTES = 1 << 20


class UnreadableTable(Exception):
    """Not a table of codes at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    code: str
    name: str


def encoding_of(path: Path) -> str:
    """UTF-8 with or without its mark, else the Chinese national encoding.

    Raises UnreadableTable for a file that is neither.
    """
    for encoding in ENCODINGS:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UnreadableTable(_("The file is neither UTF-8 nor GBK text."))


def read_rows(path: Path, encoding: str) -> Iterator[Row]:
    """Rows below the heading, empty lines left out.

    Raises UnreadableTable when the heading does not name both columns.
    """
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file)
        try:
            heading = [cell.strip().lower() for cell in next(reader, [])]
            if "code" not in heading or "name" not in heading:
                raise UnreadableTable(_("The first line must be: code,name"))
            code_at, name_at = heading.index("code"), heading.index("name")
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    padded = cells + [""] * (len(heading) - len(cells))
                    yield Row(
                        reader.line_num,
                        padded[code_at].strip(),
                        seen(padded[name_at]).strip(),
                    )
        except csv.Error as error:
            raise UnreadableTable(
                _("Line %(line)d cannot be read: %(error)s")
                % {"line": reader.line_num, "error": error}
            ) from error


def problems(path: Path, encoding: str) -> Iterator[str]:
    """Everything wrong with the table, each with its line; nothing is stored.

    Reads the file twice: parents may stand below their children in it.
    """
    above: set[str] = set()
    taken: dict[str, int] = {}
    for row in read_rows(path, encoding):
        fault = _fault_of(row)
        if not fault and _is_taken(row.code, above, taken):
            fault = _("%(code)s is in the table twice") % {"code": row.code}
        if fault:
            yield _at(row, fault)

    above.update(Division.objects.values_list("code", flat=True))
    for row in read_rows(path, encoding):
        if not _fault_of(row) and (fault := _orphaned(row.code, above)):
            yield _at(row, fault)


def is_community(code: str) -> bool:
    return divisions.level_of(code) == divisions.Level.COMMUNITY


def _fault_of(row: Row) -> str:
    """What is wrong with the row by itself; empty if nothing is."""
    try:
        divisions.check(row.code)
        model = Community if is_community(row.code) else Division
    except divisions.MalformedCode:
        return _("“%(code)s” is not a code of twelve digits") % {"code": row.code}
    if not row.name:
        return _("%(code)s has no name") % {"code": row.code}
    if len(row.name) > model._meta.get_field("name").max_length:
        return _("the name of %(code)s is too long") % {"code": row.code}
    return ""


def _is_taken(code: str, above: set[str], taken: dict[str, int]) -> bool:
    """Whether the code was seen before; from now on it was."""
    if not is_community(code):
        is_known = code in above
        above.add(code)
        return is_known
    township, bit = code[:9], 1 << int(code[9:])
    known = taken.get(township, 0)
    taken[township] = known | bit
    return bool(known & bit)


def _orphaned(code: str, above: set[str]) -> str:
    """What is missing above the code; empty when its parent is in the table or stored.

    Where a prefecture has no counties, its own row is the parent of townships.
    """
    parent = divisions.parent_of(code)
    if parent and parent not in above:
        return _("%(code)s belongs to %(parent)s, which is nowhere") % {
            "code": code,
            "parent": parent,
        }
    if is_community(code) and code[6:9] == "000":
        return _("%(code)s belongs to no street or town") % {"code": code}
    return ""


def _at(row: Row, fault: str) -> str:
    return _("Line %(line)d: %(fault)s") % {"line": row.line, "fault": fault}
