"""Safety campaigns, inspections, and the year's security cases."""

from bisect import bisect_left
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities import divisions
from communities.measures import calendar_year
from communities.models import Community, Division
from communities.models.figures import count
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from portal.constraints import a_year, in_order, known_choice


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def active_on(self, day: date) -> Self:
        """Running on ``day``, first and last day included."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=day),
            Q(ends_on=None) | Q(ends_on__gte=day),
        )

    def reaching(self, communities: "models.QuerySet[Community]") -> Self:
        """Campaigns of divisions in which one of the communities lies."""
        codes = sorted(communities.values_list("code", flat=True))
        reached = [
            pk
            for pk, code in self.values_list("pk", "division__code")
            if _any_below(codes, code)
        ]
        return self.filter(pk__in=reached)


def _any_below(codes: list[str], division: str) -> bool:
    """Whether one of the sorted codes lies in the division."""
    first, last = divisions.range_below(division)
    place = bisect_left(codes, first)
    return place < len(codes) and codes[place] <= last


class Campaign(models.Model):
    """A safety campaign a division runs in all of its communities."""

    division = models.ForeignKey(
        Division,
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="safety_campaigns",
    )
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day included. Empty while it lasts."),
    )

    objects = CampaignQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("safety campaign")
        verbose_name_plural = _("safety campaigns")
        constraints = [
            in_order("safety_campaign_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="safety_campaign_one_open",
                fields=["division", "name"],
                condition=Q(ends_on=None),
                violation_error_message=_("This campaign is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"


class InspectionKind(models.TextChoices):
    SELF_CHECK = "self_check", _("Own check")
    STREET = "street", _("Check by the street")
    DEPARTMENT = "department", _("Check by a department")
    CAMPAIGN = "campaign", _("Campaign")


class Inspection(CommunityOwned):
    """One round through a community in search of hazards."""

    inspected_on = models.DateField(_("inspected on"))
    kind = models.CharField(
        _("kind of inspection"), max_length=12, choices=InspectionKind
    )
    inspector = models.CharField(_("inspected by"), max_length=80)
    campaign = models.ForeignKey(
        Campaign,
        verbose_name=_("campaign"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inspections",
    )
    hazard_count = count(_("hazards found"))
    note = models.TextField(_("note"), blank=True)

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        constraints = [
            known_choice("safety_inspection_kind_known", "kind", InspectionKind),
            models.UniqueConstraint(
                name="safety_inspection_once",
                fields=["community", "inspected_on", "kind", "inspector"],
                violation_error_message=_("This inspection is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspected_on} {self.inspector} (#{self.pk})"


class CaseType(models.TextChoices):
    PUBLIC_ORDER = "public_order", _("Public-order cases")
    CRIMINAL = "criminal", _("Criminal cases")
    FRAUD = "fraud", _("Fraud cases")
    TRAFFIC = "traffic", _("Traffic accidents")
    FIRE = "fire", _("Fires")


class SecurityCaseStat(CommunityOwned):
    """How many cases of one kind a community had in a year."""

    year = calendar_year()
    case_type = models.CharField(
        _("kind of case"),
        max_length=14,
        choices=CaseType,
        default=CaseType.PUBLIC_ORDER,
    )
    case_count = count(_("cases"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("security cases of a year")
        verbose_name_plural = _("security cases of years")
        constraints = [
            known_choice("safety_casestat_type_known", "case_type", CaseType),
            a_year("safety_casestat_year"),
            models.UniqueConstraint(
                name="safety_casestat_once",
                fields=["community", "year", "case_type"],
                violation_error_message=_(
                    "Cases of this kind are on record for the year already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_case_type_display()} {self.year} (#{self.pk})"
