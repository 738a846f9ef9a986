"""Standards that a made-up county and its towns have set themselves."""

from datetime import date
from decimal import Decimal

from communities.models import Division
from reports.models import Standard
from tests import factories
from tests.reports.evidence.counties import COUNTY, Maker

FACTORS = ("0.5", "0.8", "1.2", "2")
KINDS = ("", "", "urban", "converted,urban", "new_rural,rural")
# Begun, begun this year, and still to come.
BEGINNINGS = (date(2024, 1, 1), date(2026, 1, 1), date(2027, 1, 1))
# In other units than the rules count in: how a document may put it.
WRITTEN = {"元": ("万元", Decimal(10_000)), "share": ("%", Decimal("0.01"))}


def own_standards(maker: Maker) -> None:
    """As many as the shape says: nearer than those of the nation, some for certain
    kinds of community only, some not in force on the day."""
    shipped = {row.slug: row for row in Standard.objects.order_by("pk")}
    places = [
        Division.objects.get(code=COUNTY),
        *Division.objects.filter(level="township").order_by("code"),
    ]
    count = min(maker.shape.overrides, len(shipped))
    for slug in maker.draw.sample(sorted(shipped), count):
        value, unit = drawn(maker, shipped[slug])
        begins = maker.draw.choice(BEGINNINGS)
        factories.a_standard(
            slug,
            title="县社区建设标准",
            issuing_body=maker.one("县政府办公室"),
            clause=maker.one("第3条", "第三条"),
            scope_division=maker.draw.choice(places),
            applies_to_class=maker.surely(*KINDS),
            value=value,
            unit=unit,
            valid_from=begins,
            valid_to=begins.replace(month=6) if maker.chance(0.2) else None,
        )


def drawn(maker: Maker, shipped: Standard) -> tuple[Decimal, str]:
    """Another value of a threshold, in one of the units it may be written in."""
    value = shipped.value * Decimal(maker.surely(*FACTORS))
    unit = shipped.unit
    if unit == "share":
        value = min(value, Decimal(1))
    elif value > 1:
        value = Decimal(int(value))
    if unit in WRITTEN and maker.chance(0.4):
        unit, factor = WRITTEN[unit]
        value /= factor
    return value.normalize() + 0, unit
