"""What is done to hazards: each change of status is written down as a step."""

from datetime import datetime

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
