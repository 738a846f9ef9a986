"""The stages of a round, and what leads from one to the next.

A round is what one street hands in for one period (上报). Codes are stored, so they
never change their meaning; wording may. Everything that can be done with a round is
a row of TRANSITIONS: who may, from where to where.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import Permission


class RoundState(TextChoices):
    OPEN = "open", pgettext_lazy("round", "Being filled in")
    HANDED_IN = "handed_in", pgettext_lazy("round", "Handed in")
    RETURNED = "returned", pgettext_lazy("round", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("round", "Accepted")


# Nobody changes what belongs to the period.
LOCKED = frozenset({RoundState.HANDED_IN, RoundState.ACCEPTED})


class RoundAct(TextChoices):
    HAND_IN = "hand_in", _("Hand in")
    TAKE_BACK = "take_back", pgettext_lazy("act on a round", "Take back")
    ACCEPT = "accept", pgettext_lazy("act on a round", "Accept")
    RETURN = "return", _("Return with reasons")
    REOPEN = "reopen", _("Unlock with a reason")


class Who(StrEnum):
    """Who may take a step on the street; ``SECOND`` has not handed it in."""

    CLERK = "clerk"
    SECOND = "second"
    REVIEWER = "reviewer"

    @property
    def permission(self) -> Permission:
        return Permission.EDIT if self is Who.CLERK else Permission.REVIEW


@dataclass(frozen=True, slots=True)
class Transition:
    """``act`` is a code: of the button, and with "round_" before it of the trail."""

    act: RoundAct
    sources: frozenset[RoundState]
    target: RoundState
    who: Who
    needs_reason: bool = False

    @property
    def label(self) -> str | Promise:
        return self.act.label


_S = RoundState
TRANSITIONS: dict[str, Transition] = {
    step.act.value: step
    for step in (
        Transition(
            RoundAct.HAND_IN,
            frozenset({_S.OPEN, _S.RETURNED}),
            _S.HANDED_IN,
            Who.CLERK,
        ),
        Transition(RoundAct.TAKE_BACK, frozenset({_S.HANDED_IN}), _S.OPEN, Who.CLERK),
        Transition(RoundAct.ACCEPT, frozenset({_S.HANDED_IN}), _S.ACCEPTED, Who.SECOND),
        Transition(
            RoundAct.RETURN,
            frozenset({_S.HANDED_IN}),
            _S.RETURNED,
            Who.SECOND,
            needs_reason=True,
        ),
        Transition(
            RoundAct.REOPEN,
            frozenset({_S.ACCEPTED}),
            _S.OPEN,
            Who.REVIEWER,
            needs_reason=True,
        ),
    )
}
