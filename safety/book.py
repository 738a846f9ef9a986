"""What a community's book tells of its safety: hazards, inspections, cases."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.book import missing, none_or_missing, own
from communities.models import Community, Theme
from portal.book import (
    MOST_ROWS,
    Block,
    Heading,
    Reading,
    Rows,
    Section,
    label_of,
    listed,
)
from safety.models import (
    Hazard,
    HazardStep,
    Inspection,
    SecurityCaseStat,
    with_picture_count,
)


def hazards(community: Community, reading: Reading) -> Iterable[Block]:
    found = with_picture_count(own(Hazard, community, reading))
    found = found.order_by("-found_on", "-pk")
    shown = list(found[: MOST_ROWS + 1])
    yield Rows(
        _("Hazards"),
        (
            Heading(label_of(Hazard, "hazard_no")),
            Heading(label_of(Hazard, "category")),
            Heading(label_of(Hazard, "location")),
            Heading(label_of(Hazard, "level")),
            Heading(label_of(Hazard, "found_on")),
            Heading(label_of(Hazard, "deadline")),
            Heading(label_of(Hazard, "status")),
            Heading(_("Overdue")),
            Heading(label_of(Hazard, "responsible_unit")),
            Heading(_("Photographs"), is_number=True),
        ),
        tuple(
            (
                hazard.hazard_no,
                hazard.get_category_display(),
                hazard.location,
                hazard.get_level_display(),
                hazard.found_on,
                hazard.deadline,
                hazard.get_status_display(),
                hazard.is_overdue_on(reading.today),
                hazard.responsible_unit,
                hazard.picture_count,
            )
            for hazard in shown[:MOST_ROWS]
        ),
        none_or_missing(community, reading, Theme.HAZARDS),
        note=_("There are more; the newest are shown.")
        if len(shown) > MOST_ROWS
        else "",
        entity="hazards",
        keys=tuple(hazard.pk for hazard in shown[:MOST_ROWS]),
    )
    yield listed(
        _("Inspections"),
        Inspection,
        own(Inspection, community, reading).order_by("-inspected_on", "-pk"),
        "inspected_on kind inspector hazard_count note",
        empty=missing(),
        totalled="hazard_count",
    )
    yield listed(
        _("Cases"),
        SecurityCaseStat,
        own(SecurityCaseStat, community, reading).order_by("-year", "case_type", "pk"),
        "year case_type case_count",
        empty=missing(),
    )


HAZARDS = Section(
    "hazards",
    gettext_lazy("Hazards"),
    hazards,
    records=(Hazard, HazardStep, Inspection, SecurityCaseStat),
)
