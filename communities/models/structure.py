"""Grids, bodies of self-government, honours and tasks of a community."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.models.figures import count, yes_no
from communities.models.period import ReportingPeriod
from communities.ownership import (
    CommunityOwned,
    CommunityOwnedQuerySet,
    Lived,
    LivedQuerySet,
)
from communities.round_lock import OfPeriod
from portal.constraints import a_year, in_order, known_choice


class GridLevel(models.TextChoices):
    AREA = "area", _("Area")
    GRID = "grid", _("Grid")
    BUILDING_GROUP = "building_group", _("Group of buildings")


class Grid(Lived):
    """A part of a community with somebody responsible for it."""

    code = models.CharField(_("grid code"), max_length=20)
    name = models.CharField(_("name"), max_length=60, blank=True)
    level = models.CharField(
        _("level"), max_length=16, choices=GridLevel, default=GridLevel.GRID
    )
    household_count = count(_("households"))
    grid_leader = models.CharField(_("grid leader"), max_length=60, blank=True)
    has_party_group = yes_no(_("has a party group"))

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("grid")
        verbose_name_plural = _("grids")
        constraints = [
            models.UniqueConstraint(
                name="communities_grid_code_once",
                fields=["community", "code"],
                violation_error_message=_("This grid code is taken."),
            ),
            known_choice("communities_grid_level_known", "level", GridLevel),
            in_order("communities_grid_life_order", "starts_on", "ends_on"),
        ]

    def __str__(self) -> str:
        return f"{self.name or self.code}, {self.community}"


class BodyType(models.TextChoices):
    PARTY_ORG = "party_org", _("Party organisation")
    RESIDENTS_COMMITTEE = "residents_committee", _("Residents' committee")
    SERVICE_STATION = "service_station", _("Service station")
    SUPERVISION = "supervision", _("Supervision committee")
    MEMBER_CONGRESS = "member_congress", _("Congress of community members")
    UNIT_COUNCIL = "unit_council", _("Council of resident units")
    CONSULTATION = "consultation", _("Consultation committee")
    OWNERS_COMMITTEE = "owners_committee", _("Owners' committee")
    POLICE_STATION = "police_station", _("Police room")
    LEAGUE = "league", _("Youth League")
    MEDIATION = "mediation", _("Mediation committee")


class LegalForm(models.TextChoices):
    NON_ENTERPRISE = "non_enterprise", _("Private non-enterprise unit")
    INSTITUTION = "institution", _("Public institution")
    SELF_GOVERNED = "self_governed", _("Body of self-government")


class ElectionMethod(models.TextChoices):
    HOUSEHOLD_REP = "household_rep", _("By household representatives")
    DIRECT = "direct", _("Direct election")
    NO_CANDIDATE = "no_candidate", _("Without named candidates")


class CommunityBody(Lived):
    """A body of self-government: whether it exists and how it works."""

    body_type = models.CharField(_("kind of body"), max_length=20, choices=BodyType)
    is_established = yes_no(_("is established"))
    legal_form = models.CharField(
        _("legal form"), max_length=16, choices=LegalForm, blank=True
    )
    mechanism = models.CharField(_("way of working"), max_length=200, blank=True)
    election_method = models.CharField(
        _("elected"), max_length=16, choices=ElectionMethod, blank=True
    )
    election_year = models.PositiveSmallIntegerField(
        _("year of election"), null=True, blank=True
    )
    org_pattern = models.CharField(
        _("pattern of organisation"), max_length=60, blank=True
    )

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [
            known_choice("communities_body_type_known", "body_type", BodyType),
            known_choice("communities_body_form_known", "legal_form", LegalForm),
            known_choice(
                "communities_body_election_known", "election_method", ElectionMethod
            ),
            a_year("communities_body_election_year", "election_year"),
            in_order("communities_body_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="communities_body_one_open",
                fields=["community", "body_type"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This body is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_type_display()}, {self.community}"


class HonourLevel(models.TextChoices):
    COUNTY = "county", _("County")
    CITY = "city", _("City")
    PROVINCE = "province", _("Province")
    NATION = "nation", _("Nation")


class Honour(CommunityOwned):
    """A title a community was given."""

    title = models.CharField(_("title"), max_length=100)
    level = models.CharField(_("given by"), max_length=10, choices=HonourLevel)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        constraints = [
            known_choice("communities_honour_level_known", "level", HonourLevel),
            a_year("communities_honour_year"),
            models.UniqueConstraint(
                name="communities_honour_once",
                fields=["community", "title", "level", "year"],
                violation_error_message=_("This honour is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.community} (#{self.pk})"


class AdminTask(OfPeriod, CommunityOwned):
    """An administrative task a department handed to the community."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    name = models.CharField(_("task"), max_length=120)
    department = models.CharField(_("department"), max_length=60, blank=True)
    is_admitted = yes_no(_("admitted by the county's list"))
    with_funds = yes_no(_("comes with funds"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("administrative task")
        verbose_name_plural = _("administrative tasks")
        constraints = [
            models.UniqueConstraint(
                name="communities_admintask_once",
                fields=["community", "period", "name"],
                violation_error_message=_("This task is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.community} (#{self.pk})"
