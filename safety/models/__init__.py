"""Hazards and their steps, inspections, campaigns and security cases."""

from safety.models.campaign import (
    Campaign,
    CaseType,
    Inspection,
    InspectionKind,
    SecurityCaseStat,
)
from safety.models.hazard import Hazard
from safety.models.picture import (
    HazardPicture,
    Shows,
    usually_shown,
    with_picture_count,
)
from safety.models.step import HazardStep
from safety.models.terms import (
    CONSEQUENCES,
    EXPOSURES,
    HAZARD_STEPS,
    LIKELIHOODS,
    REOPENED_AS,
    SETTLED,
    HazardCategory,
    HazardLevel,
    HazardSource,
    HazardStatus,
)

__all__ = [
    "CONSEQUENCES",
    "EXPOSURES",
    "HAZARD_STEPS",
    "LIKELIHOODS",
    "REOPENED_AS",
    "SETTLED",
    "Campaign",
    "CaseType",
    "Hazard",
    "HazardCategory",
    "HazardLevel",
    "HazardPicture",
    "HazardSource",
    "HazardStatus",
    "HazardStep",
    "Inspection",
    "InspectionKind",
    "SecurityCaseStat",
    "Shows",
    "usually_shown",
    "with_picture_count",
]
