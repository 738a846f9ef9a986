"""The words that posts are described in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Position(models.TextChoices):
    SECRETARY = "secretary", _("Party secretary")
    FIRST_SECRETARY = "first_secretary", _("First secretary")
    DIRECTOR = "director", _("Committee director")
    DEPUTY_DIRECTOR = "deputy_director", _("Deputy director")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    STATION_HEAD = "station_head", _("Station head")
    DEPUTY_STATION_HEAD = "deputy_station_head", _("Deputy station head")
    AFFAIRS_ASSISTANT = "affairs_assistant", _("Residents' affairs assistant")
    CLERK = "clerk", _("Clerk")
    FAMILY_PLANNING = "family_planning", _("Family-planning officer")
    PARTY_ORGANISER = "party_organiser", _("Party organiser")
    LABOUR_ASSISTANT = "labour_assistant", _("Labour and insurance assistant")
    MEDIATOR = "mediator", _("Mediator")
    GRID_WORKER = "grid_worker", _("Grid worker")
    SPECIALIST = "specialist", _("Community specialist")
    GENERAL = "general", _("General staff")


class EmploymentMode(models.TextChoices):
    FULL_TIME = "full_time", _("Full time")
    PART_TIME = "part_time", _("Part time")
    VOLUNTEER = "volunteer", _("Volunteer")
