"""A sheet made for filling in: formats, lists to pick from, what stays in sight."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.datavalidation import DataValidation

from communities.models import Community
from imports.sheets import MOST_ROWS, letters_of
from imports.words import REQUIRED_MARK
from portal.columns import Column, Kind
from portal.entities import Entity
from portal.record_fields import ShareField
from portal.spreadsheets import safe_text

# Longer lists are not picked from; the code is typed.
MOST_LISTED = 2_000
LISTS = "lists"
FONT = "宋体"
AS_TEXT, AS_PERCENT = "@", "0.##%"
FORMATS = {
    Kind.DAY: "yyyy-mm-dd",
    Kind.COUNT: "General",
    Kind.YEAR: "0",
    Kind.AMOUNT: "General",
}


def set_up(
    sheet: Any,
    entity: Entity,
    columns: Mapping[int, Column],
    *,
    by: Any,
    first_row: int,
    codes_row: int | None,
) -> dict[str, list[str]]:
    """Prepares an empty sheet; gives the lists that ``write_lists`` puts beside it.

    ``columns`` by their places, ``first_row`` the first below the heading, counted
    from 1; ``codes_row`` is hidden. ``by`` is who fills it in.
    """
    sheet.freeze_panes = f"B{first_row}"
    if codes_row:
        sheet.row_dimensions[codes_row].hidden = True
    sheet.row_dimensions[first_row - 1].height = 36
    lists = _lists(columns, by)
    names = list(lists)
    for place, column in columns.items():
        dimension = sheet.column_dimensions[letters_of(place)]
        dimension.width = _width(column)
        dimension.number_format = format_of(entity, column)
        if column.name in lists:
            source = letters_of(names.index(column.name))
            last = len(lists[column.name])
            validation = DataValidation(
                type="list",
                formula1=f"{LISTS}!${source}$1:${source}${last}",
                allow_blank=True,
                showErrorMessage=True,
                errorTitle=column.label[:30],
                error=_("Pick one from the list."),
            )
            letters = letters_of(place)
            validation.add(f"{letters}{first_row}:{letters}{MOST_ROWS + first_row}")
            sheet.data_validations.append(validation)
    return lists


def write_lists(book: Any, lists: Mapping[str, list[str]]) -> None:
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    longest = max(map(len, lists.values()), default=0)
    for at in range(longest):
        sheet.append(
            [
                text_cell(sheet, labels[at]) if at < len(labels) else None
                for labels in lists.values()
            ]
        )


def _lists(columns: Mapping[int, Column], by: Any) -> dict[str, list[str]]:
    """What is picked from, by names of columns."""
    found = {}
    for column in columns.values():
        if column.kind is Kind.COMMUNITY:
            mine = Community.objects.editable_by(by).filter(abolished_on=None)
            some = list(mine.order_by("code")[: MOST_LISTED + 1])
            labels = [community_label(each) for each in some]
            found[column.name] = labels if len(labels) <= MOST_LISTED else []
        elif column.kind is Kind.YES_NO:
            found[column.name] = [_("Yes"), _("No")]
        elif column.kind is Kind.CHOICE:
            found[column.name] = [label for _code, label in column.choices]
    return {name: labels for name, labels in found.items() if labels}


def community_label(community: Any) -> str:
    """How a community is picked from the list; the code is what counts."""
    return f"{community.name} ({community.code})"


def heading_of(column: Column) -> str:
    return f"{column.label} {REQUIRED_MARK}" if column.is_required else column.label


def is_share(entity: Entity, column: Column) -> bool:
    """Whether a number from 0 to 1 is meant."""
    return isinstance(entity.form.base_fields.get(column.field), ShareField)


def format_of(entity: Entity, column: Column) -> str:
    if is_share(entity, column):
        return AS_PERCENT
    return FORMATS.get(column.kind, AS_TEXT)


def sheet_title(text: str) -> str:
    """A name that a sheet may have."""
    return "".join(sign for sign in text if sign not in "[]:*?/\\")[:31] or "1"


def text_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    """A cell that can never become a formula."""
    cell = WriteOnlyCell(sheet, safe_text(value) if isinstance(value, str) else value)
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def _width(column: Column) -> float:
    if column.kind is Kind.COMMUNITY:
        return 30
    # A Chinese character is two wide, and a heading may take two lines.
    wide = sum(2 if ord(sign) > 0x2E80 else 1 for sign in heading_of(column))
    return min(max(11, wide * 0.75 + 2), 32)
