"""The life of a round: each step an act, asked of communities.round_life.TRANSITIONS.

Two persons always: whoever accepts or returns has not handed in. A step holds the
street, as every save of its figures does (communities.round_lock): what is handed in
is what was on record in that moment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User, record_act
from communities.models import (
    Community,
    Division,
    ReportingPeriod,
    Round,
    RoundStep,
)
from communities.round_life import TRANSITIONS, RoundAct, Transition, Who
from communities.round_lock import hold
from record.rounds.telling import tell
from record.writing import sign


class NotNow(Exception):
    """The round is not at a stage at which this can be done, or no longer."""


class ReasonMissing(ValueError):
    """This is not done without saying why."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one community: words, and figures by their columns."""

    text: str = ""
    figures: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What is said with a step: to the street, and to communities by their keys."""

    text: str = ""
    remarks: Mapping[int, Remark] = field(default_factory=dict)
    # How much there was, for a step that hands in.
    counts: Mapping[str, int] = field(default_factory=dict)


def round_of(division: Division, period: ReportingPeriod) -> Round:
    """The stored round, or one that nobody has handed in yet, unsaved."""
    own = Round.objects.filter(division=division, period=period)
    found = own.select_related("handed_in_by", "reviewed_by").first()
    round_ = found or Round(division=division, period=period)
    round_.division, round_.period = division, period
    return round_


def possible(round_: Round, user: User) -> list[Transition]:
    """What the user can do with the round now. Costs a query or two."""
    held = {who: holds(round_.division, who, user) for who in (Who.CLERK, Who.REVIEWER)}
    held[Who.SECOND] = held[Who.REVIEWER] and round_.handed_in_by_id != user.pk
    return [
        step
        for step in TRANSITIONS.values()
        if round_.state in step.sources and held[step.who]
    ]


def holds(division: Division, who: Who, user: User) -> bool:
    """Whether the user's role on the street is one of those who take such steps."""
    own = Division.objects.granting(who.permission, to=user)
    return own.filter(pk=division.pk).exists()


def latest_step(round_: Round) -> int:
    """Names the round as it is now; 0 before its first step."""
    if round_.pk is None:
        return 0
    last = round_.steps.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0


@transaction.atomic
def take(
    division: Division,
    period: ReportingPeriod,
    act: str,
    *,
    by: User,
    words: Words | None = None,
    seen: int | None = None,
) -> Round:
    """Takes a step; gives back the round as it is then.

    ``seen`` is the latest step that whoever decides has seen; None does not ask.
    Raises NotNow, ReasonMissing, or PermissionDenied.
    """
    step, words = TRANSITIONS[act], words or Words()
    hold([division.pk])
    round_ = round_of(division, period)
    if round_.state not in step.sources or seen not in (None, latest_step(round_)):
        raise NotNow(act)
    if step not in possible(round_, by):
        raise PermissionDenied(division.pk)
    text = words.text.strip()
    if step.needs_reason and not text:
        raise ReasonMissing(act)
    if step.who is Who.SECOND:
        round_.reviewed_by = by
    elif act == RoundAct.HAND_IN:
        round_.handed_in_by, round_.reviewed_by = by, None
    round_.state = step.target
    sign(round_, by=by, reason=text)
    round_.save()
    kept = RoundStep.objects.create(
        round=round_,
        act=act,
        by=by,
        text=text,
        remarks=_told(words.remarks, division),
        counts=dict(words.counts),
    )
    record_act(f"round_{act}", by=by, target=round_, text=text)
    tell(round_, kept)
    return round_


def _told(remarks: Mapping[int, Remark], division: Division) -> list[dict[str, Any]]:
    """The remarks on communities of the street as its step keeps them."""
    own = Community.objects.filter(township=division, pk__in=remarks).order_by("code")
    return [
        {"community": code, "text": said.text.strip(), "figures": list(said.figures)}
        for pk, code in own.values_list("pk", "code")
        if (said := remarks[pk]).text.strip() or said.figures
    ]


def last_return(round_: Round) -> RoundStep | None:
    """The step by which it came back, while it is back; else None."""
    if round_.pk is None:
        return None
    steps = round_.steps.select_related("by").order_by("-pk")
    latest = steps.first()
    return latest if latest and latest.act == RoundAct.RETURN else None
