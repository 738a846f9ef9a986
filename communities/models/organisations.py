"""Volunteers, social organisations and the units that reside in a community."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.models.figures import count, yes_no
from communities.ownership import (
    CommunityOwned,
    CommunityOwnedQuerySet,
    Lived,
    LivedQuerySet,
)
from portal.constraints import at_most, in_order, known_choice


class TeamType(models.TextChoices):
    AID = "aid", _("Aid and relief")
    PATROL = "patrol", _("Patrol")
    MEDIATION = "mediation", _("Mediation")
    CULTURE = "culture", _("Culture")
    FITNESS = "fitness", _("Fitness")
    PARTY_PIONEER = "party_pioneer", _("Party pioneers")
    PROFESSIONAL = "professional", _("Professional services")
    OTHER = "other", _("Other")


class VolunteerTeam(Lived):
    name = models.CharField(_("name"), max_length=80)
    team_type = models.CharField(_("kind of team"), max_length=16, choices=TeamType)
    member_count = count(_("members"))
    is_party = yes_no(_("made up of party members"))

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("volunteer team")
        verbose_name_plural = _("volunteer teams")
        constraints = [
            known_choice("communities_team_type_known", "team_type", TeamType),
            in_order("communities_team_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="communities_team_one_open",
                fields=["community", "name"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This team is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.community}"


class SocialOrganisation(Lived):
    name = models.CharField(_("name"), max_length=80)
    field = models.CharField(_("field of work"), max_length=60, blank=True)
    is_registered = yes_no(_("registered"))

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("social organisation")
        verbose_name_plural = _("social organisations")
        constraints = [
            in_order("communities_socialorg_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="communities_socialorg_one_open",
                fields=["community", "name"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This organisation is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.community}"


class UnitType(models.TextChoices):
    GOVERNMENT = "government", _("Government body")
    INSTITUTION = "institution", _("Public institution")
    STATE_BANK = "state_bank", _("State bank")
    ENTERPRISE = "enterprise", _("Enterprise")
    SCHOOL = "school", _("School")
    OTHER = "other", _("Other")


class ResidentUnit(Lived):
    """A unit with its seat in the community that could share what it has."""

    name = models.CharField(_("name"), max_length=80)
    unit_type = models.CharField(_("kind of unit"), max_length=14, choices=UnitType)
    has_agreement = yes_no(_("has signed a joint agreement"))
    shares_facilities = yes_no(_("shares its facilities"))
    shared_facility = models.CharField(
        _("facilities shared"), max_length=200, blank=True
    )

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("resident unit")
        verbose_name_plural = _("resident units")
        constraints = [
            known_choice("communities_unit_type_known", "unit_type", UnitType),
            in_order("communities_unit_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="communities_unit_one_open",
                fields=["community", "name"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This unit is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.community}"


class CulturalActivity(CommunityOwned):
    """One cultural or sports event."""

    held_on = models.DateField(_("held on"))
    name = models.CharField(_("name"), max_length=100)
    participant_count = count(_("participants"))
    participants_aged_50_plus = count(_("of these aged 50 and over"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("cultural activity")
        verbose_name_plural = _("cultural activities")
        constraints = [
            models.UniqueConstraint(
                name="communities_activity_once",
                fields=["community", "held_on", "name"],
                violation_error_message=_("This activity is on record already."),
            ),
            at_most(
                "communities_activity_older_participants",
                "participants_aged_50_plus",
                "participant_count",
                _("Participants aged 50 and over cannot outnumber all participants."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.held_on}, {self.community} (#{self.pk})"
