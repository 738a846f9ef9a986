"""What a community's book tells of its premises, estates, outlets and projects."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.book import none_or_missing, own
from communities.models import Community, Theme
from facilities.models import (
    ConstructionProject,
    CultureCenter,
    Equipment,
    HousingEstate,
    Premises,
    PremisesDefect,
    PremisesRoom,
    ProjectUtility,
    Remedy,
    ServiceOutlet,
)
from portal.book import (
    Block,
    Facts,
    Heading,
    Reading,
    Rows,
    Section,
    facts_of,
    label_of,
    listed,
)


def premises(community: Community, reading: Reading) -> Iterable[Block]:
    houses = list(
        own(Premises, community, reading)
        .active_on(reading.today)
        .prefetch_related("rooms", "defects", "remedies")
        .order_by("use", "name", "pk")
    )
    yield listed(
        _("Premises"),
        Premises,
        houses,
        "name use floor_area_m2 area_basis resident_activity_area_m2 tenure "
        "provider_name monthly_rent_yuan in_use",
        empty=none_or_missing(community, reading, Theme.PREMISES),
        totalled="floor_area_m2 resident_activity_area_m2 monthly_rent_yuan",
    )
    yield rooms(houses)
    yield state(houses)
    centres = CultureCenter.objects.visible_to(reading.user).filter(
        premises__community=community
    )
    for centre in centres.select_related("premises").order_by("pk"):
        yield Facts(
            f"{_('Culture centre')} · {centre.premises.name}",
            facts_of(
                centre,
                "function_count",
                "construction_investment_wan",
                "annual_operating_cost_wan",
                "operating_model",
                "management_posts",
                "events_per_year",
            ),
        )
    yield from around(community, reading)


def rooms(houses: list[Premises]) -> Rows:
    """Rooms on record, those known to be missing too."""
    found = [(house, room) for house in houses for room in house.rooms.all()]
    return Rows(
        _("Rooms"),
        (
            Heading(_("Premises")),
            Heading(label_of(PremisesRoom, "room_type")),
            Heading(label_of(PremisesRoom, "is_present")),
            Heading(label_of(PremisesRoom, "floor_area_m2"), is_number=True),
            Heading(label_of(PremisesRoom, "note")),
        ),
        tuple(
            (
                house.name,
                room.get_room_type_display(),
                room.is_present,
                room.floor_area_m2,
                room.note,
            )
            for house, room in found
        ),
        _("Nothing is on record here yet."),
    )


def state(houses: list[Premises]) -> Rows:
    """Defects, and what is being done about the premises."""
    defects = [
        (house.name, _("Defect"), defect.get_defect_display(), defect.note)
        for house in houses
        for defect in house.defects.all()
    ]
    remedies = [
        (
            house.name,
            _("Remedy"),
            f"{remedy.get_method_display()} · {remedy.get_status_display()}",
            remedy.done_on or remedy.planned_for,
        )
        for house in houses
        for remedy in house.remedies.all()
    ]
    return Rows(
        _("State of the premises"),
        (
            Heading(_("Premises")),
            Heading(_("Kind")),
            Heading(_("What")),
            Heading(_("Note or day")),
        ),
        (*defects, *remedies),
        _("No defect and no remedy is on record."),
    )


def around(community: Community, reading: Reading) -> Iterable[Block]:
    yield listed(
        _("Equipment"),
        Equipment,
        own(Equipment, community, reading).order_by("equipment_type", "pk"),
        "equipment_type count",
        empty=_("Nothing is on record here yet."),
    )
    yield listed(
        _("Service outlets"),
        ServiceOutlet,
        own(ServiceOutlet, community, reading)
        .active_on(reading.today)
        .order_by("outlet_type", "name", "pk"),
        "name outlet_type address run_by_committee",
        empty=_("Nothing is on record here yet."),
    )
    yield listed(
        _("Housing estates"),
        HousingEstate,
        own(HousingEstate, community, reading).order_by("name", "pk"),
        "name floor_area_m2 is_old_estate has_property_company has_owner_committee "
        "provided_area_m2",
        empty=_("Nothing is on record here yet."),
        totalled="floor_area_m2 provided_area_m2",
    )


def projects(community: Community, reading: Reading) -> Iterable[Block]:
    yield listed(
        _("Construction projects"),
        ConstructionProject,
        own(ConstructionProject, community, reading).order_by("-starts_on", "pk"),
        "name project_type starts_on ends_on planned_households started_households "
        "completed_households subsidy_total_wan funding_gap_wan plan_status",
        empty=none_or_missing(community, reading, Theme.PROJECTS),
        totalled="planned_households started_households completed_households "
        "subsidy_total_wan funding_gap_wan",
    )
    utilities = ProjectUtility.objects.visible_to(reading.user).filter(
        project__community=community
    )
    found = utilities.select_related("project").order_by("project__name", "item", "pk")
    yield Rows(
        _("Utilities"),
        (
            Heading(_("Project")),
            Heading(label_of(ProjectUtility, "item")),
            Heading(label_of(ProjectUtility, "is_complete")),
        ),
        tuple((u.project.name, u.get_item_display(), u.is_complete) for u in found),
        _("Nothing is on record here yet."),
    )


PREMISES = Section(
    "premises",
    gettext_lazy("Premises"),
    premises,
    records=(
        Premises,
        PremisesRoom,
        PremisesDefect,
        Remedy,
        CultureCenter,
        Equipment,
        ServiceOutlet,
        HousingEstate,
    ),
)
PROJECTS = Section(
    "projects",
    gettext_lazy("Projects"),
    projects,
    records=(ConstructionProject, ProjectUtility),
)
