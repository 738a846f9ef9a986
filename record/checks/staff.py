"""People in the service of a community, their posts and their pay."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from record.checks.check import Check, Finding, check, found
from record.checks.doubt import Subject
from record.checks.facts import CommunityRecord, Person

# Nobody works before 16 (Labour Law, article 15); committees elect from 18 on, and
# beyond 75 a mistyped century or year is likelier than a person still serving.
YOUNGEST, OLDEST = 18, 75
YOUNGEST_AT_START = 16
# Completed years at which the schooling can be over, a year or two early.
# Source: 6 + 3 + 3 years of school from six on, then two, four, two and three.
YOUNGEST_WITH: dict[str, int] = {
    "junior_high": 14,
    "senior_high": 16,
    "secondary_vocational": 16,
    "junior_college": 18,
    "bachelor": 20,
    "master": 22,
    "doctor": 25,
}
# Pay of a month outside of this was typed in 10,000 yuan or in fen. One payer's
# part may be small: the surveys have 90 of 890 yuan, and 4,003 in all. Proposed here.
LEAST_PAY, MOST_PAY = Decimal(100), Decimal(100_000)
LEAST_PART = Decimal(10)
# The surveys have subsidies of 400 to 600 yuan a year. Proposed here.
MOST_SUBSIDY = Decimal(60_000)
PARTY_MEMBERS = ("party_member", "probationary")


def completed_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@check("staff-none")
def no_staff(record: CommunityRecord) -> Iterator[Finding]:
    """Somebody must do the work that the figures tell of."""
    if record.staff_told_none and record.figures.number("household_count"):
        yield found(
            Subject(form="staff", model=Person.MODEL),
            _("%(households)s households, and nobody serves the community?"),
            households=record.figures.number("household_count"),
        )


@check("staff-age")
def age(record: CommunityRecord) -> Iterator[Finding]:
    for person in record.staff:
        if person.birth_date is None:
            continue
        years = completed_years(person.birth_date, record.day)
        if not YOUNGEST <= years <= OLDEST:
            yield found(
                person.at("birth_date"),
                _("%(name)s, born %(born)s, is %(years)s years old."),
                name=person.name,
                born=person.birth_date,
                years=years,
            )


@check("staff-age-at-start")
def age_at_start(record: CommunityRecord) -> Iterator[Finding]:
    for person in record.staff:
        if person.birth_date is None or person.starts_on is None:
            continue
        years = completed_years(person.birth_date, person.starts_on)
        if years < YOUNGEST_AT_START:
            yield found(
                person.at("starts_on"),
                _(
                    "%(name)s, born %(born)s, entered service on %(start)s at "
                    "%(years)s years of age."
                ),
                name=person.name,
                born=person.birth_date,
                start=person.starts_on,
                years=years,
            )


@check("staff-education-against-age")
def education_against_age(record: CommunityRecord) -> Iterator[Finding]:
    for person in record.staff:
        least = YOUNGEST_WITH.get(person.education)
        if person.birth_date is None or least is None:
            continue
        years = completed_years(person.birth_date, record.day)
        if years < least:
            yield found(
                person.at("education"),
                _("%(name)s is %(years)s years old: too young for this schooling."),
                name=person.name,
                years=years,
                education=person.education,
                born=person.birth_date,
            )


@check("secretary-outside-party")
def secretary_outside_party(record: CommunityRecord) -> Iterator[Finding]:
    for person in record.staff:
        is_secretary = any(post.position == "secretary" for post in person.posts)
        known = person.political_status
        if is_secretary and known and known not in PARTY_MEMBERS:
            yield found(
                person.at("political_status"),
                _("%(name)s is party secretary, but no party member."),
                name=person.name,
                status=known,
            )


@check("two-secretaries")
def two_secretaries(record: CommunityRecord) -> Iterator[Finding]:
    """Of each of the two posts at the head there is one."""
    for position, told in (
        ("secretary", _("Two people at once are party secretary: %(names)s.")),
        ("director", _("Two people at once are committee director: %(names)s.")),
    ):
        holders = [
            person
            for person in record.staff
            if any(
                post.position == position and post.place == record.community
                for post in person.posts
            )
        ]
        if len(holders) > 1:
            names = "、".join(person.name for person in holders)
            keys = [person.pk for person in holders]
            yield found(holders[-1].at(), told, names=names, holders=keys)


@check("full-time-twice")
def full_time_twice(record: CommunityRecord) -> Iterator[Finding]:
    """Full time is in one place; the other is not named to those who do not see it."""
    for person in record.staff:
        places = Counter(
            post.place for post in person.posts if post.mode == "full_time"
        )
        if len(places) > 1:
            yield found(
                person.at(),
                _("%(name)s serves full time in %(places)s communities at once."),
                name=person.name,
                places=len(places),
            )


@check("covered-above-households")
def covered_above_households(record: CommunityRecord) -> Iterator[Finding]:
    every = record.figures.number("household_count")
    for person in record.staff:
        covered = person.households_covered
        if covered is not None and every is not None and covered > every:
            yield found(
                person.at("households_covered"),
                _("%(name)s looks after %(covered)s of %(every)s households."),
                name=person.name,
                covered=covered,
                every=every,
            )


@check("subsidy-outlier")
def subsidy_outlier(record: CommunityRecord) -> Iterator[Finding]:
    for person in record.staff:
        amount = person.pension_subsidy
        if amount is not None and amount > MOST_SUBSIDY:
            yield found(
                person.at("pension_subsidy_yuan_year"),
                _("%(name)s: a pension subsidy of %(amount)s yuan a year is unlikely."),
                name=person.name,
                amount=amount,
            )


@check("pay-outlier")
def pay_outlier(record: CommunityRecord) -> Iterator[Finding]:
    sums = _by_grade(record)
    for pay in record.pay:
        whole = sums.get(pay.grade) or LEAST_PAY
        least = LEAST_PART if whole >= LEAST_PAY else LEAST_PAY
        if pay.monthly and not least <= pay.monthly <= MOST_PAY:
            yield found(
                pay.at("monthly_amount_yuan"),
                _("%(name)s: %(amount)s yuan a month. The unit is yuan, not 10,000."),
                name=pay.name,
                amount=pay.monthly,
            )


@check("raise-above-pay")
def raise_above_pay(record: CommunityRecord) -> Iterator[Finding]:
    for pay in record.pay:
        if pay.raised and pay.monthly is not None and pay.raised > pay.monthly:
            yield found(
                pay.at("raise_yuan_month"),
                _("%(name)s: raised by %(raised)s to %(amount)s yuan a month."),
                name=pay.name,
                raised=pay.raised,
                amount=pay.monthly,
            )


@check("heads-paid-less")
def heads_paid_less(record: CommunityRecord) -> Iterator[Finding]:
    """Secretaries and directors earn no less than those they lead."""
    sums = _by_grade(record)
    if any(pay.monthly is None for pay in record.pay):
        return
    head, general = sums.get("head"), sums.get("general")
    if head is None or general is None or head >= general:
        return
    row = next(pay for pay in record.pay if pay.grade == "head")
    yield found(
        row.at("monthly_amount_yuan"),
        _("Secretaries and directors get %(head)s yuan a month, others %(general)s."),
        head=head,
        general=general,
    )


def _by_grade(record: CommunityRecord) -> dict[str, Decimal]:
    """The month's pay of each grade, over all who pay a part of it."""
    sums: dict[str, Decimal] = {}
    for pay in record.pay:
        if pay.monthly is not None:
            sums[pay.grade] = sums.get(pay.grade, Decimal(0)) + pay.monthly
    return sums


CHECKS: tuple[Check, ...] = (
    no_staff,
    age,
    age_at_start,
    education_against_age,
    secretary_outside_party,
    two_secretaries,
    full_time_twice,
    covered_above_households,
    subsidy_outlier,
    pay_outlier,
    raise_above_pay,
    heads_paid_less,
)
