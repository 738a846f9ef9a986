"""Divisions, communities, periods and what communities have by themselves.

Divisions and periods that exist already are given back instead of made twice,
so that a test names the same place in as many rows as it likes.
"""

from datetime import date, timedelta
from typing import Any

from communities import divisions
from communities.models import (
    AdminTask,
    Community,
    CommunityBody,
    CommunityPeriod,
    CulturalActivity,
    Division,
    Grid,
    Honour,
    NothingToRecord,
    PeriodKind,
    PopulationGroupCount,
    ReportingPeriod,
    ResidentUnit,
    SocialOrganisation,
    VolunteerTeam,
)
from communities.models.division import township_type_of
from tests.factories.made import made

COUNTY_CODE = "360424000000"
TOWN_CODE = "360424100000"
NAMES = {
    "360000000000": "江西省",
    "360400000000": "九江市",
    COUNTY_CODE: "修水县",
    TOWN_CODE: "义宁镇",
}


def a_division(code: str = COUNTY_CODE, **fields: Any) -> Division:
    """The division with this code; its level and kind follow from the code."""
    found = Division.objects.filter(code=code).first()
    if found:
        return found
    level = divisions.level_of(code)
    township = level == divisions.Level.TOWNSHIP
    defaults = {
        "code": code,
        "name": NAMES.get(code, f"Division {code}"),
        "level": level.name.lower(),
        "township_type": township_type_of(code) if township else "",
    }
    return made(Division, defaults, fields)


def a_township(code: str = TOWN_CODE, **fields: Any) -> Division:
    return a_division(code, **fields)


def a_community(code: str | None = None, **fields: Any) -> Community:
    """A community; without a code the next free one of its town."""
    town_code = code[:9] + "000" if code else TOWN_CODE
    township = fields.pop("township", None) or a_township(town_code)
    if code is None:
        last = Community.objects.below(township.code).order_by("-code").first()
        code = str(int(last.code if last else township.code) + 1)
    defaults = {
        "code": code,
        "name": f"Community {code[-3:]}",
        "township": township,
        "urban_rural_class": "urban",
    }
    return made(Community, defaults, fields)


def a_rural_community(code: str | None = None, **fields: Any) -> Community:
    return a_community(
        code, **{"urban_rural_class": "rural", "location_class": "rural"} | fields
    )


def a_period(code: str = "2025", **fields: Any) -> ReportingPeriod:
    """The period with this code: 2025, 2025H1, 2025Q3 or 2025-07."""
    found = ReportingPeriod.objects.filter(code=code).first()
    if found:
        return found
    year, rest = int(code[:4]), code[4:]
    if not rest:
        kind, first, months = PeriodKind.YEAR, 1, 12
    elif rest[0] == "H":
        kind, first, months = PeriodKind.HALF_YEAR, 6 * int(rest[1]) - 5, 6
    elif rest[0] == "Q":
        kind, first, months = PeriodKind.QUARTER, 3 * int(rest[1]) - 2, 3
    else:
        kind, first, months = PeriodKind.MONTH, int(rest[1:]), 1
    after = first + months
    end = date(year + 1, 1, 1) if after > 12 else date(year, after, 1)
    defaults = {
        "code": code,
        "kind": kind,
        "starts_on": date(year, first, 1),
        "ends_on": end - timedelta(days=1),
    }
    return made(ReportingPeriod, defaults, fields)


def some_figures(
    community: Community | None = None,
    period: ReportingPeriod | None = None,
    **figures: Any,
) -> CommunityPeriod:
    """A community's figures of a period: those named and no others."""
    keys = {
        "community": community or a_community(),
        "period": period or a_period(),
    }
    return made(CommunityPeriod, keys, figures)


def a_population_group(
    community: Community | None = None, **fields: Any
) -> PopulationGroupCount:
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "group": "hardship",
        "household_count": 30,
    }
    return made(PopulationGroupCount, defaults, fields)


def nothing_to_record(
    community: Community | None = None, theme: str = "hazards", **fields: Any
) -> NothingToRecord:
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "theme": theme,
    }
    return made(NothingToRecord, defaults, fields)


def a_grid(community: Community | None = None, **fields: Any) -> Grid:
    owner = community or a_community()
    code = f"G{Grid.objects.filter(community=owner).count() + 1:02d}"
    return made(Grid, {"community": owner, "code": code}, fields)


def a_body(community: Community | None = None, **fields: Any) -> CommunityBody:
    defaults = {
        "community": community or a_community(),
        "body_type": "residents_committee",
        "is_established": True,
    }
    return made(CommunityBody, defaults, fields)


def an_honour(community: Community | None = None, **fields: Any) -> Honour:
    defaults = {
        "community": community or a_community(),
        "title": "和谐社区",
        "level": "city",
        "year": 2024,
    }
    return made(Honour, defaults, fields)


def an_admin_task(community: Community | None = None, **fields: Any) -> AdminTask:
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "name": "人口普查",
    }
    return made(AdminTask, defaults, fields)


def a_volunteer_team(
    community: Community | None = None, **fields: Any
) -> VolunteerTeam:
    defaults = {
        "community": community or a_community(),
        "name": "治安巡逻队",
        "team_type": "patrol",
        "member_count": 12,
    }
    return made(VolunteerTeam, defaults, fields)


def a_social_organisation(
    community: Community | None = None, **fields: Any
) -> SocialOrganisation:
    defaults = {"community": community or a_community(), "name": "老年协会"}
    return made(SocialOrganisation, defaults, fields)


def a_resident_unit(community: Community | None = None, **fields: Any) -> ResidentUnit:
    defaults = {
        "community": community or a_community(),
        "name": "第一小学",
        "unit_type": "school",
    }
    return made(ResidentUnit, defaults, fields)


def a_cultural_activity(
    community: Community | None = None, **fields: Any
) -> CulturalActivity:
    defaults = {
        "community": community or a_community(),
        "held_on": date(2025, 10, 1),
        "name": "国庆文艺演出",
    }
    return made(CulturalActivity, defaults, fields)
