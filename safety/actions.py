"""What is done to hazards: each change of status is written down as a step."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.history import update_many
from accounts.models import User, record_act
from portal.bulk_acts import RowsRefused
from safety.models import REOPENED_AS, SETTLED, Hazard, HazardStatus, HazardStep


def step_of(
    hazard: Hazard, *, before: str, at: datetime, by: User | None
) -> HazardStep | None:
    """The unsaved step from the status ``before``; None where it has not moved."""
    if hazard.status == before:
        return None
    step = HazardStep(
        hazard=hazard,
        from_status=before,
        to_status=hazard.status,
        at=at,
        actor=str(by or ""),
        note=getattr(hazard, "_change_reason", None) or "",
    )
    # By the same hand and for the same reason as the hazard.
    step._history_user = by  # type: ignore[attr-defined]
    step._change_reason = step.note or None  # type: ignore[attr-defined]
    return step


def restore_status(hazard: Hazard, *, before: Hazard, by: User | None) -> None:
    """A status that an old version brings back is a step like any other."""
    _write_step(hazard, before=before.status, by=by)


def _write_step(hazard: Hazard, *, before: str, by: User | None) -> None:
    step = step_of(hazard, before=before, at=timezone.now(), by=by)
    if step is not None:
        step.save()


def states_to_reopen(hazard: Hazard) -> list[tuple[str, str]]:
    """What a settled hazard may become again: what it was, or back to work.

    None for one that is not settled. Costs a query.
    """
    if hazard.status not in SETTLED:
        return []
    settled = hazard.steps.filter(to_status=hazard.status).order_by("-at", "-pk")
    before = settled.values_list("from_status", flat=True).first()
    states = dict.fromkeys([before or "", REOPENED_AS[hazard.status]])
    return [
        (state, str(HazardStatus(state).label))
        for state in states
        if state and state not in SETTLED
    ]


@transaction.atomic
def reopen(hazard: Hazard, state: str, *, reason: str, by: User | None) -> None:
    """A settled hazard goes on as ``state``; the reason stays with the step.

    What closed it is void: the closing day, and the review where it is worked on
    again. Raises ValidationError.
    """
    if state not in dict(states_to_reopen(hazard)):
        raise ValidationError(_("This hazard is not settled, or not so any more."))
    before, hazard.status = hazard.status, state
    hazard.closed_on = None
    if state != HazardStatus.PASSED:
        hazard.reviewed_on, hazard.reviewer = None, ""
    hazard.validate_constraints()
    hazard._history_user = by  # type: ignore[attr-defined]
    hazard._change_reason = reason  # type: ignore[attr-defined]
    hazard.save()
    _write_step(hazard, before=before, by=by)
    record_act(
        "hazard_reopened",
        by=by,
        target=hazard,
        reason=reason,
        now=str(HazardStatus(state).label),
    )


@transaction.atomic
def assign_to(
    hazards: "QuerySet[Hazard]", unit: str, *, reason: str, by: User | None
) -> int:
    """Makes the unit responsible for all of the open hazards.

    Raises RowsRefused where some are settled: who settled them stays on record.
    """
    if settled := list(hazards.filter(status__in=SETTLED)):
        raise RowsRefused(_("Some are settled already."), settled)
    changed = list(hazards.exclude(responsible_unit=unit))
    for hazard in changed:
        hazard.responsible_unit = unit
    return update_many(changed, ["responsible_unit"], by=by, reason=reason)
