"""A community's figures of a period beside those of the period before, in groups."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from communities.models import (
    Community,
    CommunityPeriod,
    FigureGroup,
    FigureNote,
    Qualifier,
    ReportingPeriod,
)
from portal.book import Figures, Line, Reading, label_of, value_of
from portal.figures import number, percent, shown

# A figure that moved by more than this share from one period to the next is marked.
BIG_CHANGE = Decimal("0.3")
SHARES = {"hotline_satisfaction_share", "household_visit_share"}

FIGURES_OF: dict[FigureGroup, tuple[str, ...]] = {
    group: tuple(names.split())
    for group, names in {
        FigureGroup.PEOPLE: (
            "household_count registered_households population population_basis "
            "resident_population registered_population floating_population "
            "elderly_population ethnic_group_count"
        ),
        FigureGroup.DIVISION: (
            "resident_group_count grid_count party_grid_count estate_count "
            "estate_committee_count building_count building_leader_count"
        ),
        FigureGroup.DUTIES: (
            "staff_quota admin_task_count statutory_duty_count ledger_count "
            "inspection_count"
        ),
        FigureGroup.SERVICES: (
            "has_service_station service_outlet_count service_point_count "
            "own_service_point_count service_category_count service_item_count "
            "hall_department_count hall_item_count service_radius_m walk_minutes "
            "home_care_center_count elderly_bed_count jobs_developed persons_placed "
            "training_class_count training_person_times hotline_satisfaction_share "
            "household_visit_share"
        ),
        FigureGroup.CULTURE: (
            "cultural_event_count cultural_team_count event_participant_count "
            "event_participants_aged_50_plus registered_volunteer_count"
        ),
        FigureGroup.SYSTEMS: (
            "has_website website_hit_count has_info_system has_smart_community "
            "network_reaches_all_households duplicate_system_departments "
            "has_own_account finance_disclosed_monthly has_industry_support "
            "collective_income_wan"
        ),
        FigureGroup.SECURITY: (
            "has_police_room police_officer_count patrol_team_count mediator_count "
            "disputes_mediated"
        ),
    }.items()
}


def figure_groups(community: Community, reading: Reading) -> list[Figures]:
    """All figures, the unknown ones too: what is missing shall be seen."""
    rows = {
        row.period_id: row
        for row in CommunityPeriod.objects.visible_to(reading.user).filter(
            community=community, period__in=_periods(reading)
        )
    }
    now = rows.get(reading.period.pk) if reading.period else None
    before = rows.get(reading.before.pk) if reading.before else None
    notes = {note.field: note for note in FigureNote.objects.filter(figures=now) if now}
    return [
        Figures(
            group.label,
            str(reading.period or _("This period")),
            str(reading.before or _("The period before")),
            tuple(line(name, now, before, notes.get(name)) for name in names),
        )
        for group, names in FIGURES_OF.items()
    ]


def _periods(reading: Reading) -> list[ReportingPeriod]:
    return [period for period in (reading.period, reading.before) if period]


def line(
    name: str,
    now: CommunityPeriod | None,
    before: CommunityPeriod | None,
    note: FigureNote | None,
) -> Line:
    new, old = getattr(now, name, None), getattr(before, name, None)
    change, is_big = changed(name, old, new)
    text = printed(name, now)
    if note and note.qualifier != Qualifier.EXACT and new is not None:
        text = f"{note.get_qualifier_display()} {text}"
    return Line(
        label_of(CommunityPeriod, name),
        text,
        printed(name, before),
        change,
        is_big,
        note.comment if note else "",
    )


def printed(name: str, row: CommunityPeriod | None) -> Any:
    if row is None or getattr(row, name) is None:
        return shown(None)
    if name in SHARES:
        return percent(getattr(row, name))
    return shown(value_of(row, name))


def changed(
    name: str, old: Any, new: Any, *, brief: bool = False
) -> tuple[str | None, bool]:
    """The change in words, and whether it is one to look at twice.

    None where one of the two is unknown, or where they are no figures. ``brief``
    leaves out the difference where there is a share to tell.
    """
    numbers = (int, Decimal)
    if isinstance(new, bool) or not isinstance(new, numbers):
        return None, False
    if isinstance(old, bool) or not isinstance(old, numbers):
        return None, False
    difference = new - old
    if name in SHARES:
        points = number(difference * 100, 1)
        return _("%(points)s points") % {"points": signed(points)}, False
    text = signed(number(difference))
    if not old:
        return text, bool(new)
    share = Decimal(difference) / Decimal(old)
    told = signed(percent(share))
    return told if brief else f"{text} ({told})", abs(share) > BIG_CHANGE


def signed(text: str) -> str:
    """With a plus before an increase and a true minus before a decrease."""
    if text.startswith("-"):
        return f"−{text[1:]}"
    return text if text.strip("0.%") == "" else f"+{text}"
