"""Figures of a period against one another and against the period before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from communities.comparison import BIG_CHANGE, SHARES
from record.checks.check import Check, Finding, check, figure_label, found
from record.checks.facts import FORM_OF_FIGURE, CommunityRecord, of_figure

# A change of a handful is everyday life whatever share it is. Proposed here.
LEAST_MOVE = 10
# Near enough to ten to be a digit too many or too few. Proposed here.
TENFOLD = Decimal(9)
# Grows with every visit, so it always moves.
EXPECTED_TO_MOVE = frozenset({"website_hit_count"})
# Proposed here: below one in a hundred somebody has typed a share of a per cent.
LEAST_SHARE = Decimal("0.01")
# A grid has 300 to 500 households. Source: county guidance after GB/T 34300;
# doubted only far outside of it.
LEAST_PER_GRID, MOST_PER_GRID = 50, 1_500
# Walking speed in metres a minute, doubted far outside of an adult's 80.
SLOWEST, FASTEST = 20, 200
# Proposed here: nobody walks an hour to a service station.
MOST_WALK_MINUTES = 60
MOST_RADIUS_M = 20_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures, the first of which is at most as large as the second."""

    code: str
    part: str
    whole: str


PAIRS = (
    Pair("elderly-above-population", "elderly_population", "population"),
    Pair("volunteers-above-population", "registered_volunteer_count", "population"),
    Pair("estate-committees-above-estates", "estate_committee_count", "estate_count"),
    Pair("building-leaders-above-buildings", "building_leader_count", "building_count"),
    Pair("buildings-above-households", "building_count", "household_count"),
    Pair("grids-above-households", "grid_count", "household_count"),
    Pair("party-grids-above-grids", "party_grid_count", "grid_count"),
    Pair(
        "service-categories-above-items",
        "service_category_count",
        "service_item_count",
    ),
    Pair("departments-above-items", "hall_department_count", "hall_item_count"),
    Pair("classes-above-trainees", "training_class_count", "training_person_times"),
    Pair(
        "events-above-participants", "cultural_event_count", "event_participant_count"
    ),
    Pair("beds-above-elderly", "elderly_bed_count", "elderly_population"),
    # No invariant: people are placed in jobs that others have opened.
    Pair("placed-above-jobs", "persons_placed", "jobs_developed"),
)


def _within(pair: Pair) -> Callable[[CommunityRecord], Iterator[Finding]]:
    def find(record: CommunityRecord) -> Iterator[Finding]:
        part = record.figures.number(pair.part)
        whole = record.figures.number(pair.whole)
        if part is not None and whole is not None and part > whole:
            yield found(
                of_figure(pair.part),
                _("%(part_label)s: %(part)s, but %(whole_label)s: %(whole)s."),
                part_label=figure_label(pair.part),
                part=part,
                whole_label=figure_label(pair.whole),
                whole=whole,
            )

    return find


def _compared(record: CommunityRecord) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Figures known in both periods that may not simply move."""
    for name in FORM_OF_FIGURE:
        if name in SHARES or name in EXPECTED_TO_MOVE:
            continue
        new, old = record.figures.number(name), record.before.number(name)
        if new is not None and old is not None:
            yield name, Decimal(new), Decimal(old)


def _is_tenfold(new: Decimal, old: Decimal) -> bool:
    return bool(new and old) and max(new, old) / min(new, old) >= TENFOLD


@check("moved-tenfold")
def moved_tenfold(record: CommunityRecord) -> Iterator[Finding]:
    for name, new, old in _compared(record):
        if abs(new - old) >= LEAST_MOVE and _is_tenfold(new, old):
            yield found(
                of_figure(name),
                _(
                    "%(label)s: %(new)s after %(old)s the period before. Is a digit "
                    "missing or doubled?"
                ),
                label=figure_label(name),
                new=new,
                old=old,
            )


@check("moved")
def moved(record: CommunityRecord) -> Iterator[Finding]:
    """By more than the share that the pages mark, and by more than a handful."""
    for name, new, old in _compared(record):
        if abs(new - old) < LEAST_MOVE or _is_tenfold(new, old):
            continue
        if not old or abs(new - old) / old > BIG_CHANGE:
            yield found(
                of_figure(name),
                _("%(label)s: %(new)s after %(old)s the period before."),
                label=figure_label(name),
                new=new,
                old=old,
            )


@check("share-slip")
def share_slip(record: CommunityRecord) -> Iterator[Finding]:
    for name in sorted(SHARES):
        value = record.figures.number(name)
        if value and value < LEAST_SHARE:
            yield found(
                of_figure(name),
                _("%(label)s of less than one in a hundred: %(value)s."),
                label=figure_label(name),
                value=value * 100,
            )


@check("grid-size")
def grid_size(record: CommunityRecord) -> Iterator[Finding]:
    households = record.figures.number("household_count")
    grids = record.figures.number("grid_count")
    if not households or not grids:
        return
    each = Decimal(households) / grids
    if not LEAST_PER_GRID <= each <= MOST_PER_GRID:
        yield found(
            of_figure("grid_count"),
            _("%(households)s households in %(grids)s grids make %(each)s in each."),
            households=households,
            grids=grids,
            each=each,
        )


@check("walk-outlier")
def walk_outlier(record: CommunityRecord) -> Iterator[Finding]:
    minutes = record.figures.number("walk_minutes")
    radius = record.figures.number("service_radius_m")
    if minutes is not None and minutes > MOST_WALK_MINUTES:
        yield found(
            of_figure("walk_minutes"),
            _("A walk of %(minutes)s minutes to the service station is unlikely."),
            minutes=minutes,
        )
    if radius is not None and radius > MOST_RADIUS_M:
        yield found(
            of_figure("service_radius_m"),
            _("A service radius of %(radius)s m is unlikely: the unit is metres."),
            radius=radius,
        )


@check("walk-against-radius")
def walk_against_radius(record: CommunityRecord) -> Iterator[Finding]:
    minutes = record.figures.number("walk_minutes")
    radius = record.figures.number("service_radius_m")
    if not minutes or not radius or SLOWEST <= Decimal(radius) / minutes <= FASTEST:
        return
    yield found(
        of_figure("walk_minutes"),
        _("Nobody walks a radius of %(radius)s m in %(minutes)s minutes."),
        radius=radius,
        minutes=minutes,
    )


@check("none-but-some")
def none_but_some(record: CommunityRecord) -> Iterator[Finding]:
    """Said not to exist, and yet counted."""
    pairs = (
        ("has_service_station", "hall_item_count"),
        ("has_website", "website_hit_count"),
    )
    for flag, name in pairs:
        value = record.figures.number(name)
        if record.figures.get(flag) is False and value:
            yield found(
                of_figure(name),
                _("%(label)s: %(value)s, but “%(flag)s” says no."),
                label=figure_label(name),
                value=value,
                flag=figure_label(flag),
            )


CHECKS: tuple[Check, ...] = (
    *(Check(pair.code, _within(pair)) for pair in PAIRS),
    moved_tenfold,
    moved,
    share_slip,
    grid_size,
    walk_outlier,
    walk_against_radius,
    none_but_some,
)
