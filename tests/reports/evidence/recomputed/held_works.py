"""What falls short in safety and on building sites."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from facilities.models import ConstructionProject, ProjectUtility
from safety.models import Hazard
from tests.reports.evidence.recomputed.construction import households, projects
from tests.reports.evidence.recomputed.funding import items
from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Check,
    Missing,
    Outcome,
    Rule,
    Short,
    Totals,
    absent,
    observed,
    told,
    worst,
)
from tests.reports.evidence.recomputed.record import Place, whether, whole
from tests.reports.evidence.recomputed.safety import (
    cases,
    hazards,
    is_open,
    is_overdue,
    police_room,
)

RAILS = ("护栏", "警示", "标识", "guardrail", "sign")
APPROVAL = (
    ("max-approval-steps", "approval_step_count", "项"),
    ("max-approval-fee", "approval_fee_yuan_m2", "元"),
    ("max-approval-months", "approval_months", "个月"),
)


def open_(holds: Callable[[Place, Hazard], Any] = lambda place, row: True) -> Rule:
    """Hazards still open, by category, and how many there are in all."""

    def check(place: Place) -> Outcome:
        rows = hazards(place)
        if rows is None:
            return Missing("hazards")
        found = [row for row in rows if is_open(place, row) and holds(place, row)]
        if not found:
            return None
        kinds = Counter(row.category for row in found)
        grave = {
            "major": sum(row.level == "major" for row in found),
            "overdue": sum(is_overdue(place, row) for row in found),
        }
        says = {"open": len(found), "found": len(rows), **grave, **kinds}
        says["closed"] = len(rows) - len(found)
        return Short(len(found), 0, "处", None, says)

    return Rule(check, lambda totals: totals.share("closed", "found"))


def no_rail(place: Place, row: Hazard) -> bool:
    said = row.subtype.lower()
    return row.category == "road_traffic" and any(word in said for word in RAILS)


def many_kinds(place: Place) -> Outcome:
    standard, rows = place.standard("hazard-category-spread"), hazards(place)
    if standard is None:
        return FREE
    if rows is None:
        return Missing("hazards")
    kinds = len({row.category for row in rows if is_open(place, row)})
    if kinds < standard.value:
        return None
    return Short(kinds, standard.value, "类", standard)


def rising(place: Place) -> Outcome:
    found = sorted((cases(place) or {}).items())[-2:]
    if len(found) < 2 or found[1][0] - found[0][0] != 1:
        return Missing("two years of cases")
    (first, before), (last, after) = found
    if after <= before:
        return None
    says = {"before": before, "after": after}
    return Short(after, before, "起", None, says, tells=(first, last))


def project(
    holds: Callable[[Place, Any], bool | None],
    what: str,
    items: Callable[[Place, Any], list[str]] = lambda place, row: [],
) -> Check:
    """A project is as none should be; ``items`` are what it lacks."""

    def check(place: Place) -> Outcome:
        found = projects(place)
        if not found:
            return Missing("projects") if found is None else FREE
        answers = [holds(place, row) for row in found]
        if whether(answers) is None:
            return Missing(what)
        hit = [row for row, answer in zip(found, answers, strict=True) if answer]
        if not hit:
            return None
        names = [row.name for row in hit]
        names += [item for row in hit for item in items(place, row)]
        says = {"projects": len(hit)}
        return Short(len(hit), 0, "个", None, says, names=tuple(names))

    return check


def heavy_approval(place: Place) -> Outcome:
    found = projects(place)
    if not found:
        return Missing("projects") if found is None else FREE
    gaps, known = [], False
    for slug, name, unit in APPROVAL:
        standard = place.standard(slug)
        for row in found:
            value = getattr(row, name)
            if standard is None or value is None:
                continue
            known = True
            if value > standard.value:
                tells = tuple(getattr(row, field) for _, field, _ in APPROVAL)
                gap = Short(value, standard.value, unit, standard, tells=tells)
                gaps.append(replace(gap, names=(row.name,)))
    if gaps:
        return max(gaps, key=lambda gap: gap.distance)
    return None if known else Missing("approval")


def money_missing(place: Place) -> Outcome:
    found = projects(place)
    if not found:
        return Missing("projects") if found is None else FREE
    gaps = [row.funding_gap_wan for row in found]
    short = [gap for gap in gaps if gap]
    if not short:
        return Missing("gaps") if None in gaps else None
    names = tuple(row.name for row in found if row.funding_gap_wan)
    says = {"projects": len(short)}
    return Short(sum(short), 0, "万元", None, says, names=names)


def lags(place: Place, row: ConstructionProject) -> bool | None:
    """Houses stand and utilities do not."""
    if not row.completed_households:
        return None if row.completed_households is None else False
    rows = place.of(row, ProjectUtility, "project")
    known = [each.is_complete for each in rows if each.is_complete is not None]
    return not all(known) if known else None


def unfinished(place: Place, row: ConstructionProject) -> list[str]:
    rows = place.of(row, ProjectUtility, "project")
    return [each.item for each in rows if each.is_complete is False]


def unplanned(place: Place, row: ConstructionProject) -> bool | None:
    if None in (row.completed_households, row.has_operation_plan):
        return None
    return bool(row.completed_households and not row.has_operation_plan)


def left_out(place: Place, row: ConstructionProject) -> bool | None:
    return (
        None if row.infrastructure_in_price is None else not row.infrastructure_in_price
    )


def out_of_step(place: Place) -> Outcome:
    standard = place.standard("max-fund-progress-gap")
    if standard is None or projects(place) == []:
        return FREE
    rows = [row for row in items(place) or () if row.purpose == "construction"]
    budget = whole(row.amount_yuan for row in rows if row.kind == "budget")
    arrived = [row.amount_yuan for row in rows if row.kind == "allocated"]
    paid = whole(arrived) if arrived else None
    built = households(place)
    if not budget or paid is None or not built or not built[1]:
        return Missing("progress")
    done, begun = built
    apart = Decimal(done) / begun - Decimal(paid) / budget
    if apart < standard.value:
        return None
    says = {"budget": budget, "paid": paid, "done": done, "begun": begun}
    return Short(apart, standard.value, "share", standard, says)


def behind(place: Place) -> Outcome:
    standard = place.standard("min-completion-share")
    if standard is None or projects(place) == []:
        return FREE
    built = households(place)
    if built is None:
        return Missing("households")
    done, begun = built
    if not begun:
        return FREE
    if done >= begun * standard.value:
        return None
    says = {"done": done, "begun": begun}
    return Short(Decimal(done) / begun, standard.value, "share", standard, says)


def _in_step(totals: Totals) -> list[Any]:
    (paid,), (done,) = totals.share("paid", "budget"), totals.share("done", "begun")
    return [paid, done, done - paid]


def _is(name: str, value: str) -> Callable[[Place, Any], bool | None]:
    return lambda place, row: (
        getattr(row, name) == value if getattr(row, name) else None
    )


RULES = {
    "hazard-open": open_(),
    "hazard-overdue": open_(is_overdue),
    "hazard-major": open_(lambda place, row: row.level == "major"),
    "traffic-no-guardrail": open_(no_rail),
    "boundary-hazard": open_(
        lambda place, row: row.on_boundary and not row.responsible_unit
    ),
    "hazard-category-spread": Rule(many_kinds, worst),
    "security-cases-rising": Rule(rising, told),
    "no-police-room": absent(police_room, "个", "police rooms"),
    "approval-burden": Rule(heavy_approval, told),
    "started-before-approval": Rule(
        project(lambda place, row: row.started_before_approval, "approval")
    ),
    "plan-not-started": Rule(project(_is("plan_status", "not_started"), "plans")),
    "construction-funding-gap": Rule(money_missing, observed),
    "supervision-fee-misplaced": Rule(
        project(_is("supervision_fee_payer", "builder"), "fees")
    ),
    "infrastructure-lag": Rule(project(lags, "utilities", unfinished)),
    "operation-plan-missing": Rule(project(unplanned, "operation")),
    "utility-cost-omitted": Rule(project(left_out, "prices")),
    "fund-progress-mismatch": Rule(out_of_step, _in_step),
    "completion-behind": Rule(behind, lambda totals: totals.share("done", "begun")),
}
