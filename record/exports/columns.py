"""The columns of an export, headed as those of the import's template.

Three say where the row belongs: the code of the community, which an import reads,
and its name and street for whoever looks at the sheet. Then follows everything
that is typed, then what is computed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from portal.columns import Column, Kind, columns_of
from portal.entities import Entity, Extra
from portal.figures import masked
from record.lists.columns import labels_of

# As exact as the pages show what is computed.
CENTS = Decimal("0.01")
# The Excel widths of columns by what they hold, in digits of the standard font.
WIDTHS = {
    Kind.COMMUNITY: 15,
    Kind.TEXT: 18,
    Kind.COUNT: 11,
    Kind.YEAR: 9,
    Kind.AMOUNT: 13,
    Kind.DAY: 12,
    Kind.YES_NO: 9,
    Kind.CHOICE: 14,
    Kind.CHOICES: 20,
}


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """``read`` gives text, a number or a day; None where nothing is on record."""

    label: str
    kind: Kind
    read: Callable[[Any], Any]
    decimals: int = 0

    @property
    def width(self) -> int:
        """Wide enough for its heading, a hanzi taking two digits."""
        heading = sum(2 if ord(sign) > 0x2E7F else 1 for sign in self.label)
        return min(max(WIDTHS[self.kind], heading + 4), 40)


def export_columns(
    entity: Entity, *, revealed: frozenset[int] = frozenset()
) -> tuple[ExportColumn, ...]:
    """``revealed``: keys of the communities whose private columns are shown in full."""
    place, *typed = columns_of(entity)
    columns = [
        ExportColumn(
            place.label, Kind.COMMUNITY, lambda row: entity.community_of(row).code
        ),
        *(_typed(entity, column, revealed) for column in typed),
        *(_computed(extra) for extra in entity.extras),
    ]
    taken = {column.label for column in columns}
    about = (each for each in _about_the_place(entity) if each.label not in taken)
    return columns[0], *about, *columns[1:]


def place_labels() -> tuple[str, str]:
    """Headings of what an export says of the place and an import does not read."""
    return _("Name of the community"), _("Street or town")


def _about_the_place(entity: Entity) -> tuple[ExportColumn, ExportColumn]:
    name, street = place_labels()
    return (
        ExportColumn(name, Kind.TEXT, lambda row: entity.community_of(row).name),
        ExportColumn(
            street, Kind.TEXT, lambda row: entity.community_of(row).township.name
        ),
    )


def _typed(entity: Entity, column: Column, revealed: frozenset[int]) -> ExportColumn:
    field = entity.form.base_fields[column.field]
    decimals = (getattr(field, "decimal_places", None) or 0) if column.is_number else 0
    labels = labels_of(entity, column)
    read = _reader(column, labels)
    if column.field in entity.private:
        read = _hidden(entity, read, revealed)
    return ExportColumn(column.label, column.kind, read, decimals)


def _reader(column: Column, labels: dict[Any, str]) -> Callable[[Any], Any]:
    if column.kind is Kind.YES_NO:
        words = {True: _("Yes"), False: _("No")}
        return lambda row: words.get(column.read(row))
    if column.kind is Kind.CHOICES:
        return lambda row: "、".join(
            labels.get(code, str(code)) for code in column.read(row) or ()
        )
    if labels:
        return lambda row: labels.get(value := column.read(row), value)
    if column.kind is Kind.TEXT:
        return lambda row: None if (value := column.read(row)) is None else str(value)
    return column.read


def _hidden(
    entity: Entity, read: Callable[[Any], Any], revealed: frozenset[int]
) -> Callable[[Any], Any]:
    def shown(row: Any) -> Any:
        value = read(row)
        if not value or entity.community_of(row).pk in revealed:
            return value
        return masked(str(value))

    return shown


def _computed(extra: Extra) -> ExportColumn:
    words = {True: _("Yes"), False: _("No")}

    def read(row: Any) -> Any:
        value = extra.value(row)
        if isinstance(value, Decimal):
            return value.quantize(CENTS, ROUND_HALF_UP)
        return words[value] if isinstance(value, bool) else value

    kind = Kind.AMOUNT if extra.is_number else Kind.TEXT
    return ExportColumn(str(extra.label), kind, read, 2 if extra.is_number else 0)
