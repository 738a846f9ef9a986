"""Premises and what is in them, outlets, estates, projects, checklists."""

from datetime import date
from decimal import Decimal
from typing import Any

from communities.models import Community
from facilities.models import (
    ChecklistRoom,
    ConstructionProject,
    CultureCenter,
    Equipment,
    FacilityChecklist,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ProjectUtility,
    Remedy,
    ServiceOutlet,
)
from tests.factories.made import made
from tests.factories.places import a_community, a_division


def premises(community: Community | None = None, **fields: Any) -> Premises:
    """An office of 300 m² of the community's own."""
    owner = community or a_community()
    number = Premises.objects.filter(community=owner).count() + 1
    defaults = {
        "community": owner,
        "name": f"Premises {number}",
        "use": "office",
        "floor_area_m2": Decimal(300),
        "tenure": "owned",
        "in_use": True,
    }
    return made(Premises, defaults, fields)


def a_leased_office(community: Community | None = None, **fields: Any) -> Premises:
    leased = {
        "tenure": "leased",
        "provider_name": "民房",
        "provider_type": "private_owner",
        "monthly_rent_yuan": Decimal(700),
    }
    return premises(community, **leased | fields)


def a_borrowed_office(community: Community | None = None, **fields: Any) -> Premises:
    borrowed = {
        "tenure": "borrowed_free",
        "provider_name": "财政局",
        "provider_type": "government",
    }
    return premises(community, **borrowed | fields)


def unused_premises(community: Community | None = None, **fields: Any) -> Premises:
    """A house of its own that the community does not use for want of money."""
    unused = {"in_use": False, "unused_reason": "无钱装修"}
    return premises(community, **unused | fields)


def a_room(in_premises: Premises | None = None, **fields: Any) -> PremisesRoom:
    defaults = {
        "premises": in_premises or premises(),
        "room_type": "meeting_room",
        "is_present": True,
    }
    return made(PremisesRoom, defaults, fields)


def a_defect(of_premises: Premises | None = None, **fields: Any) -> PremisesDefect:
    defaults = {"premises": of_premises or premises(), "defect": "leak"}
    return made(PremisesDefect, defaults, fields)


def a_culture_center(
    community: Community | None = None, **fields: Any
) -> CultureCenter:
    house = fields.pop("premises", None) or premises(
        community, use="culture_center", floor_area_m2=Decimal(8000)
    )
    return made(CultureCenter, {"premises": house}, fields)


def a_remedy(of_premises: Premises | None = None, **fields: Any) -> Remedy:
    defaults = {
        "premises": of_premises or premises(),
        "method": "build",
        "planned_for": date(2026, 12, 31),
    }
    return made(Remedy, defaults, fields)


def a_finished_remedy(of_premises: Premises | None = None, **fields: Any) -> Remedy:
    done = {"status": "done", "done_on": date(2025, 11, 30)}
    return a_remedy(of_premises, **done | fields)


def a_checklist(*room_types: str, **fields: Any) -> FacilityChecklist:
    """A county's checklist that asks for the rooms named."""
    defaults = {
        "name": "一厅六室",
        "division": fields.pop("division", None) or a_division(),
    }
    checklist = made(FacilityChecklist, defaults, fields)
    for room_type in room_types:
        a_checklist_room(checklist, room_type=room_type)
    return checklist


def a_checklist_room(
    checklist: FacilityChecklist | None = None, **fields: Any
) -> ChecklistRoom:
    defaults = {"checklist": checklist or a_checklist(), "room_type": "meeting_room"}
    return made(ChecklistRoom, defaults, fields)


def equipment(community: Community | None = None, **fields: Any) -> Equipment:
    defaults = {
        "community": community or a_community(),
        "equipment_type": "computer",
        "count": 4,
    }
    return made(Equipment, defaults, fields)


def an_outlet(community: Community | None = None, **fields: Any) -> ServiceOutlet:
    owner = community or a_community()
    number = ServiceOutlet.objects.filter(community=owner).count() + 1
    defaults = {
        "community": owner,
        "name": f"Outlet {number}",
        "outlet_type": "grocery",
    }
    return made(ServiceOutlet, defaults, fields)


def an_estate(community: Community | None = None, **fields: Any) -> HousingEstate:
    defaults = {
        "community": community or a_community(),
        "name": "南崖景苑",
        "floor_area_m2": Decimal(60000),
    }
    return made(HousingEstate, defaults, fields)


def a_project(community: Community | None = None, **fields: Any) -> ConstructionProject:
    defaults = {
        "community": community or a_community(),
        "name": "金厦新型农村社区",
        "project_type": "new_rural_community",
        "year": 2025,
    }
    return made(ConstructionProject, defaults, fields)


def a_utility(
    project: ConstructionProject | None = None, **fields: Any
) -> ProjectUtility:
    defaults = {
        "project": project or a_project(),
        "item": "water",
        "is_complete": True,
    }
    return made(ProjectUtility, defaults, fields)
