"""What is done to hazards: each change of status is written down as a step."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from safety.models import Hazard, HazardStep


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
    step._history_user = by  # type: ignore[attr-defined]
    return step


def restore_status(hazard: Hazard, *, before: Hazard, by: User | None) -> None:
    """A status that an old version brings back is a step like any other."""
    step = step_of(hazard, before=before.status, at=timezone.now(), by=by)
    if step is not None:
        step.save()
