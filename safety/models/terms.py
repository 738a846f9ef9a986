"""The words hazards are described in, and the steps they may take."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class HazardCategory(models.TextChoices):
    ROAD_TRAFFIC = "road_traffic", _("Road traffic")
    PUBLIC_SECURITY = "public_security", _("Public security")
    FIRE = "fire", _("Fire")
    GAS = "gas", _("Gas")
    SCHOOL = "school", _("Schools")
    HOUSEHOLD = "household", _("Homes")
    FOREST_FIRE = "forest_fire", _("Forest fire")
    WATER = "water", _("Water")
    CONSTRUCTION = "construction", _("Building sites")
    PUBLIC_PLACE = "public_place", _("Public places")
    FOOD_DRUG = "food_drug", _("Food and drugs")
    MEDICAL = "medical", _("Medical care")
    LIVING_ENVIRONMENT = "living_environment", _("Living environment")
    OLD_BUILDING = "old_building", _("Self-built or dilapidated houses")
    ELECTRICAL = "electrical", _("Wiring, lifts and special equipment")
    WORKPLACE = "workplace", _("Workplaces")
    ELDERLY_CHILD = "elderly_child", _("The elderly and children")
    DISASTER = "disaster", _("Natural disasters")
    SPORTS = "sports", _("Sports")
    NETWORK = "network", _("Fraud and information security")


class HazardLevel(models.TextChoices):
    GENERAL = "general", _("General")
    MAJOR = "major", _("Major")


class HazardSource(models.TextChoices):
    SELF_CHECK = "self_check", _("Own check")
    GRID_WORKER = "grid_worker", _("Grid worker")
    RESIDENT_REPORT = "resident_report", _("Report by a resident")
    DEPARTMENT_CHECK = "department_check", _("Check by a department")
    CAMPAIGN = "campaign", _("Campaign")


class HazardStatus(models.TextChoices):
    FOUND = "found", _("Found")
    REGISTERED = "registered", _("Registered")
    ASSIGNED = "assigned", _("Assigned")
    RECTIFYING = "rectifying", _("Being put right")
    SUBMITTED = "submitted", _("Submitted for review")
    PASSED = "passed", _("Review passed")
    CLOSED = "closed", _("Closed")
    TRANSFERRED = "transferred", _("Handed to a department")
    INVALID = "invalid", _("Not a hazard")


# Every step a hazard may take. A review that fails leads back to work; being
# overdue is computed from the deadline and being supervised is a flag, so
# neither is a status.
HAZARD_STEPS: dict[str, tuple[str, ...]] = {
    HazardStatus.FOUND: (HazardStatus.REGISTERED, HazardStatus.INVALID),
    HazardStatus.REGISTERED: (
        HazardStatus.ASSIGNED,
        HazardStatus.TRANSFERRED,
        HazardStatus.INVALID,
    ),
    HazardStatus.ASSIGNED: (HazardStatus.RECTIFYING, HazardStatus.TRANSFERRED),
    HazardStatus.RECTIFYING: (HazardStatus.SUBMITTED, HazardStatus.TRANSFERRED),
    HazardStatus.SUBMITTED: (HazardStatus.PASSED, HazardStatus.RECTIFYING),
    HazardStatus.PASSED: (HazardStatus.CLOSED,),
    HazardStatus.CLOSED: (),
    HazardStatus.TRANSFERRED: (HazardStatus.CLOSED, HazardStatus.ASSIGNED),
    HazardStatus.INVALID: (),
}
SETTLED = (HazardStatus.CLOSED, HazardStatus.INVALID)
# Where a hazard settled by mistake goes on, if not where it was before. No step of
# the list: it takes a reason (safety.actions.reopen).
REOPENED_AS: dict[str, str] = {
    HazardStatus.CLOSED: HazardStatus.RECTIFYING,
    HazardStatus.INVALID: HazardStatus.REGISTERED,
}

# The values the LEC method knows. Source: Graham and Kinney's scales.
LIKELIHOODS = tuple(map(Decimal, ("0.1", "0.2", "0.5", "1", "3", "6", "10")))
EXPOSURES = tuple(map(Decimal, ("0.5", "1", "2", "3", "6", "10")))
CONSEQUENCES = tuple(map(Decimal, ("1", "3", "7", "15", "40", "100")))
