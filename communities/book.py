"""What a community's book tells of the community itself, and how it has changed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.changes import changes_of
from communities.comparison import figure_groups
from communities.models import (
    AdminTask,
    Community,
    CommunityBody,
    CommunityPeriod,
    CulturalActivity,
    FigureConfirmation,
    FigureNote,
    Grid,
    Honour,
    NothingToRecord,
    PopulationGroupCount,
    ResidentUnit,
    SocialOrganisation,
    Theme,
    VolunteerTeam,
)
from portal.book import (
    Block,
    Fact,
    Facts,
    Reading,
    Section,
    facts_of,
    label_of,
    listed,
)
from portal.book_changes import Changes


def missing() -> str:
    """Said of a table without rows, as long as the community has not said why."""
    return _("Nothing is on record here yet.")


def none_or_missing(community: Community, reading: Reading, theme: Theme) -> str:
    """Tells a community that has none from one that has not reported."""
    told = NothingToRecord.objects.visible_to(reading.user).filter(
        community=community, period=reading.period, theme=theme
    )
    if told.exists():
        return _("None: the community has reported that there is nothing to record.")
    return missing()


def own(model: Any, community: Community, reading: Reading) -> Any:
    """The community's rows of a model, through the reader's eyes."""
    return model.objects.visible_to(reading.user).filter(community=community)


def recent(rows: Any, reading: Reading) -> Any:
    """Rows of the period read, and of later ones that are being filled in.

    Of a period that was chosen, its own rows alone.
    """
    rows = rows.select_related("period")
    if reading.is_chosen:
        return rows.filter(period=reading.period)
    if reading.period is None:
        return rows
    return rows.filter(period__ends_on__gte=reading.period.ends_on)


def profile(community: Community, reading: Reading) -> Iterable[Block]:
    township = Fact(label_of(Community, "township"), community.township.name)
    names = (
        "urban_rural_class location_class resident_type established_on predecessor "
        "area_km2 boundary_description feature_brand is_pilot_site pilot_batch "
        "linked_leader linked_leader_rank"
    )
    yield Facts(
        _("The community"),
        (
            *facts_of(community, "name", "code"),
            township,
            *facts_of(community, *names.split()),
        ),
        entity="communities",
        key=community.pk,
    )
    yield listed(
        _("Bodies of self-government"),
        CommunityBody,
        own(CommunityBody, community, reading)
        .active_on(reading.today)
        .order_by("body_type", "pk"),
        "body_type is_established legal_form election_method election_year mechanism "
        "org_pattern",
        empty=missing(),
    )
    yield listed(
        _("Grids"),
        Grid,
        own(Grid, community, reading).active_on(reading.today).order_by("code", "pk"),
        "code name level household_count grid_leader has_party_group",
        empty=missing(),
        totalled="household_count",
    )
    yield listed(
        _("Honours"),
        Honour,
        own(Honour, community, reading).order_by("-year", "pk"),
        "title level year",
        empty=missing(),
    )


def figures(community: Community, reading: Reading) -> Iterable[Block]:
    yield from figure_groups(community, reading)
    yield listed(
        _("Groups that need attention"),
        PopulationGroupCount,
        recent(own(PopulationGroupCount, community, reading), reading).order_by(
            "-period__ends_on", "group", "pk"
        ),
        "group period household_count person_count monthly_standard_yuan",
        empty=missing(),
    )
    yield listed(
        _("Administrative tasks"),
        AdminTask,
        recent(own(AdminTask, community, reading), reading).order_by(
            "-period__ends_on", "name", "pk"
        ),
        "name period department is_admitted with_funds",
        empty=missing(),
    )
    yield listed(
        _("Parts with nothing to record"),
        NothingToRecord,
        recent(own(NothingToRecord, community, reading), reading).order_by(
            "-period__ends_on", "theme", "pk"
        ),
        "theme period",
        empty=_("Of no part the community has said that there is nothing to record."),
    )


def teams(community: Community, reading: Reading) -> Iterable[Block]:
    none = none_or_missing(community, reading, Theme.TEAMS)
    yield listed(
        _("Volunteer teams"),
        VolunteerTeam,
        own(VolunteerTeam, community, reading)
        .active_on(reading.today)
        .order_by("name", "pk"),
        "name team_type member_count is_party",
        empty=none,
        totalled="member_count",
    )
    yield listed(
        _("Social organisations"),
        SocialOrganisation,
        own(SocialOrganisation, community, reading)
        .active_on(reading.today)
        .order_by("name", "pk"),
        "name field is_registered",
        empty=none,
    )
    yield listed(
        _("Resident units"),
        ResidentUnit,
        own(ResidentUnit, community, reading)
        .active_on(reading.today)
        .order_by("name", "pk"),
        "name unit_type has_agreement shares_facilities shared_facility",
        empty=none,
    )
    yield listed(
        _("Cultural activities"),
        CulturalActivity,
        own(CulturalActivity, community, reading).order_by("-held_on", "pk"),
        "held_on name participant_count participants_aged_50_plus",
        empty=missing(),
        totalled="participant_count participants_aged_50_plus",
    )


def history(community: Community, reading: Reading) -> Iterable[Block]:
    yield Changes(
        _("The latest changes"),
        changes_of(community, reading),
        _("Nothing has been changed since this community was put on record."),
    )


PROFILE = Section(
    "profile",
    gettext_lazy("Profile"),
    profile,
    records=(Community, CommunityBody, Grid, Honour),
)
FIGURES = Section(
    "figures",
    gettext_lazy("Figures"),
    figures,
    records=(
        CommunityPeriod,
        FigureNote,
        FigureConfirmation,
        PopulationGroupCount,
        AdminTask,
        NothingToRecord,
    ),
)
SERVICES = Section(
    "teams",
    gettext_lazy("Teams and organisations"),
    teams,
    records=(VolunteerTeam, SocialOrganisation, ResidentUnit, CulturalActivity),
)
HISTORY = Section("history", gettext_lazy("History"), history)
