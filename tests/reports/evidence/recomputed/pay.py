"""What staff are paid, by grade, by payer and against wages."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from staffing.models import PayComponent
from tests.reports.evidence.recomputed.answers import (
    Figure,
    envelope,
    extents,
    top,
)
from tests.reports.evidence.recomputed.record import Place, whole
from tests.reports.evidence.recomputed.staff import staff


def rows(place: Place) -> list[PayComponent] | None:
    return place.handed_in(place.in_period(PayComponent), "pay")


def monthly(place: Place) -> dict[str, Decimal] | None:
    """By grade, from all payers; a grade one of them leaves open is unknown."""
    found = rows(place)
    if found is None:
        return None
    grades = {row.post_grade for row in found}
    sums = {
        grade: whole(
            row.monthly_amount_yuan for row in found if row.post_grade == grade
        )
        for grade in grades
    }
    known = {grade: pay for grade, pay in sums.items() if pay is not None}
    return known if known or not found else None


def by_grade(place: Place) -> dict[str, Decimal] | None:
    found = monthly(place)
    if found is None or not place.location:
        return found
    return found | {f"{place.location}.{grade}": pay for grade, pay in found.items()}


def by_payer(place: Place) -> dict[str, Decimal] | None:
    found = rows(place)
    if found is None:
        return None
    sums: Counter[str] = Counter()
    for row in found:
        if row.monthly_amount_yuan is not None:
            key = f"{row.payer or 'unknown'}.{row.post_grade}"
            sums[key] += row.monthly_amount_yuan
    return dict(sums) if sums or not found else None


def wage(place: Place) -> Decimal | None:
    """What employees earn there by the month, or a twelfth of the year's wage."""
    region = place.region
    if region is None or region.avg_wage_yuan_month is not None:
        return region and region.avg_wage_yuan_month
    if region.avg_wage_yuan_year is None:
        return None
    return (region.avg_wage_yuan_year / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)


def against(place: Place) -> dict[str, Decimal] | None:
    found, average = monthly(place), wage(place)
    if found is None or not average:
        return None
    return {grade: pay / average for grade, pay in found.items()}


def lowest(place: Place) -> Decimal | None:
    return min((monthly(place) or {}).values(), default=None)


def subsidies(place: Place) -> list[Decimal] | None:
    found = [person.pension_subsidy_yuan_year for person in staff(place) or ()]
    return [amount for amount in found if amount is not None] or None


FIGURES: dict[str, Figure] = {
    "pay_by_grade": extents(by_grade),
    "pay_components": extents(by_payer),
    "pay_min": top(lowest, min),
    "pay_range": envelope(lambda place: list((monthly(place) or {}).values()) or None),
    "pay_vs_average": extents(against),
    "pension_subsidy_range": envelope(subsidies),
}
BOUNDS: dict[str, tuple[Any, ...]] = {}
