"""What falls short in party organisations and their members."""

from decimal import Decimal
from typing import Any

from tests.reports.evidence.recomputed.outcomes import (
    FREE,
    Missing,
    Outcome,
    Rule,
    Short,
    Totals,
    above,
    below,
)
from tests.reports.evidence.recomputed.party import (
    members,
    organisations,
    said,
    tags,
)
from tests.reports.evidence.recomputed.record import Place, whole
from tests.reports.evidence.recomputed.staff import party, staff

LEVELS = ("group", "branch", "joint_branch", "general_branch", "committee")
AGED_FROM = 60


def mismatch(place: Place) -> Outcome:
    committee = place.standard("party-committee-min-members")
    general = place.standard("party-general-branch-min-members")
    found = organisations(place)
    if committee is None or general is None:
        return FREE
    if found is None:
        return Missing("organisations")
    levels = [LEVELS.index(org.org_type) for org in found if org.org_type in LEVELS]
    if not levels:
        return FREE
    number = members(place)
    if number is None:
        return Missing("members")
    for asked, standard in (("committee", committee), ("general_branch", general)):
        if number >= standard.value:
            if max(levels) >= LEVELS.index(asked):
                return None
            step = (f"{LEVELS[max(levels)]}>{asked}",)
            return Short(number, standard.value, "名", standard, {}, step, (number,))
    return None


def unorganised(place: Place) -> Outcome:
    standard, found = place.standard("party-branch-min-members"), organisations(place)
    if standard is None:
        return FREE
    if found is None:
        return Missing("organisations")
    if found:
        return None
    answers = [party(place, person) for person in staff(place) or ()]
    if not any(answer is not None for answer in answers):
        return Missing("members")
    number = answers.count(True)
    if number < standard.value:
        return None
    return Short(number, standard.value, "名", standard, {"members": number})


def wide_branch(place: Place) -> Outcome:
    standard, found = place.standard("party-branch-max-members"), organisations(place)
    if standard is None:
        return FREE
    if found is None:
        return Missing("organisations")
    branches = [org for org in found if org.org_type in ("branch", "joint_branch")]
    if not branches:
        return FREE
    sizes = [said(place, org, "member_count") for org in branches]
    known = [size for size in sizes if size is not None]
    if not known:
        return Missing("members")
    large = sum(size > standard.value for size in known)
    return above(max(known), standard, says={"branches": large})


def no_candidates(place: Place) -> Outcome:
    found = organisations(place)
    if not found:
        return Missing("organisations") if found is None else FREE
    activists = whole(said(place, org, "activist_count") for org in found)
    candidates = whole(said(place, org, "candidate_count") for org in found)
    if activists is None or candidates is None:
        return Missing("candidates")
    return None if activists + candidates else Short(0, None, "名")


def tagged(slug: str, tag: str, bound: int = 0) -> Rule:
    """Too large a share of the members carries the tag."""

    def check(place: Place) -> Outcome:
        standard, of = place.standard(slug), members(place)
        number = tags(place).get(tag)
        if standard is None:
            return FREE
        if not of or number is None:
            return Missing("tag" if of else "members")
        says = {"tagged": number, "members": of}
        return above(Decimal(number) / of, standard, says=says)

    def numbers(totals: Totals) -> list[Any]:
        bounds = [bound] if bound else totals.worst()
        return [*totals.share("tagged", "members"), *bounds]

    return Rule(check, numbers)


def unmanaged(place: Place) -> Outcome:
    found = tags(place)
    kinds = ("three_none", "three_not")
    known = {kind: found[kind] for kind in kinds if kind in found}
    if not known:
        return Missing("tags")
    number = sum(known.values())
    return Short(number, 0, "名", None, known) if number else None


def reached(slug: str, of: str, part: str) -> Rule:
    """Too few of those that organisations count, where both numbers are given."""

    def check(place: Place) -> Outcome:
        standard = place.standard(slug)
        pairs = [
            (said(place, org, part), said(place, org, of))
            for org in organisations(place) or ()
        ]
        known = [pair for pair in pairs if None not in pair]
        if standard is None:
            return FREE
        if not known:
            return Missing(of)
        some, all_ = (sum(column) for column in zip(*known, strict=True))
        if not all_:
            return FREE
        says = {"part": some, "whole": all_}
        return below(Decimal(some) / all_, standard, says=says)

    return Rule(check, lambda totals: totals.share("part", "whole"))


RULES = {
    "party-org-missing": Rule(unorganised),
    "party-org-level-mismatch": Rule(mismatch, lambda totals: [max(totals.told())]),
    "party-branch-oversized": Rule(wide_branch),
    "candidate-pipeline-weak": Rule(no_candidates),
    "party-members-uncontactable": tagged("max-uncontactable-share", "uncontactable"),
    "party-members-floating": tagged("max-floating-share", "floating"),
    "party-members-ageing": tagged("max-aged-share", "aged_60_plus", AGED_FROM),
    "party-members-hukou-separated": tagged(
        "max-hukou-separated-share", "hukou_separated"
    ),
    "party-members-unmanaged": Rule(unmanaged),
    "in-service-not-registered": reached(
        "min-registration-share", "in_service_total", "in_service_registered"
    ),
    "two-new-coverage-low": reached(
        "min-two-new-coverage", "two_new_total", "two_new_covered"
    ),
}
