"""What divisions above communities have on record for them: the nearest wins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Self

from django.db.models import Q

from communities.divisions import ancestors_of, range_below
from communities.models import Division
from communities.models.division import DivisionLevel
from facilities.models import ChecklistRoom, FacilityChecklist
from funding.models import RegionReference
from reports.facts.shapes import ChecklistFacts, RegionFacts

_FEN = Decimal("0.01")


def bearing_on(code: str) -> Q:
    """Rows of the divisions above, at and below the division ``code``."""
    return Q(division__code__in=ancestors_of(code)) | Q(
        division__code__range=range_below(code)
    )


@dataclass(frozen=True, slots=True)
class Above:
    """Reference figures and checklists by division code, for one scope.

    One row a division that has any, so a few thousand for the nation.
    """

    regions: Mapping[str, RegionFacts]
    checklists: Mapping[str, ChecklistFacts]
    counties: Mapping[str, str]  # names by code

    @classmethod
    def of(cls, scope_code: str, day: date) -> Self:
        """As of ``day``; costs four queries."""
        return cls(
            _regions(scope_code, day.year),
            _checklists(scope_code),
            _counties(scope_code),
        )

    def region(self, code: str) -> RegionFacts | None:
        """Of the nearest division with a wage on record, else with any figure."""
        found = [self.regions[c] for c in ancestors_of(code) if c in self.regions]
        waged = [region for region in found if region.avg_wage_yuan_month]
        return next(iter(waged or found), None)

    def checklist(self, code: str) -> ChecklistFacts | None:
        found = (self.checklists[c] for c in ancestors_of(code) if c in self.checklists)
        return next(found, None)


def _counties(scope_code: str) -> dict[str, str]:
    codes = [scope_code, *ancestors_of(scope_code)]
    rows = Division.objects.filter(
        Q(code__in=codes) | Q(code__range=range_below(scope_code)),
        level=DivisionLevel.COUNTY,
    )
    return dict(rows.values_list("code", "name"))


def _regions(scope_code: str, year: int) -> dict[str, RegionFacts]:
    """The latest figures of each division, none later than the year."""
    rows = (
        RegionReference.objects.filter(bearing_on(scope_code), year__lte=year)
        .order_by("year")
        .values(
            *("division__code", "division__name", "year", "avg_wage_yuan_month"),
            *("avg_wage_yuan_year", "minimum_wage_yuan_month", "source"),
            *("fixed_asset_investment_yi", "rural_housing_land_mu"),
            "planned_total_land_mu",
        )
    )
    return {row["division__code"]: _region(row) for row in rows}


def _region(row: Mapping[str, Any]) -> RegionFacts:
    return RegionFacts(
        division_name=row["division__name"],
        division_code=row["division__code"],
        year=row["year"],
        avg_wage_yuan_month=_monthly(row),
        minimum_wage_yuan_month=row["minimum_wage_yuan_month"],
        fixed_asset_investment_yi=row["fixed_asset_investment_yi"],
        rural_housing_land_mu=row["rural_housing_land_mu"],
        planned_total_land_mu=row["planned_total_land_mu"],
        source=row["source"] or None,
    )


def _monthly(row: Mapping[str, Any]) -> Decimal | None:
    """As published by the month, else a twelfth of the year's wage."""
    monthly: Decimal | None = row["avg_wage_yuan_month"]
    yearly: Decimal | None = row["avg_wage_yuan_year"]
    if monthly is not None or yearly is None:
        return monthly
    return (yearly / 12).quantize(_FEN, ROUND_HALF_UP)


def _checklists(scope_code: str) -> dict[str, ChecklistFacts]:
    """The active checklist of each division; of several the last one made."""
    rooms: dict[int, list[str]] = {}
    needed = ChecklistRoom.objects.filter(
        checklist__in=FacilityChecklist.objects.filter(
            bearing_on(scope_code), is_active=True
        )
    )
    for checklist, room in needed.order_by("pk").values_list(
        "checklist_id", "room_type"
    ):
        rooms.setdefault(checklist, []).append(room)
    rows = (
        FacilityChecklist.objects.filter(bearing_on(scope_code), is_active=True)
        .order_by("pk")
        .values(
            *("pk", "division__code", "name"),
            *("needs_publicity_board", "needs_disclosure_board"),
        )
    )
    return {
        row["division__code"]: ChecklistFacts(
            name=row["name"],
            rooms=tuple(rooms.get(row["pk"], ())),
            needs_publicity_board=bool(row["needs_publicity_board"]),
            needs_disclosure_board=bool(row["needs_disclosure_board"]),
        )
        for row in rows
    }
