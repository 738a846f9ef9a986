"""What a community's book tells of its party organisations and their members."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.book import none_or_missing, own, recent
from communities.models import Community, Theme
from portal.book import Block, Reading, Section, listed
from staffing.models import (
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
)


def party(community: Community, reading: Reading) -> Iterable[Block]:
    none = none_or_missing(community, reading, Theme.PARTY)
    yield listed(
        _("Party organisations"),
        PartyOrganization,
        own(PartyOrganization, community, reading)
        .active_on(reading.today)
        .select_related("parent", "secretary", "first_secretary")
        .order_by("org_type", "name", "pk"),
        "name org_type org_category parent secretary first_secretary status_flag "
        "is_weak",
        empty=none,
    )
    visible = PartyOrganizationPeriod.objects.visible_to(reading.user)
    counted = recent(visible.filter(org__community=community), reading)
    counts = (
        "member_count direct_member_count organiser_count activist_count "
        "candidate_count in_service_total in_service_registered two_new_total "
        "two_new_covered"
    )
    yield listed(
        _("Members"),
        PartyOrganizationPeriod,
        counted.select_related("org", "period").order_by(
            "-period__ends_on", "org__name", "pk"
        ),
        f"org period {counts}",
        empty=none,
        totalled=counts,
    )
    # No total below them: a member may carry several tags.
    tags = PartyMemberTagCount.objects.visible_to(reading.user)
    yield listed(
        _("Members by tag"),
        PartyMemberTagCount,
        tags.filter(org_period__in=counted)
        .select_related("org_period__org", "org_period__period")
        .order_by("-org_period__period__ends_on", "org_period__org__name", "tag", "pk"),
        "org_period__org org_period__period tag count",
        empty=none,
    )


PARTY = Section(
    "party",
    gettext_lazy("Party organisations"),
    party,
    records=(PartyOrganization, PartyOrganizationPeriod, PartyMemberTagCount),
)
