"""The sheet of a template that says what each column takes."""

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from imports.sheets import MOST_BYTES, MOST_ROWS
from portal.columns import Column, Kind, columns_of
from portal.entities import Entity

FONT = "宋体"
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def write_notes(sheet: Any, entity: Entity) -> None:
    sheet.freeze_panes = "A2"
    for letters, width in zip("ABCD", (30, 12, 34, 60), strict=True):
        sheet.column_dimensions[letters].width = width
    heads = (
        _("Column"),
        _("Must be filled in"),
        _("What it takes"),
        _("Choices and remarks"),
    )
    sheet.append([_cell(sheet, text, bold=True) for text in heads])
    for column in columns_of(entity):
        texts = (
            column.label,
            _("Yes") if column.is_required else "",
            taken_by(column),
            "\n".join(filter(None, (_choices(column), column.help))),
        )
        sheet.append([_cell(sheet, text) for text in texts])
    sheet.append([])
    for text in rules(entity):
        sheet.append([_cell(sheet, text, wrapped=False)])


def taken_by(column: Column) -> str:
    """What kind of value goes into the column, and how it may be written."""
    return {
        Kind.COMMUNITY: _("One of your communities: name and code, code, or name"),
        Kind.TEXT: _("Text"),
        Kind.COUNT: _("Whole number"),
        Kind.YEAR: _("Year, such as 2025"),
        Kind.AMOUNT: _("Number, in the unit of the heading"),
        Kind.DAY: _("Day: 2025-03-05, 2025/3/5, 2025.3.5, 2025年3月5日 or 20250305"),
        Kind.YES_NO: _("Yes or no"),
        Kind.CHOICE: _("One of the choices"),
        Kind.CHOICES: _("One or more of the choices, separated by “、”"),
    }[column.kind]


def rules(entity: Entity) -> list[str]:
    """What holds for the whole table."""
    found = [
        _(
            "Columns marked * must be filled in; the others may stay empty or be "
            "removed."
        ),
        _("An empty cell means “not reported”; a 0 means that there is none."),
        _("The first row is hidden and tells the columns apart: leave it as it is."),
        _("The example is not imported; you may remove it."),
    ]
    if entity.has_life:
        found.append(
            _(
                "A row that is on record already is corrected, not doubled; one with "
                "a last day is ended by it."
            )
        )
    else:
        found.append(_("A row that is on record already is corrected, not doubled."))
    if entity.number:
        label = entity.form.base_fields[entity.number].label
        found.append(
            _(
                "A row with its “%(column)s” filled in is recognised by that alone; "
                "without it by all of the others together."
            )
            % {"column": label}
        )
    found.append(
        _("One file takes up to %(rows)s rows and %(size)s MB.")
        % {"rows": f"{MOST_ROWS:,}", "size": MOST_BYTES // (1024 * 1024)}
    )
    return found


def _choices(column: Column) -> str:
    if column.kind not in (Kind.CHOICE, Kind.CHOICES):
        return ""
    return "、".join(label for _code, label in column.choices)


def _cell(
    sheet: Any, text: str, *, bold: bool = False, wrapped: bool = True
) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(name=FONT, size=11, bold=bold)
    if wrapped:
        cell.alignment = _WRAPPED
    return cell
