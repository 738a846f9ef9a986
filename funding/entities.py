"""The kinds of rows kept about money."""

from communities.filters import OfCommunityFilter
from funding.forms import CommunityIncomeForm, FundingItemForm
from portal.entities import Entity

FUNDING = Entity(
    slug="funding",
    form=FundingItemForm,
    section="money",
    key=("period", "purpose", "source", "kind", "name"),
    columns=("period", "purpose", "source", "kind", "name", "amount_yuan"),
    search=("name",),
    filters=("community_kind", "period", "purpose", "source", "kind"),
    totals=("amount_yuan",),
    related=("period",),
    filterset=OfCommunityFilter,
)

INCOME = Entity(
    slug="incomes",
    form=CommunityIncomeForm,
    section="money",
    key=("year", "source"),
    columns=("year", "source", "amount_yuan"),
    filters=("community_kind", "year", "source"),
    totals=("amount_yuan",),
    filterset=OfCommunityFilter,
)
