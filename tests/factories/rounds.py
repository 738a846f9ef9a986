"""Rounds of handing in: a street's figures of a period, and the steps they took."""

from typing import Any

from communities.models import Division, ReportingPeriod, Round, RoundStep
from tests.factories.made import made
from tests.factories.people import a_user
from tests.factories.places import a_period, a_township


def a_round(
    division: Division | None = None,
    period: ReportingPeriod | None = None,
    state: str = "handed_in",
    **fields: Any,
) -> Round:
    """A round in this state, without the steps that led there."""
    by = fields.pop("handed_in_by", None) or a_user("hander")
    decided = state in ("accepted", "returned")
    defaults = {
        "division": division or a_township(),
        "period": period or a_period(),
        "state": state,
        "handed_in_by": by,
        "reviewed_by": fields.pop("reviewed_by", None) or a_user("decider")
        if decided
        else None,
    }
    return made(Round, defaults, fields)


def a_round_step(round_: Round | None = None, **fields: Any) -> RoundStep:
    owner = round_ or a_round()
    defaults = {"round": owner, "act": "hand_in", "by": owner.handed_in_by}
    return made(RoundStep, defaults, fields)
