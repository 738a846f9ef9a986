"""How the tests ask for facts."""

from datetime import date
from typing import Any

from communities.models import Community
from reports.facts.collect import Request, collect
from reports.facts.shapes import CommunityFacts
from tests.factories.places import COUNTY_CODE, a_period

AS_OF = date(2025, 12, 31)


def a_request(**fields: Any) -> Request:
    """On 修水县 in 2025, seen from the year's last day."""
    a_period(fields.get("period_code", "2025"))
    if "base_code" in fields:
        a_period(fields["base_code"])
    given = {
        "scope_code": COUNTY_CODE,
        "scope_name": "修水县",
        "period_code": "2025",
        "as_of": AS_OF,
    }
    return Request(**given | fields)


def facts_of(community: Community, **fields: Any) -> CommunityFacts:
    (found,) = [
        facts for facts in collect(a_request(**fields)) if facts.code == community.code
    ]
    return found
