"""Houses, estates and construction projects."""

from decimal import Decimal
from typing import Any

from record.checks.facts import Estate, Project
from tests.record.checks.made import Row, house


def estate(area: int, given: int) -> dict[str, Any]:
    areas = {"floor_area": Decimal(area), "provided_area": Decimal(given)}
    return {"estates": (Estate(pk=7, name="景苑", **areas),)}


def project(**fields: Any) -> dict[str, Any]:
    numbers = {
        k: v if k in ("planned", "started", "completed") else Decimal(v)
        for k, v in fields.items()
    }
    return {"projects": (Project(pk=7, name="新社区", **numbers),)}


ROWS: tuple[Row, ...] = (
    (
        "floor-area-outlier",
        house(floor_area=30_001),
        "floor_area_m2",
        house(floor_area=20),
    ),
    (
        "floor-area-tenfold",
        house(floor_area=6100, area_before=610),
        "floor_area_m2",
        house(floor_area=610, area_before=300),
    ),
    (
        "rooms-above-floor-area",
        house(floor_area=100, rooms_area=101),
        "floor_area_m2",
        house(floor_area=100, rooms_area=100),
    ),
    (
        "rent-outlier",
        house(floor_area=10, rent=5001),
        "monthly_rent_yuan",
        house(floor_area=10, rent=5000),
    ),
    (
        "utilisation-slip",
        house(utilisation="0.009"),
        "utilisation_share",
        house(utilisation="0.01"),
    ),
    (
        "rooms-given-above-estate",
        estate(area=9, given=10),
        "provided_area_m2",
        estate(area=9, given=9),
    ),
    (
        "started-above-planned",
        project(started=631, planned=630),
        "started_households",
        project(started=630, planned=630),
    ),
    (
        "land-saved-above-need",
        {"land_per_household_mu": Decimal("1.5")}
        | project(planned=100, land_mu=50, land_saved_mu=101),
        "land_saved_mu",
        {"land_per_household_mu": Decimal("1.5")}
        | project(planned=100, land_mu=50, land_saved_mu=100),
    ),
    (
        "dwelling-outlier",
        project(dwelling_area=900),
        "unit_floor_area_m2",
        project(dwelling_area=90),
    ),
    (
        "subsidy-against-households",
        project(planned=100, subsidy_wan=300, subsidy_each_wan=2),
        "subsidy_total_wan",
        project(planned=150, started=9, subsidy_wan=300, subsidy_each_wan=2),
    ),
    (
        "project-outlier",
        project(approval_months=121),
        "approval_months",
        project(approval_months=6),
    ),
    (
        "project-outlier",
        project(cost_most_wan=180_000),
        "cost_per_household_max_wan",
        project(cost_most_wan=18),
    ),
)
