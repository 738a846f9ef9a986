"""The workbook that people fill in: made from the columns of a kind of row.

The first row is hidden and holds the stable names of the columns, so headings may
be reworded and columns moved or removed. Codes are text, choices are lists to pick
from, and an example shows how it is meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from communities.models import Community
from imports.sheets import MOST_ROWS, letters_of
from imports.template_notes import write_notes
from imports.words import EXAMPLE, REQUIRED_MARK, code_of
from portal.columns import Column, Kind, columns_of
from portal.entities import Entity
from portal.figures import masked
from portal.record_fields import ShareField

# Longer lists are not picked from; the code is typed.
MOST_LISTED = 2_000
FIRST_ROW = 4
LISTS = "lists"
FONT = "宋体"

_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = Alignment(horizontal="center", vertical="center", wrap_text=True)
_REQUIRED = PatternFill("solid", fgColor="FCE4D6")
_OPTIONAL = PatternFill("solid", fgColor="DDEBF7")
_EXAMPLE = PatternFill("solid", fgColor="F2F2F2")
AS_TEXT, AS_PERCENT = "@", "0.##%"
FORMATS = {
    Kind.DAY: "yyyy-mm-dd",
    Kind.COUNT: "General",
    Kind.YEAR: "0",
    Kind.AMOUNT: "General",
}


def write_template(
    path: Path, entity: Entity, *, by: Any, rows: Iterable[Any] = ()
) -> None:
    """A workbook for rows of this kind, in the active language.

    ``by`` is who will fill it in: the list of communities holds theirs. ``rows`` are
    filled in beforehand, their private fields masked.
    """
    book = Workbook(write_only=True)
    columns = columns_of(entity)
    lists = _lists(columns, by)
    _write_rows(book.create_sheet(sheet_title(entity.title)), entity, lists, rows)
    write_notes(book.create_sheet(_("Notes")), entity)
    _write_lists(book.create_sheet(LISTS), lists)
    book.save(path)


def current_rows(entity: Entity, user: Any) -> Iterable[Any]:
    """The rows that the user may edit, those still in force, in the order of places."""
    rows = entity.editable_by(user)
    if entity.has_life:
        rows = rows.filter(ends_on=None)
    path = entity.community_path
    joined = {*entity.related, *filter(None, [path])}
    rows = rows.select_related(*joined) if joined else rows
    code = f"{path}__code" if path else "code"
    return rows.order_by(code, "pk")


def sheet_title(text: str) -> str:
    """A name that a sheet may have."""
    return "".join(sign for sign in text if sign not in "[]:*?/\\")[:31]


def community_label(community: Any) -> str:
    """How a community is picked from the list; the code is what counts."""
    return f"{community.name} ({community.code})"


def heading_of(column: Column) -> str:
    return f"{column.label} {REQUIRED_MARK}" if column.is_required else column.label


def text_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    """A cell that can never become a formula."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, value)
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def _lists(columns: Sequence[Column], by: Any) -> dict[str, list[str]]:
    """What is picked from, by names of columns."""
    yes_no = [_("Yes"), _("No")]
    found = {}
    for column in columns:
        if column.kind is Kind.COMMUNITY:
            mine = Community.objects.editable_by(by).filter(abolished_on=None)
            some = list(mine.order_by("code")[: MOST_LISTED + 1])
            labels = [community_label(each) for each in some]
            found[column.name] = labels if len(labels) <= MOST_LISTED else []
        elif column.kind is Kind.YES_NO:
            found[column.name] = yes_no
        elif column.kind is Kind.CHOICE:
            found[column.name] = [label for _code, label in column.choices]
    return {name: labels for name, labels in found.items() if labels}


def _write_lists(sheet: Any, lists: dict[str, list[str]]) -> None:
    sheet.sheet_state = "hidden"
    longest = max(map(len, lists.values()), default=0)
    for at in range(longest):
        sheet.append(
            [
                text_cell(sheet, labels[at]) if at < len(labels) else None
                for labels in lists.values()
            ]
        )


def _write_rows(
    sheet: Any, entity: Entity, lists: dict[str, list[str]], rows: Iterable[Any]
) -> None:
    columns = columns_of(entity)
    sheet.freeze_panes = f"B{FIRST_ROW - 1}"
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 36
    for at, column in enumerate(columns):
        dimension = sheet.column_dimensions[letters_of(at)]
        dimension.width = _width(column)
        dimension.number_format = _format(entity, column)
    for validation in _validations(columns, lists):
        sheet.data_validations.append(validation)
    sheet.append([text_cell(sheet, code_of(entity, column)) for column in columns])
    sheet.append([_heading(sheet, column) for column in columns])
    sheet.append(list(_example(sheet, entity)))
    looks: dict[str, WriteOnlyCell] = {}
    for row in rows:
        sheet.append([_filled(sheet, entity, each, row, looks) for each in columns])


