"""What a community's book tells of its money."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.book import none_or_missing, own, recent
from communities.models import Community, Theme
from funding.models import CommunityIncome, FundingItem
from portal.book import Block, Reading, Section, listed


def money(community: Community, reading: Reading) -> Iterable[Block]:
    items = recent(own(FundingItem, community, reading), reading)
    # No total below them: budgeted, allocated and spent are the same money.
    yield listed(
        _("Funding"),
        FundingItem,
        items.order_by("-period__ends_on", "kind", "purpose", "source", "pk"),
        "purpose period source kind name amount_yuan qualifier",
        empty=none_or_missing(community, reading, Theme.FUNDING),
    )
    income = own(CommunityIncome, community, reading)
    yield listed(
        _("Income of the community"),
        CommunityIncome,
        income.order_by("-year", "source", "pk"),
        "year source amount_yuan",
        empty=none_or_missing(community, reading, Theme.INCOME),
    )


MONEY = Section(
    "money",
    gettext_lazy("Money"),
    money,
    records=(FundingItem, CommunityIncome),
)
