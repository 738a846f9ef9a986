"""What falls short in numbers, make-up and pay of staff."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from staffing.models import Post, StaffMember
from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Missing,
    Outcome,
    Rule,
    Short,
    Totals,
    above,
    below,
    observed,
    told,
)
from tests.reports.evidence.recomputed.pay import monthly, wage
from tests.reports.evidence.recomputed.record import Place, alive
from tests.reports.evidence.recomputed.scale import people
from tests.reports.evidence.recomputed.staff import (
    age,
    band,
    certified,
    college,
    insured,
    part,
    party,
    posts,
    recruited,
    staff,
    trained,
)

HEADS = ("secretary", "director")
OLDER_FROM = 50


def headcount(place: Place) -> Outcome:
    """The largest of three gaps: the posts allotted, the least number, the ratio."""
    found = staff(place)
    if found is None:
        return Missing("staff")
    number, quota, residents = len(found), place.figure("staff_quota"), people(place)
    gaps: list[Short | None] = []
    if quota is not None:
        says = {"staff": number, "quota": quota}
        short = Short(number, quota, "名", None, says, ("quota",))
        gaps.append(short if number < quota else None)
    if least := place.standard("committee-min-members"):
        gaps.append(below(number, least, groups=("members",)))
    ratio = place.standard("workers-per-10000")
    if ratio and residents:
        each = Decimal(number) * 10000 / residents
        says = {"serving": number, "served": residents}
        gaps.append(below(each, ratio, says=says, groups=("ratio",)))
    if not gaps:
        return Missing("quota or residents")
    return max((gap for gap in gaps if gap), key=lambda gap: gap.distance, default=None)


def overloaded(place: Place) -> Outcome:
    per_worker = place.standard("households-per-worker")
    most, tasks = place.standard("max-admin-tasks"), place.figure("admin_task_count")
    if per_worker is None and most is None:
        return FREE
    number, households = len(staff(place) or ()), place.figure("household_count")
    gaps: list[Short | None] = []
    if per_worker and number and households is not None:
        says = {"households": households, "staff": number}
        each = Decimal(households) / number
        gaps.append(above(each, per_worker, says=says, tells=(tasks or 0,)))
    if most and tasks is not None:
        gaps.append(above(tasks, most, tells=(tasks,)))
    if not gaps:
        return Missing("households, staff and tasks")
    return next((gap for gap in gaps if gap), None)


def vacant(place: Place) -> Outcome:
    found = staff(place)
    if found is None:
        return Missing("staff")
    held = {post.position for person in found for post in posts(place, person)}
    own = {person.pk for person in place.rows(StaffMember)}
    held |= {
        post.position
        for post in place.rows(Post)
        if alive(post, place.day) and post.staff_id not in own
    }
    if not held:
        return Missing("posts")
    open_ = tuple(post for post in HEADS if post not in held)
    return Short(2 - len(open_), 2, "个", groups=open_) if open_ else None


def entry(place: Place) -> Outcome:
    found = [band(person) for person in staff(place) or ()]
    if not any(found):
        return Missing("education")
    low = found.count("junior_high")
    return Short(low, 0, "名") if low else None


def few(slug: str, holds: Callable[[Place, StaffMember], Any], what: str) -> Rule:
    """Too small a share of those who say."""

    def check(place: Place) -> Outcome:
        standard, found = place.standard(slug), part(holds)(place)
        if standard is None:
            return FREE
        if found is None:
            return Missing(what)
        having, of = found
        says = {"having": having, "staff": of}
        return below(Decimal(having) / of, standard, says=says)

    return Rule(check, lambda totals: totals.share("having", "staff"))


def ageing(place: Place) -> Outcome:
    mean = place.standard("max-staff-average-age")
    older = place.standard("max-older-staff-share")
    if mean is None and older is None:
        return FREE
    found = [age(person, place.day) for person in staff(place) or ()]
    years = [each for each in found if each is not None]
    if not years:
        return Missing("ages")
    old = sum(each >= OLDER_FROM for each in years)
    says = {"years": sum(years), "older": old, "staff": len(years)}
    gap = mean and above(Decimal(sum(years)) / len(years), mean, says=says)
    if gap or older is None:
        return gap or None
    return above(Decimal(old) / len(years), older, says=says)


def gender(place: Place) -> Outcome:
    standard = place.standard("min-minority-gender-share")
    found = [person.gender for person in staff(place) or () if person.gender]
    if standard is None:
        return FREE
    if not found:
        return Missing("gender")
    if len(found) == 1:
        return FREE
    men = found.count("male")
    fewer = Decimal(min(men, len(found) - men)) / len(found)
    return below(fewer, standard, says={"men": men, "staff": len(found)})


def turnover(place: Place) -> Outcome:
    standard, found = place.standard("max-turnover-share"), recruited(place)
    if standard is None:
        return FREE
    if found is None:
        return Missing("recruits")
    gone = sum(not alive(person, place.day) for person in found)
    says = {"recruited": len(found), "staying": len(found) - gone, "gone": gone}
    return above(Decimal(gone) / len(found), standard, says=says)


def underpaid(place: Place) -> Outcome:
    standard, pay = place.standard("min-pay-ratio"), monthly(place)
    if not pay:
        return Missing("pay")
    average, region = wage(place), place.region
    minimum = region and region.minimum_wage_yuan_month
    if average is None and minimum is None:
        return Missing("wages")
    lowest = min(pay.values())
    low = ("minimum",) if minimum and lowest < minimum else ()
    shares = [each / average for each in pay.values()] if average else []
    tells = (*pay.values(), average, minimum, *shares)
    if standard and average and lowest < average * standard.value:
        asked = average * standard.value
        return Short(lowest, asked, "元", standard, {}, low, tells)
    if low:
        return Short(lowest, minimum, "元", None, {}, low, tells)
    return FREE if standard is None and minimum is None else None


def uninsured(place: Place) -> Outcome:
    answers = [insured(place, person) for person in staff(place) or ()]
    known = [answer for answer in answers if answer is not None]
    if not known:
        return Missing("insurances")
    lacking = known.count(False)
    says = {"lacking": lacking, "known": len(known)}
    return Short(lacking, 0, "名", None, says) if lacking else None


def _busiest(totals: Totals) -> list[Any]:
    return [*totals.share("households", "staff"), max(totals.told())]


def _older(totals: Totals) -> list[Any]:
    bound = [OLDER_FROM] if totals["older"] else []
    mean = totals.share("years", "staff")
    return [*mean, *bound, *totals.share("older", "staff")]


RULES = {
    "staff-headcount-short": Rule(
        headcount, lambda totals: totals.share("serving", "served", 10000)
    ),
    "staff-overloaded": Rule(overloaded, _busiest),
    "staff-second-post-missing": Rule(vacant),
    "staff-entry-below-minimum": Rule(entry, observed),
    "staff-education-low": few("min-college-share", college, "education"),
    "staff-ageing": Rule(ageing, _older),
    "staff-gender-imbalance": Rule(gender),
    "staff-no-certificate": few("min-certificate-share", certified, "certificates"),
    "staff-turnover-high": Rule(turnover, lambda t: t.share("gone", "recruited")),
    "staff-training-gap": few("min-training-share", trained, "trainings"),
    "party-staff-share-low": few("min-party-staff-share", party, "politics"),
    "staff-pay-low": Rule(underpaid, told),
    "staff-insurance-missing": Rule(
        uninsured, lambda totals: totals.share("lacking", "known")
    ),
}