def _format(entity: Entity, column: Column) -> str:
    if isinstance(entity.form.base_fields.get(column.field), ShareField):
        return AS_PERCENT
    return FORMATS.get(column.kind, AS_TEXT)


def _width(column: Column) -> float:
    if column.kind is Kind.COMMUNITY:
        return 30
    # A Chinese character is two wide, and a heading may take two lines.
    wide = sum(2 if ord(sign) > 0x2E80 else 1 for sign in heading_of(column))
    return min(max(11, wide * 0.75 + 2), 32)


def _validations(
    columns: Sequence[Column], lists: dict[str, list[str]]
) -> Iterator[DataValidation]:
    names = list(lists)
    for at, column in enumerate(columns):
        if column.name not in lists:
            continue
        letters, source = letters_of(at), letters_of(names.index(column.name))
        last = len(lists[column.name])
        validation = DataValidation(
            type="list",
            formula1=f"{LISTS}!${source}$1:${source}${last}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=column.label[:30],
            error=_("Pick one from the list."),
        )
        validation.add(f"{letters}{FIRST_ROW - 1}:{letters}{MOST_ROWS + FIRST_ROW}")
        yield validation


def _heading(sheet: Any, column: Column) -> WriteOnlyCell:
    cell = text_cell(sheet, heading_of(column))
    cell.font = Font(name=FONT, size=11, bold=True)
    cell.fill = _REQUIRED if column.is_required else _OPTIONAL
    cell.alignment, cell.border = _HEAD, _BOX
    return cell


def _example(sheet: Any, entity: Entity) -> Iterator[WriteOnlyCell]:
    for column in columns_of(entity):
        cell = text_cell(sheet, _example_of(column))
        cell.font = Font(name=FONT, size=11, italic=True, color="808080")
        cell.fill, cell.border = _EXAMPLE, _BOX
        cell.number_format = _format(entity, column)
        yield cell


def _example_of(column: Column) -> Any:
    labels = [label for _code, label in column.choices]
    if column.kind is Kind.TEXT and column.name.endswith("period__code"):
        return str(date.today().year - 1)  # noqa: DTZ011 - any recent year will do
    return {
        Kind.COMMUNITY: str(EXAMPLE),
        Kind.TEXT: _("text") if column.is_required else "",
        Kind.COUNT: 120,
        Kind.YEAR: 2025,
        Kind.AMOUNT: 0.85,
        Kind.DAY: date(2025, 3, 5),
        Kind.YES_NO: _("Yes"),
        Kind.CHOICE: next(iter(labels), ""),
        Kind.CHOICES: "、".join(labels[:2]),
    }[column.kind]


def _filled(
    sheet: Any,
    entity: Entity,
    column: Column,
    row: Any,
    looks: dict[str, WriteOnlyCell],
) -> Any:
    cell = text_cell(sheet, cell_value(entity, column, row))
    look = _format(entity, column)
    if look not in looks:
        # One style a look: setting it up cell by cell takes longer than writing.
        looks[look] = WriteOnlyCell(sheet)
        looks[look].font = Font(name=FONT, size=11)
        looks[look].number_format = look
    cell._style = looks[look]._style
    return cell


def cell_value(entity: Entity, column: Column, row: Any) -> Any:
    """What stands in the cell for a stored value, so that an import reads it back."""
    value = column.read(row)
    if column.kind is Kind.COMMUNITY:
        return community_label(value)
    return shown_value(entity, column, value)


def shown_value(entity: Entity, column: Column, value: Any) -> Any:
    """A stored value the way people write it; private ones masked."""
    if value in (None, "", []):
        return None
    if column.field in entity.private:
        return masked(str(value))
    if column.kind is Kind.YES_NO:
        return _("Yes") if value else _("No")
    if column.kind is Kind.CHOICE:
        return dict(column.choices).get(str(value), str(value))
    if column.kind is Kind.CHOICES:
        labels = dict(column.choices)
        return "、".join(labels.get(str(each), str(each)) for each in value)
    if isinstance(value, date | int | Decimal):
        return value
    return str(value)
