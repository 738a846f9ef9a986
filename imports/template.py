"""The workbook that people fill in: made from the columns of a kind of row.

The first row is hidden and holds the stable names of the columns, so headings may
be reworded and columns moved or removed. Codes are text, choices are lists to pick
from, and an example shows how it is meant.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from imports.entry_sheet import (
    FONT,
    community_label,
    format_of,
    heading_of,
    is_share,
    set_up,
    sheet_title,
    text_cell,
    write_lists,
)
from imports.template_notes import write_notes
from imports.words import EXAMPLE, code_of
from portal.columns import Column, Kind, columns_of
from portal.entities import Entity
from portal.figures import masked
from record.lists.columns import related_of

# The first below the heading, where the example stands.
FIRST_ROW = 3

_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = Alignment(horizontal="center", vertical="center", wrap_text=True)
_REQUIRED = PatternFill("solid", fgColor="FCE4D6")
_OPTIONAL = PatternFill("solid", fgColor="DDEBF7")
_EXAMPLE = PatternFill("solid", fgColor="F2F2F2")


def write_template(
    target: Path | IO[bytes], entity: Entity, *, by: Any, rows: Iterable[Any] = ()
) -> None:
    """A workbook for rows of this kind, in the active language.

    ``by`` is who will fill it in: the list of communities holds theirs. ``rows`` are
    filled in beforehand, their private fields masked.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_title(entity.title))
    lists = set_up(
        sheet,
        entity,
        dict(enumerate(columns_of(entity))),
        by=by,
        first_row=FIRST_ROW,
        codes_row=1,
    )
    _write_rows(sheet, entity, rows)
    write_notes(book.create_sheet(_("Notes")), entity)
    write_lists(book, lists)
    book.save(target)


def current_rows(entity: Entity, user: Any) -> "QuerySet[Any]":
    """The rows that the user may edit, those still in force, in the order of places."""
    rows = entity.editable_by(user)
    if entity.has_life:
        rows = rows.filter(ends_on=None)
    rows = rows.select_related(*related_of(entity)).prefetch_related(*entity.prefetch)
    path = entity.community_path
    code = f"{path}__code" if path else "code"
    return rows.order_by(code, "pk")


def _write_rows(sheet: Any, entity: Entity, rows: Iterable[Any]) -> None:
    columns = columns_of(entity)
    sheet.append([text_cell(sheet, code_of(entity, column)) for column in columns])
    sheet.append([_heading(sheet, column) for column in columns])
    sheet.append(list(_example(sheet, entity)))
    looks: dict[str, WriteOnlyCell] = {}
    for row in rows:
        sheet.append([_filled(sheet, entity, each, row, looks) for each in columns])


def _heading(sheet: Any, column: Column) -> WriteOnlyCell:
    cell = text_cell(sheet, heading_of(column))
    cell.font = Font(name=FONT, size=11, bold=True)
    cell.fill = _REQUIRED if column.is_required else _OPTIONAL
    cell.alignment, cell.border = _HEAD, _BOX
    return cell


def _example(sheet: Any, entity: Entity) -> Iterator[WriteOnlyCell]:
    for column in columns_of(entity):
        cell = text_cell(sheet, _example_of(entity, column))
        cell.font = Font(name=FONT, size=11, italic=True, color="808080")
        cell.fill, cell.border = _EXAMPLE, _BOX
        cell.number_format = format_of(entity, column)
        yield cell


def _example_of(entity: Entity, column: Column) -> Any:
    labels = [label for _code, label in column.choices]
    if column.kind is Kind.TEXT and column.name.endswith("period__code"):
        return str(date.today().year - 1)  # noqa: DTZ011 - any recent year will do
    return {
        Kind.COMMUNITY: str(EXAMPLE),
        Kind.TEXT: _("text") if column.is_required else "",
        Kind.COUNT: 120,
        Kind.YEAR: 2025,
        # Square metres or yuan of less than one would teach nobody anything.
        Kind.AMOUNT: 0.85 if is_share(entity, column) else 86.5,
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
    look = format_of(entity, column)
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
