"""Sums given, spent and earned, and figures to compare with."""

from decimal import Decimal
from typing import Any

from communities.models import Community
from funding.models import CommunityIncome, FundingItem, RegionReference
from tests.factories.made import made
from tests.factories.places import a_community, a_division, a_period


def a_funding_item(community: Community | None = None, **fields: Any) -> FundingItem:
    """The yearly office expenses from the county."""
    defaults = {
        "community": community or a_community(),
        "period": fields.pop("period", None) or a_period(),
        "purpose": "office",
        "source": "county_finance",
        "kind": "allocated",
        "amount_yuan": Decimal(8000),
    }
    return made(FundingItem, defaults, fields)


def an_income(community: Community | None = None, **fields: Any) -> CommunityIncome:
    defaults = {
        "community": community or a_community(),
        "year": 2025,
        "source": "rent",
        "amount_yuan": Decimal(14000),
    }
    return made(CommunityIncome, defaults, fields)


def a_region_reference(**fields: Any) -> RegionReference:
    defaults = {
        "division": fields.pop("division", None) or a_division(),
        "year": 2025,
        "avg_wage_yuan_month": Decimal(5800),
        "source": "统计公报",
    }
    return made(RegionReference, defaults, fields)
