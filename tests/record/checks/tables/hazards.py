"""Hazards, from found to reviewed."""

from datetime import date
from typing import Any

from record.checks.facts import HazardRow
from tests.record.checks.made import DAY, Row

IN_HAND = {
    "status": "rectifying",
    "deadline": date(2025, 6, 1),
    "responsible_unit": "居委会",
    "responsible_person": "张某",
    "measure": "清理",
}


def hazard(**fields: Any) -> dict[str, Any]:
    given = {"status": "found", "found_on": date(2025, 5, 1)} | fields
    return {"hazards": (HazardRow(pk=7, name="楼道", **given),)}


ROWS: tuple[Row, ...] = (
    (
        "hazard-without-deadline",
        hazard(**IN_HAND | {"deadline": None}),
        "deadline",
        hazard(),
    ),
    (
        "hazard-without-duty",
        hazard(**IN_HAND | {"responsible_person": ""}),
        "responsible_person",
        hazard(**IN_HAND),
    ),
    (
        "hazard-without-measure",
        hazard(**IN_HAND | {"measure": ""}),
        "measure",
        hazard(**IN_HAND | {"measure": "", "status": "assigned"}),
    ),
    (
        "hazard-without-review",
        hazard(**IN_HAND | {"status": "passed", "reviewer": "李某"}),
        "reviewed_on",
        hazard(**IN_HAND | {"status": "passed", "reviewer": "李某"}, reviewed_on=DAY),
    ),
    (
        "hazard-in-the-future",
        hazard(found_on=date(2026, 3, 13)),
        "found_on",
        hazard(found_on=DAY),
    ),
    (
        "hazard-deadline-far",
        hazard(**IN_HAND | {"deadline": date(2027, 5, 2)}),
        "deadline",
        hazard(**IN_HAND | {"deadline": date(2027, 5, 1)}),
    ),
    (
        "hazard-forgotten",
        hazard(found_on=date(2024, 3, 11)),
        "status",
        hazard(found_on=date(2024, 3, 12)),
    ),
)
