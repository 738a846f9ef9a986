"""Rooms, boards, venues and the state of houses."""

from typing import Any

from reports.facts.shapes import ChecklistFacts
from tests.reports.rules.made import NOT_HELD, Row, an_office, rows

_CHECKLIST = ChecklistFacts(
    name="一厅六室",
    rooms=("service_hall", "meeting_room", "library"),
    needs_publicity_board=True,
)


def _with(**known: Any) -> dict[str, Any]:
    return {"premises": (an_office(80, **known),)}


def _room(code: str, kind: str, missing: str) -> list[Row]:
    elsewhere = an_office(60, use="service", rooms={kind: True})
    shut = an_office(60, rooms={kind: True}, in_use=False)
    without = an_office(80, rooms={kind: False})
    return rows(
        code,
        gap=({"premises": (without,)}, (0, None)),
        passes=({"premises": (without, elsewhere)}, None),
        only_in_a_house_not_in_use=({"premises": (without, shut)}, (0, None)),
        no_houses=({"premises": ()}, (0, None)),
        unknown=({}, missing),
        one_house_says_nothing=({"premises": (without, an_office(20))}, missing),
    )


def _small(area: int | None, **known: Any) -> dict[str, Any]:
    return {"premises": (an_office(area, **{"use": "activity"} | known),)}


ROWS = (
    *_room("no-meeting-room", "meeting_room", "会议室设置情况"),
    *_room("no-party-activity-room", "party_room", "党员活动室设置情况"),
    *_room("no-service-hall", "service_hall", "服务大厅设置情况"),
    *rows(
        "no-party-publicity-board",
        gap=(_with(has_publicity_board=False), (0, None)),
        passes=(_with(has_publicity_board=True), None),
        unknown=(_with(), "党建宣传栏设置情况"),
        nothing_handed_in=({}, "党建宣传栏设置情况"),
    ),
    *rows(
        "office-structural-defect",
        gap=(_with(defects=("flood", "cramped")), (1, 0)),
        leaking=(_with(defects=("leak",)), (1, 0)),
        passes=(_with(defects=("cramped",)), None),
        only_a_house_not_in_use=(_with(defects=("leak",), in_use=False), None),
        unknown=({}, "办公服务用房状况"),
    ),
    *rows(
        "checklist-rooms-missing",
        gap=(
            {
                **_with(
                    rooms={
                        "service_hall": True,
                        "meeting_room": False,
                        "library": False,
                    },
                    has_publicity_board=True,
                ),
                "checklist": _CHECKLIST,
            },
            (2, 4),
        ),
        passes=(
            {
                **_with(
                    rooms={"service_hall": True, "meeting_room": True, "library": True},
                    has_publicity_board=True,
                ),
                "checklist": _CHECKLIST,
            },
            None,
        ),
        unknown=({**_with(), "checklist": _CHECKLIST}, "功能室设置情况"),
        nothing_handed_in=({"checklist": _CHECKLIST}, "功能室设置情况"),
        no_checklist=(_with(), NOT_HELD),
    ),
    *rows(
        "no-activity-venue",
        gap=(_with(rooms={"activity_room": False}), (0, None)),
        no_houses=({"premises": ()}, (0, None)),
        a_room_will_do=(_with(rooms={"activity_room": True}), None),
        passes=({"premises": (an_office(80, use="activity"),)}, None),
        too_small=({"premises": (an_office(40, use="activity"),)}, (40, 50)),
        boundary=({"premises": (an_office(50, use="activity"),)}, None),
        venues_are_added_up=(
            {
                "premises": (
                    an_office(30, use="activity"),
                    an_office(20, use="culture_center"),
                )
            },
            None,
        ),
        offices_are_no_venues=(
            {"premises": (an_office(900), an_office(40, use="activity"))},
            (40, 50),
        ),
        unknown=(_with(), "活动场所"),
        area_unknown=({"premises": (an_office(None, use="activity"),)}, "活动场所面积"),
        nothing_handed_in=({}, "活动场所"),
    ),
    *rows(
        "venue-multi-use",
        gap=(_with(multi_use=True), (1, 0)),
        passes=(_with(multi_use=False), None),
        unknown=(_with(), "活动室使用方式"),
    ),
    *rows(
        "venue-evacuation-unsafe",
        gap=(_with(use="activity", defects=("narrow_passage",)), (1, 0)),
        an_office_is_not_open_to_all=(_with(defects=("narrow_passage",)), None),
        passes=(_with(use="activity"), None),
        too_small_for_a_crowd=(_small(29), (1, 0)),
        boundary=(_small(30), None),
        in_the_open=(_small(20, is_outdoor=True), None),
        a_small_service_room=(_small(20, use="service"), None),
        a_narrow_way_out_is_enough=(
            _small(None, defects=("narrow_passage",)),
            (1, 0),
        ),
        area_unknown=(_small(None), "活动场所面积"),
        unknown=({}, "活动场所通道情况"),
    ),
)
