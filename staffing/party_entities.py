"""The kinds of rows kept about party organisations and their members."""

from communities.filters import OfCommunityFilter
from portal.entities import Entity
from staffing.filters import MemberTagFilter, OfPartyOrganizationFilter
from staffing.party_forms import MemberTagForm, PartyFiguresForm, PartyOrganizationForm

ORGANISATION = Entity(
    slug="party-organisations",
    form=PartyOrganizationForm,
    section="party",
    key=("name",),
    columns=(
        "name",
        "org_type",
        "org_category",
        "secretary",
        "first_secretary",
        "status_flag",
        "is_weak",
    ),
    search=("name", "secretary__name", "first_secretary__name"),
    filters=("community_kind", "org_type", "org_category", "status_flag", "is_weak"),
    ending=("ends_on",),
    related=("parent", "secretary", "first_secretary"),
    filterset=OfCommunityFilter,
)

FIGURES = Entity(
    slug="party-figures",
    form=PartyFiguresForm,
    section="party",
    key=("org", "period"),
    columns=(
        "org",
        "period",
        "member_count",
        "direct_member_count",
        "activist_count",
        "candidate_count",
        "in_service_total",
        "in_service_registered",
    ),
    search=("org__name",),
    filters=("community_kind", "period", "org_type"),
    totals=(
        "member_count",
        "direct_member_count",
        "organiser_count",
        "activist_count",
        "candidate_count",
        "in_service_total",
        "in_service_registered",
        "two_new_total",
        "two_new_covered",
    ),
    related=("org", "period"),
    filterset=OfPartyOrganizationFilter,
)

# No total: a member may carry several tags, so that their sum means nothing.
TAGS = Entity(
    slug="party-tags",
    form=MemberTagForm,
    section="party",
    key=("org_period", "tag"),
    columns=("org_period", "tag", "count"),
    search=("org_period__org__name",),
    filters=("community_kind", "period", "org_type", "tag"),
    related=("org_period__org", "org_period__period"),
    filterset=MemberTagFilter,
)
