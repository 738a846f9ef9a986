"""Groups of residents that need attention, and themes without anything to record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.models.figures import count
from communities.models.period import ReportingPeriod
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from communities.round_lock import OfPeriod
from portal.constraints import known_choice, not_negative


class PopulationGroup(models.TextChoices):
    HARDSHIP = "hardship", _("Households in hardship")
    SUBSISTENCE = "subsistence", _("On subsistence allowance")
    NEAR_SUBSISTENCE = "near_subsistence", _("Just above subsistence allowance")
    THREE_WITHOUT = "three_without", _("Without income, ability to work or support")
    PREFERENTIAL = "preferential", _("Entitled to preferential care")
    DISABLED = "disabled", _("Disabled")
    UNEMPLOYED = "unemployed", _("Laid off or unemployed")
    AGED_60_PLUS = "aged_60_plus", _("Aged 60 and over")
    LIVING_ALONE = "living_alone", _("Elderly living alone")
    FLOATING = "floating", _("Floating population")
    TENANTS = "tenants", _("Tenants")
    VETERANS = "veterans", _("Veterans")
    GRADUATES = "graduates", _("Graduates without work")
    MINORS = "minors", _("Minors")
    MIGRANT_WORKERS = "migrant_workers", _("Migrant workers")
    CORRECTION = "correction", _("Under community correction")


class PopulationGroupCount(OfPeriod, CommunityOwned):
    """How many households and persons belong to a group that needs attention."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    group = models.CharField(_("group"), max_length=20, choices=PopulationGroup)
    household_count = count(_("households"))
    person_count = count(_("persons"))
    monthly_standard_yuan = models.DecimalField(
        _("allowance (yuan a month)"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
    )

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("population group")
        verbose_name_plural = _("population groups")
        constraints = [
            models.UniqueConstraint(
                name="communities_populationgroup_once",
                fields=["community", "period", "group"],
                violation_error_message=_("This group is on record already."),
            ),
            known_choice("communities_populationgroup_known", "group", PopulationGroup),
            not_negative(
                "communities_populationgroup_standard", "monthly_standard_yuan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}: {self.get_group_display()} {self.period}"


class Theme(models.TextChoices):
    """The parts of the record that are handed in as a whole."""

    STAFF = "staff", _("Staff")
    PAY = "pay", _("Pay")
    PARTY = "party", _("Party organisations")
    PREMISES = "premises", _("Premises")
    FUNDING = "funding", _("Funding")
    INCOME = "income", _("Community income")
    HAZARDS = "hazards", _("Safety hazards")
    PROJECTS = "projects", _("Construction projects")
    TEAMS = "teams", _("Teams and organisations")


class NothingToRecord(OfPeriod, CommunityOwned):
    """The community's word that a theme has no rows in a period: none, not unknown."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    theme = models.CharField(_("theme"), max_length=12, choices=Theme)

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("nothing to record")
        verbose_name_plural = _("nothing to record")
        constraints = [
            models.UniqueConstraint(
                name="communities_nothing_once",
                fields=["community", "period", "theme"],
                violation_error_message=_("This has been said of the period already."),
            ),
            known_choice("communities_nothing_theme_known", "theme", Theme),
        ]

    def __str__(self) -> str:
        return f"{self.community}: {self.get_theme_display()} {self.period}"
