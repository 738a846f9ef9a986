"""Hazards in each of their states, inspections, campaigns, cases."""

from datetime import UTC, date, datetime
from typing import Any

from communities.models import Community
from safety.models import (
    Campaign,
    Hazard,
    HazardPicture,
    HazardStep,
    Inspection,
    SecurityCaseStat,
)
from tests.factories.made import made
from tests.factories.places import a_community, a_division

# What must be settled before a hazard can be put right and closed.
SETTLED_MATTERS = {
    "responsible_unit": "社区居委会",
    "responsible_person": "张某",
    "measure": "清理消防通道",
    "deadline": date(2025, 6, 30),
}


def a_hazard(community: Community | None = None, **fields: Any) -> Hazard:
    """A general fire hazard, just found."""
    defaults = {
        "community": community or a_community(),
        "category": "fire",
        "location": "3栋楼道",
        "found_on": date(2025, 5, 1),
    }
    return made(Hazard, defaults, fields)


def a_major_hazard(community: Community | None = None, **fields: Any) -> Hazard:
    basis = {"level": "major", "judgement_standard": "GB 35181", "clause": "4.2"}
    return a_hazard(community, **basis | fields)


def a_hazard_being_rectified(
    community: Community | None = None, **fields: Any
) -> Hazard:
    """With a deadline on 2025-06-30, so overdue from 2025-07-01 on."""
    return a_hazard(community, **{"status": "rectifying"} | SETTLED_MATTERS | fields)


def a_closed_hazard(community: Community | None = None, **fields: Any) -> Hazard:
    closed = {
        "status": "closed",
        "reviewed_on": date(2025, 6, 10),
        "reviewer": "李某",
        "closed_on": date(2025, 6, 12),
    }
    return a_hazard(community, **SETTLED_MATTERS | closed | fields)


def a_hazard_step(hazard: Hazard | None = None, **fields: Any) -> HazardStep:
    defaults = {
        "hazard": hazard or a_hazard(),
        "from_status": "found",
        "to_status": "registered",
        "at": datetime(2025, 5, 2, 8, tzinfo=UTC),
        "actor": "王某",
    }
    return made(HazardStep, defaults, fields)


def a_hazard_picture(hazard: Hazard | None = None, **fields: Any) -> HazardPicture:
    """On record alone: there is no file in the storage."""
    defaults = {
        "hazard": hazard or a_hazard(),
        "shows": "before",
        "name": "现场.png",
        "content_type": "image/png",
        "path": "hazards/1/none.png",
        "size": 100,
        "sha256": "0" * 64,
        "added_by": "王某",
    }
    return made(HazardPicture, defaults, fields)


def a_campaign(**fields: Any) -> Campaign:
    defaults = {
        "division": fields.pop("division", None) or a_division(),
        "name": "安全生产月",
        "starts_on": date(2025, 6, 1),
        "ends_on": date(2025, 6, 30),
    }
    return made(Campaign, defaults, fields)


def an_inspection(community: Community | None = None, **fields: Any) -> Inspection:
    defaults = {
        "community": community or a_community(),
        "inspected_on": date(2025, 6, 5),
        "kind": "street",
        "inspector": "应急管理站",
    }
    return made(Inspection, defaults, fields)


def security_cases(
    community: Community | None = None, **fields: Any
) -> SecurityCaseStat:
    defaults = {
        "community": community or a_community(),
        "year": 2025,
        "case_count": 13,
    }
    return made(SecurityCaseStat, defaults, fields)
