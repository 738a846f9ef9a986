"""Facts of communities for tests that need no database."""

from datetime import date
from decimal import Decimal
from typing import Any

from reports.assessment import Assessment
from reports.facts.shapes import (
    CommunityFacts,
    PeriodFacts,
    PremisesFacts,
    StaffFacts,
)
from reports.indicators.base import Figure
from reports.indicators.catalogue import BY_SLUG
from reports.rules.standards import Standard, Standards

DAY = date(2026, 3, 12)
NO_STANDARDS = Standards(DAY, ())


def a_place(number: int = 1, **known: Any) -> CommunityFacts:
    """A community of 修水县 with nothing on record but what is named."""
    base = {
        "id": number,
        "code": str(360424100000 + number),
        "name": f"第{'一二三四五六七八九'[number - 1]}社区",
        "township": "义宁镇",
        "township_code": "360424100000",
        "county_code": "360424000000",
    }
    return CommunityFacts(**base | known)


def with_figures(number: int = 1, **figures: Any) -> CommunityFacts:
    return a_place(number, period=PeriodFacts(**figures))


def with_staff(number: int, *persons: StaffFacts, **known: Any) -> CommunityFacts:
    return a_place(number, staff=persons, **known)


def an_office(area: int | str | None = 100, **known: Any) -> PremisesFacts:
    return PremisesFacts(
        **{
            "name": "办公用房",
            "use": "office",
            "floor_area_m2": None if area is None else Decimal(area),
            "in_use": True,
        }
        | known
    )


def a_standard(value: int, **fields: Any) -> Standard:
    given = {
        "slug": "min-office-area",
        "title": "办公服务用房标准",
        "value": Decimal(value),
        "unit": "平方米",
        "authority": "local",
    }
    return Standard(**given | fields)


def figure(
    slug: str, *communities: CommunityFacts, standards: Standards = NO_STANDARDS
) -> Figure:
    """The indicator's figure over the communities."""
    assessment = Assessment((BY_SLUG[slug],), (), standards)
    for facts in communities:
        assessment.add(facts)
    assessment.finish()
    return assessment.figures[slug]


def value(slug: str, *communities: CommunityFacts) -> Any:
    return figure(slug, *communities).value
