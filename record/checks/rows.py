"""Rows on record against the figures that count the same things."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from record.checks.check import Check, Finding, check, figure_label, found
from record.checks.facts import CommunityRecord, of_figure

# Grids and the community are not counted on one day. Proposed here.
COUNTED_APART = Decimal("0.05")
# Proposed here: no volunteer team of one community is as large as this.
LARGEST_TEAM = 2_000
# Proposed here: more than this in a year, and twice as many as the year before.
MANY_CASES = 20
# A community's own income of more than 100 million yuan is yuan typed as 10,000s.
MOST_INCOME_WAN = Decimal(10_000)
WAN = 10_000


def _differs(
    record: CommunityRecord, name: str, rows: int | None, *, may_be_fewer: bool = False
) -> Iterator[Finding]:
    """``may_be_fewer``: rows name some of what the figure counts."""
    figure = record.figures.number(name)
    if figure is None or not rows or rows == figure:
        return
    if rows < figure and may_be_fewer:
        return
    yield found(
        of_figure(name),
        _("%(label)s: %(figure)s, but %(rows)s are on record one by one."),
        label=figure_label(name),
        figure=figure,
        rows=rows,
    )


@check("grids-against-rows")
def grids_against_rows(record: CommunityRecord) -> Iterator[Finding]:
    yield from _differs(record, "grid_count", len(record.grids))


@check("party-grids-against-rows")
def party_grids_against_rows(record: CommunityRecord) -> Iterator[Finding]:
    """Asked only where each grid says whether it has a party group."""
    told = [grid.has_party_group for grid in record.grids]
    if told and None not in told:
        yield from _differs(record, "party_grid_count", sum(map(bool, told)))


@check("grid-households-against-total")
def grid_households(record: CommunityRecord) -> Iterator[Finding]:
    """The households of all grids are those of the community."""
    counts = [grid.households for grid in record.grids]
    whole = record.figures.number("household_count")
    if not counts or None in counts or not whole:
        return
    parts = sum(count for count in counts if count is not None)
    if abs(parts - Decimal(whole)) <= COUNTED_APART * Decimal(whole):
        return
    yield found(
        of_figure("household_count"),
        _("The grids have %(parts)s households, the community %(whole)s."),
        parts=parts,
        whole=whole,
    )


@check("estates-against-rows")
def estates_against_rows(record: CommunityRecord) -> Iterator[Finding]:
    yield from _differs(record, "estate_count", len(record.estates))


@check("outlets-against-rows")
def outlets_against_rows(record: CommunityRecord) -> Iterator[Finding]:
    yield from _differs(
        record, "service_outlet_count", record.outlets, may_be_fewer=True
    )


@check("tasks-against-rows")
def tasks_against_rows(record: CommunityRecord) -> Iterator[Finding]:
    yield from _differs(record, "admin_task_count", record.tasks, may_be_fewer=True)


@check("activities-against-rows")
def activities_against_rows(record: CommunityRecord) -> Iterator[Finding]:
    yield from _differs(
        record, "cultural_event_count", record.activities, may_be_fewer=True
    )


@check("staff-above-quota")
def staff_above_quota(record: CommunityRecord) -> Iterator[Finding]:
    quota = record.figures.number("staff_quota")
    if quota and len(record.staff) > 2 * quota:
        yield found(
            of_figure("staff_quota"),
            _("%(staff)s people serve on a quota of %(quota)s."),
            staff=len(record.staff),
            quota=quota,
        )


@check("service-station-against-bodies")
def service_station(record: CommunityRecord) -> Iterator[Finding]:
    """The figures of the period and the list of bodies say the same."""
    told = record.figures.get("has_service_station")
    established = "service_station" in record.bodies
    absent = "service_station" in record.absent_bodies
    if (told is False and established) or (told is True and absent):
        yield found(
            of_figure("has_service_station"),
            _(
                "“Has a service station” says %(told)s, the list of bodies the "
                "contrary."
            ),
            told=told,
        )


@check("police-room-against-premises")
def police_room(record: CommunityRecord) -> Iterator[Finding]:
    has_room = any(house.has_police_room for house in record.premises)
    if has_room and record.figures.get("has_police_room") is False:
        yield found(
            of_figure("has_police_room"),
            _("“Has a police room” says no, but there is one in the premises."),
            told=False,
        )


@check("party-body-without-organisation")
def party_body(record: CommunityRecord) -> Iterator[Finding]:
    """Said to be missing while an organisation is on record."""
    if "party_org" in record.absent_bodies and record.organisations:
        organisation = record.organisations[0]
        yield found(
            organisation.at(),
            _(
                "The list of bodies has no party organisation, but %(name)s is on "
                "record."
            ),
            name=organisation.name,
        )


@check("team-outlier")
def team_outlier(record: CommunityRecord) -> Iterator[Finding]:
    persons = record.figures.number("population")
    for team in record.teams:
        if team.members is None:
            continue
        most = LARGEST_TEAM if persons is None else min(persons, LARGEST_TEAM)
        if team.members > most:
            yield found(
                team.at("member_count"),
                _("%(name)s has %(members)s members; more than %(most)s are unlikely."),
                name=team.name,
                members=team.members,
                most=most,
            )


@check("cases-doubled")
def cases_doubled(record: CommunityRecord) -> Iterator[Finding]:
    """Twice as many as the year before, or half: a figure of another year?"""
    for case in record.cases:
        earlier = [
            other.count
            for other in record.cases
            if other.case_type == case.case_type and other.year == case.year - 1
        ]
        if case.year != record.year or case.count is None or not earlier:
            continue
        (before,) = earlier
        if before is None or max(case.count, before) <= MANY_CASES:
            continue
        if not before <= 2 * case.count <= 4 * before:
            yield found(
                case.at("case_count"),
                _("%(name)s: %(count)s after %(before)s the year before."),
                name=case.name,
                count=case.count,
                before=before,
            )


@check("collective-income-outlier")
def collective_income(record: CommunityRecord) -> Iterator[Finding]:
    income = record.figures.number("collective_income_wan")
    if income is not None and income > MOST_INCOME_WAN:
        yield found(
            of_figure("collective_income_wan"),
            _("A collective income of %(income)s: the unit is 10,000 yuan."),
            income=income,
        )


@check("collective-income-against-rows")
def collective_income_rows(record: CommunityRecord) -> Iterator[Finding]:
    """The sum of the year's incomes is the collective income of the period."""
    whole = record.figures.number("collective_income_wan")
    amounts = [row.amount for row in record.income if row.year == record.year]
    if whole is None or not amounts or None in amounts:
        return
    parts = sum((amount for amount in amounts if amount is not None), Decimal(0))
    if abs(parts - whole * WAN) <= COUNTED_APART * max(parts, whole * WAN):
        return
    yield found(
        of_figure("collective_income_wan"),
        _(
            "Collective income: %(whole)s × 10,000 yuan; the year's incomes add up to "
            "%(parts)s yuan."
        ),
        whole=whole,
        parts=parts,
    )


CHECKS: tuple[Check, ...] = (
    grids_against_rows,
    party_grids_against_rows,
    grid_households,
    estates_against_rows,
    outlets_against_rows,
    tasks_against_rows,
    activities_against_rows,
    staff_above_quota,
    service_station,
    police_room,
    party_body,
    team_outlier,
    cases_doubled,
    collective_income,
    collective_income_rows,
)
