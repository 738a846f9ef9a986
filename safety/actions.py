"""What is done to hazards: each change of status is written down as a step."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.history import update_many
from accounts.models import User
from portal.bulk_acts import RowsRefused
from safety.models import SETTLED, Hazard, HazardStep


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
    step = step_of(hazard, before=before.status, at=timezone.now(), by=by)
    if step is not None:
        step.save()


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
