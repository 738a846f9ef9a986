"""Hazards and public order."""

from typing import Any

from reports.facts.shapes import HazardFacts
from tests.reports.rules.made import an_office, rows, series


def _hazard(category: str = "fire", **known: Any) -> HazardFacts:
    given = {"level": "general", "status": "registered"}
    return HazardFacts(category=category, **given | known)


def _found(*hazards: HazardFacts) -> dict[str, Any]:
    return {"hazards": hazards}


_CLOSED = _hazard("gas", status="closed", is_open=False)
_FIVE = ("fire", "gas", "water", "school", "medical")
_MISSING = "安全隐患排查情况"

ROWS = (
    *rows(
        "hazard-open",
        gap=(_found(_hazard(), _hazard("gas"), _hazard(), _CLOSED), (3, 0)),
        boundary=(_found(_CLOSED), None),
        passes=(_found(), None),
        unknown=({}, _MISSING),
    ),
    *rows(
        "hazard-overdue",
        gap=(_found(_hazard(is_overdue=True), _hazard()), (1, 0)),
        boundary=(_found(_hazard()), None),
        passes=(_found(_CLOSED), None),
        unknown=({}, _MISSING),
    ),
    *rows(
        "hazard-major",
        gap=(_found(_hazard(level="major"), _hazard()), (1, 0)),
        closed=(_found(_hazard(level="major", is_open=False)), None),
        passes=(_found(_hazard()), None),
        unknown=({}, _MISSING),
    ),
    *rows(
        "traffic-no-guardrail",
        gap=(_found(_hazard("road_traffic", subtype="临水路段无护栏")), (1, 0)),
        signs=(_found(_hazard("road_traffic", subtype="警示标识不齐")), (1, 0)),
        boundary=(_found(_hazard("road_traffic", subtype="弯急")), None),
        passes=(_found(_hazard("construction", subtype="护栏松动")), None),
        unknown=({}, _MISSING),
    ),
    *rows(
        "boundary-hazard",
        gap=(_found(_hazard("water", on_boundary=True)), (1, 0)),
        boundary=(
            _found(_hazard("water", on_boundary=True, responsible_unit="水利局")),
            None,
        ),
        passes=(_found(_hazard("water", on_boundary=False)), None),
        not_said_where=(_found(_hazard("water")), None),
        unknown=({}, _MISSING),
    ),
    *rows(
        "hazard-category-spread",
        gap=(_found(*map(_hazard, (*_FIVE, "sports"))), (6, 5)),
        boundary=(_found(*map(_hazard, _FIVE)), (5, 5)),
        passes=(_found(*map(_hazard, _FIVE[:4])), None),
        unknown=({}, _MISSING),
    ),
    *rows(
        "security-cases-rising",
        gap=({"security_cases": series(2024, 28, 33)}, (33, 28)),
        from_none=({"security_cases": series(2024, 0, 2)}, (2, 0)),
        boundary=({"security_cases": series(2024, 28, 28)}, None),
        passes=({"security_cases": series(2024, 33, 28)}, None),
        unknown=({}, "连续两年的治安案件数"),
        a_year_lies_between=(
            {"security_cases": (*series(2022, 10), *series(2025, 20))},
            "连续两年的治安案件数",
        ),
    ),
    *rows(
        "no-police-room",
        gap=({"figures": {"has_police_room": False}}, (0, None)),
        passes=({"figures": {"has_police_room": True}}, None),
        found_among_the_rooms=(
            {"premises": (an_office(80, rooms={"police_room": True}),)},
            None,
        ),
        unknown=({}, "警务室设置情况"),
    ),
)
