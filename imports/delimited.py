"""Text tables: UTF-8 or the Chinese national encoding, by comma, semicolon or tab."""

import codecs
import csv
from io import StringIO

from django.utils.translation import gettext as _

from imports.packages import MOST_LINES, refuse_extent
from imports.sheets import Sheet, UnreadableFile
from portal.spreadsheets import undefused
from portal.unseen import seen

SEPARATORS = ",;\t"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOKED_AT = 20


def read_text(content: bytes) -> Sheet:
    """Raises UnreadableFile when it is no text or no table."""
    text = decoded(content)
    lines = text.splitlines()
    separator = ""
    # What Excel writes first where a list separator is unusual.
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        separator, text = lines[0][4], text.partition("\n")[2]
    try:
        rows = _rows(text, separator or separator_of(lines))
    except csv.Error as error:
        # The one thing that a table of any other shape is refused for.
        raise UnreadableFile(
            _(
                "A cell has more than %(most)s characters. Perhaps a quotation mark is "
                "missing, and all that follows was taken for one cell."
            )
            % {"most": f"{csv.field_size_limit():,}"}
        ) from error
    return Sheet(rows=rows, is_workbook=False)


def decoded(content: bytes) -> str:
    encodings = [name for mark, name in MARKS if content.startswith(mark)]
    if not encodings and b"\0" in content:
        raise UnreadableFile(_("This is neither a workbook nor a text table."))
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    rest = content.removeprefix(codecs.BOM_UTF8)
    if encodings == ["utf-8-sig"] and not rest.startswith(codecs.BOM_UTF8):
        # Some programs write that mark before text of another encoding.
        return decoded(rest)
    raise UnreadableFile(_("The file is neither UTF-8 nor GBK text."))


def separator_of(lines: list[str]) -> str:
    """The one that cuts most of the first lines, and these into most columns."""
    looked_at = [line for line in lines[:LOOKED_AT] if line.strip()]

    def fitness(separator: str) -> tuple[int, int]:
        widths = [len(_cut(line, separator)) for line in looked_at]
        return sum(width > 1 for width in widths), max(widths, default=0)

    return max(SEPARATORS, key=fitness)


def _cut(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _rows(text: str, separator: str) -> list[list[str]]:
    """Stops where the table becomes larger than one that is taken."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    for row in reader:
        if len(rows) == MOST_LINES:
            refuse_extent(max(MOST_LINES + 1, text.count("\n")), 0)
        refuse_extent(0, len(row))
        # An apostrophe keeps spreadsheets from taking text for a formula.
        rows.append([seen(undefused(cell)) for cell in row])
    return rows
