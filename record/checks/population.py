"""Households and people: can the figures of one community be true together?"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from record.checks import printed
from record.checks.check import Check, Finding, check, figure_label, found
from record.checks.facts import CommunityRecord, of_figure

# Peoples the state recognises. Source: national census.
ETHNIC_GROUPS = 56
# Proposed here: in a community that people leave or pour into the two still
# lie within this factor of one another.
RESIDENT_TO_REGISTERED = Decimal(4)
# Proposed here: one person in a square kilometre is desert, the densest streets
# of the country have some 100,000.
LEAST_DENSITY, MOST_DENSITY = 1, 100_000
# Proposed here; the smallest community of the surveys has 0.1 km², the largest
# 6.7. Above are numbers of mu or hectares.
LEAST_AREA_KM2, MOST_AREA_KM2 = Decimal("0.01"), Decimal(300)
# Proposed here: the lowest standards of the surveys are below 200 yuan a month,
# the highest of the country below 1,700.
LEAST_ALLOWANCE, MOST_ALLOWANCE = 50, 3_000

COUNTED_AS = {
    "permanent": "resident_population",
    "registered": "registered_population",
}
FIGURE_OF_GROUP = {
    "aged_60_plus": "elderly_population",
    "floating": "floating_population",
}


@check("household-size")
def household_size(record: CommunityRecord) -> Iterator[Finding]:
    """Persons to a household, of all and of the registered ones."""
    pairs = (
        ("population", "household_count"),
        ("registered_population", "registered_households"),
    )
    for people, homes in pairs:
        persons = record.figures.number(people)
        households = record.figures.number(homes)
        if persons is None or households is None:
            continue
        doubt = printed.household_size(int(persons), int(households))
        if doubt:
            figures = {"persons": persons, "households": households}
            yield Finding(of_figure(people), doubt.message, figures)


@check("people-without-households")
def people_without_households(record: CommunityRecord) -> Iterator[Finding]:
    persons = record.figures.number("population")
    if persons and record.figures.number("household_count") == 0:
        yield found(
            of_figure("household_count"),
            _("No household is on record, but %(persons)s persons are."),
            persons=persons,
        )


@check("population-against-basis")
def population_against_basis(record: CommunityRecord) -> Iterator[Finding]:
    """What is said to be counted one way equals the figure counted that way."""
    figures = record.figures
    name = COUNTED_AS.get(figures.get("population_basis") or "")
    if name is None:
        return
    persons, counted = figures.number("population"), figures.number(name)
    if persons is None or counted is None or persons == counted:
        return
    yield found(
        of_figure("population"),
        _(
            "The population of %(persons)s is said to be the %(label)s, but those "
            "are %(counted)s."
        ),
        persons=persons,
        label=figure_label(name),
        counted=counted,
    )


@check("registered-against-resident")
def registered_against_resident(record: CommunityRecord) -> Iterator[Finding]:
    resident = record.figures.number("resident_population")
    registered = record.figures.number("registered_population")
    if not resident or not registered:
        return
    factor = Decimal(max(resident, registered)) / min(resident, registered)
    if factor > RESIDENT_TO_REGISTERED:
        yield found(
            of_figure("resident_population"),
            _(
                "%(resident)s permanent and %(registered)s registered residents lie "
                "far apart."
            ),
            resident=resident,
            registered=registered,
        )


@check("floating-above-population")
def floating_above_population(record: CommunityRecord) -> Iterator[Finding]:
    """Those who float are some of those who live here, however they are counted."""
    floating = record.figures.number("floating_population")
    names = ("population", "resident_population")
    known = [record.figures.number(name) for name in names]
    whole = max((value for value in known if value is not None), default=None)
    if floating is None or whole is None or floating <= whole:
        return
    yield found(
        of_figure("floating_population"),
        _("A floating population of %(floating)s exceeds all %(whole)s residents."),
        floating=floating,
        whole=whole,
    )


@check("ethnic-groups")
def ethnic_groups(record: CommunityRecord) -> Iterator[Finding]:
    groups = record.figures.number("ethnic_group_count")
    if groups is not None and groups > ETHNIC_GROUPS:
        yield found(
            of_figure("ethnic_group_count"),
            _("There are %(most)s ethnic groups in the country, not %(groups)s."),
            most=ETHNIC_GROUPS,
            groups=groups,
        )


@check("group-above-population")
def group_above_population(record: CommunityRecord) -> Iterator[Finding]:
    """No group has more persons or households than the community."""
    pairs = (("persons", "population"), ("households", "household_count"))
    for group in record.groups:
        for part, whole in pairs:
            some, every = getattr(group, part), record.figures.number(whole)
            if some is not None and every is not None and some > every:
                column = "person_count" if part == "persons" else "household_count"
                yield found(
                    group.at(column),
                    _("“%(group)s” counts %(part)s of %(whole)s in all."),
                    group=group.name,
                    part=some,
                    whole=every,
                )


@check("group-against-figure")
def group_against_figure(record: CommunityRecord) -> Iterator[Finding]:
    """The elderly and the floating are asked for twice; both say the same."""
    for group in record.groups:
        name = FIGURE_OF_GROUP.get(group.group)
        figure = record.figures.number(name) if name else None
        if figure is None or group.persons is None or figure == group.persons:
            continue
        yield found(
            group.at("person_count"),
            _("“%(group)s” counts %(persons)s, the figures of the period %(figure)s."),
            group=group.name,
            persons=group.persons,
            figure=figure,
        )


@check("household-of-group")
def household_of_group(record: CommunityRecord) -> Iterator[Finding]:
    """A household of a group has a person of it at least, and hardly above six."""
    for group in record.groups:
        if group.households is None or group.persons is None:
            continue
        if group.households <= group.persons <= 6 * group.households:
            continue
        yield found(
            group.at("person_count"),
            _("“%(group)s”: %(persons)s persons in %(households)s households."),
            group=group.name,
            persons=group.persons,
            households=group.households,
        )


@check("allowance-outlier")
def allowance_outlier(record: CommunityRecord) -> Iterator[Finding]:
    for group in record.groups:
        amount = group.monthly_standard
        if amount and not LEAST_ALLOWANCE <= amount <= MOST_ALLOWANCE:
            yield found(
                group.at("monthly_standard_yuan"),
                _("“%(group)s”: an allowance of %(amount)s yuan a month is unlikely."),
                group=group.name,
                amount=amount,
            )


@check("area-outlier")
def area_outlier(record: CommunityRecord) -> Iterator[Finding]:
    area = record.area_km2
    if area is not None and not LEAST_AREA_KM2 <= area <= MOST_AREA_KM2:
        yield found(
            record.at("area_km2"),
            _(
                "An area of %(area)s km² is unlikely: 1 km² is 100 hectares or "
                "1,500 mu."
            ),
            area=area,
        )


@check("density-outlier")
def density_outlier(record: CommunityRecord) -> Iterator[Finding]:
    persons, area = record.figures.number("population"), record.area_km2
    if not persons or not area:
        return
    density = persons / area
    if not LEAST_DENSITY <= density <= MOST_DENSITY:
        yield found(
            record.at("area_km2"),
            _("%(persons)s persons on %(area)s km² are unlikely: is the unit right?"),
            persons=persons,
            area=area,
        )


CHECKS: tuple[Check, ...] = (
    household_size,
    people_without_households,
    population_against_basis,
    registered_against_resident,
    floating_above_population,
    ethnic_groups,
    group_above_population,
    group_against_figure,
    household_of_group,
    allowance_outlier,
    area_outlier,
    density_outlier,
)
