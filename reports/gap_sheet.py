"""What is missing to the standards as rows of a workbook, in the reader's language."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from portal.columns import Kind
from portal.figures import number
from record.exports.columns import CENTS, ExportColumn
from record.exports.workbook import Note
from reports.document.lacking import OWN_DEFAULT, bases, joined
from reports.facts.request import Request
from reports.models import PricedMeasure
from reports.shortfalls.rows import Row

# As prices are named, but for what is counted otherwise than it is paid.
MEASURES = [
    *(
        dict(PricedMeasure.choices)
        | {PricedMeasure.STAFF_POSTS.value: gettext_lazy("Community staff")}
    ).items(),
    ("office-fund", gettext_lazy("Office fund (yuan)")),
]


def label_of(row: Row) -> Any:
    return dict(MEASURES)[row.measure.code]


COLUMNS = (
    (gettext_lazy("What is missing"), Kind.TEXT, 0, lambda row: str(label_of(row))),
    (
        gettext_lazy("Division code"),
        Kind.TEXT,
        0,
        lambda row: row.place.code if row.place else None,
    ),
    (
        gettext_lazy("Street or county"),
        Kind.TEXT,
        0,
        lambda row: row.place.name if row.place else _("All together"),
    ),
    (gettext_lazy("Missing"), Kind.AMOUNT, 2, lambda row: row.missing),
    (gettext_lazy("Unit"), Kind.TEXT, 0, lambda row: row.measure.unit),
    (gettext_lazy("Communities short"), Kind.COUNT, 0, lambda row: row.lack.short),
    (
        gettext_lazy("Communities assessed"),
        Kind.COUNT,
        0,
        lambda row: row.lack.assessed,
    ),
    (gettext_lazy("Not on record"), Kind.COUNT, 0, lambda row: row.lack.unknown),
    (gettext_lazy("Held to"), Kind.TEXT, 0, lambda row: bases(row) or None),
    (gettext_lazy("What would close it"), Kind.TEXT, 0, lambda row: row.measure.remedy),
    (
        gettext_lazy("Estimated cost (yuan)"),
        Kind.AMOUNT,
        2,
        lambda row: row.lack.cost_yuan if row.lack.priced else None,
    ),
    (
        gettext_lazy("Cost comes"),
        Kind.TEXT,
        0,
        lambda row: _("every year") if row.measure.is_yearly else _("once"),
    ),
    (
        gettext_lazy("Communities with a unit cost"),
        Kind.COUNT,
        0,
        lambda row: row.lack.priced,
    ),
    (
        gettext_lazy("Unit costs and sources"),
        Kind.TEXT,
        0,
        lambda row: sources_of(row) or None,
    ),
)


def sources_of(row: Row) -> str:
    return joined(
        [
            f"{price.scope_name} {price.year}: {number(price.amount_yuan)} "
            f"({price.source})"
            for price in row.lack.prices
        ]
    )


def export_columns() -> tuple[ExportColumn, ...]:
    return tuple(
        ExportColumn(str(label), kind, cents(read) if decimals else read, decimals)
        for label, kind, decimals, read in COLUMNS
    )


def cents(read: Any) -> Any:
    """To the hundredth: a sheet keeps no more of a product of two of them."""

    def rounded(row: Row) -> Decimal | None:
        value = read(row)
        if value is None:
            return None
        return Decimal(value).quantize(CENTS, ROUND_HALF_UP)

    return rounded


def notes_of(asked: Request, *, by: User, measure: str) -> list[Note]:
    return [
        Note(_("Exported by"), str(by)),
        Note(_("Period"), asked.period_code),
        Note(_("As of"), asked.as_of.isoformat()),
        Note(_("What is missing"), str(dict(MEASURES).get(measure, _("All")))),
        Note(
            _("Not on record"),
            _("Communities that have not handed in what is needed: not in the sums."),
        ),
        Note(OWN_DEFAULT, _("A default of this portal, not a document.")),
        Note(
            _("Adding up"),
            _("The same rooms may close what is missing to different standards."),
        ),
    ]
