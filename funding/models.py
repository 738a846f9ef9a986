"""Money: what communities are given, spend and earn, and what regions compare by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import calendar_year, quantity, yuan
from communities.models import Division, Qualifier, ReportingPeriod
from communities.models.figures import part
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from communities.round_lock import OfPeriod
from portal.constraints import a_year, known_choice, not_negative, share


class FundingPurpose(models.TextChoices):
    OFFICE = "office", _("Office expenses")
    WORK = "work", _("Working expenses")
    SERVE_MASSES = "serve_masses", _("Special fund for serving residents")
    WAGES = "wages", _("Staff")
    SOCIAL_INSURANCE = "social_insurance", _("Social insurance")
    CONSTRUCTION = "construction", _("Construction")
    RENOVATION = "renovation", _("Renovation")
    START_UP = "start_up", _("Start-up")
    CULTURE = "culture", _("Culture")
    OPERATING = "operating", _("Daily running")
    DEMONSTRATION = "demonstration", _("Demonstration sites")
    AWARD = "award", _("Awards instead of grants")
    ELDER_CARE = "elder_care", _("Care of the elderly")
    RENT = "rent", _("Rent")


class FundingSource(models.TextChoices):
    COUNTY_FINANCE = "county_finance", _("County finance")
    CITY_FINANCE = "city_finance", _("City finance")
    PROVINCE_FINANCE = "province_finance", _("Central or provincial project")
    CIVIL_AFFAIRS_PROJECT = "civil_affairs_project", _("Civil affairs project")
    TOWNSHIP = "township", _("Town or street")
    DONATION = "donation", _("Donations")
    SELF_RAISED = "self_raised", _("Raised by the community")
    RESIDENT_UNIT = "resident_unit", _("Resident units")
    DEVELOPER = "developer", _("Developer")
    RESIDENT = "resident", _("Residents")
    BANK_LOAN = "bank_loan", _("Bank loan or mortgage")
    ENTERPRISE = "enterprise", _("Enterprise")


class FundingKind(models.TextChoices):
    BUDGET = "budget", _("Budgeted")
    ALLOCATED = "allocated", _("Allocated")
    SPENT = "spent", _("Spent")
    GAP = "gap", _("Missing")


class FundingItem(OfPeriod, CommunityOwned):
    """One sum for one purpose from one source in a period."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    purpose = models.CharField(_("purpose"), max_length=18, choices=FundingPurpose)
    source = models.CharField(
        _("source"),
        max_length=22,
        choices=FundingSource,
        blank=True,
        help_text=_("Empty where the source is not stated."),
    )
    kind = models.CharField(_("budgeted or spent"), max_length=10, choices=FundingKind)
    name = models.CharField(
        _("name"),
        max_length=80,
        blank=True,
        help_text=_("Tells apart two sums of the same purpose and source."),
    )
    amount_yuan = yuan(_("amount (yuan)"))
    qualifier = models.CharField(
        _("precision"), max_length=10, choices=Qualifier, default=Qualifier.EXACT
    )

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("funding")
        verbose_name_plural = _("funding")
        constraints = [
            known_choice("funding_item_purpose_known", "purpose", FundingPurpose),
            known_choice("funding_item_source_known", "source", FundingSource),
            known_choice("funding_item_kind_known", "kind", FundingKind),
            known_choice("funding_item_qualifier_known", "qualifier", Qualifier),
            not_negative("funding_item_amount_not_negative", "amount_yuan"),
            models.UniqueConstraint(
                name="funding_item_once",
                fields=["community", "period", "purpose", "source", "kind", "name"],
                violation_error_message=_(
                    "A sum of this purpose and source is on record already; "
                    "give the second one a name."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.amount_yuan} (#{self.pk})"


class IncomeSource(models.TextChoices):
    RENT = "rent", _("Letting premises")
    AGENCY = "agency", _("Agency services")
    PAID_SERVICES = "paid_services", _("Paid services")
    ENTERPRISES = "enterprises", _("Enterprises of its own")
    OTHER = "other", _("Other")


class CommunityIncome(CommunityOwned):
    """What a community earned itself in a year; grants from above are funding."""

    year = calendar_year()
    source = models.CharField(
        _("source"),
        max_length=14,
        choices=IncomeSource,
        blank=True,
        help_text=_("Empty where only the whole income is known."),
    )
    amount_yuan = yuan(_("amount (yuan)"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("community income")
        verbose_name_plural = _("community incomes")
        constraints = [
            known_choice("funding_income_source_known", "source", IncomeSource),
            a_year("funding_income_year"),
            not_negative("funding_income_amount_not_negative", "amount_yuan"),
            models.UniqueConstraint(
                name="funding_income_once",
                fields=["community", "year", "source"],
                violation_error_message=_(
                    "Income from this source is on record for the year already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount_yuan} (#{self.pk})"


class RegionReference(models.Model):
    """Published figures of a region that its communities are compared with."""

    division = models.ForeignKey(
        Division,
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="references",
    )
    year = calendar_year()
    avg_wage_yuan_year = yuan(_("average wage (yuan a year)"))
    avg_wage_yuan_month = yuan(_("average wage (yuan a month)"))
    minimum_wage_yuan_month = yuan(_("minimum wage (yuan a month)"))
    fixed_asset_investment_yi = quantity(_("fixed-asset investment (100 million yuan)"))
    rural_housing_land_mu = quantity(_("rural housing land (mu)"))
    per_household_land_mu = quantity(_("housing land per household (mu)"))
    planned_total_land_mu = quantity(_("planned housing land (mu)"))
    brick_wood_share = part(_("share of brick-and-wood houses"))
    source = models.CharField(_("source"), max_length=200)

    history = governed_history()

    class Meta:
        verbose_name = _("reference figures of a region")
        verbose_name_plural = _("reference figures of regions")
        constraints = [
            a_year("funding_reference_year"),
            not_negative(
                "funding_reference_not_negative",
                "avg_wage_yuan_year",
                "avg_wage_yuan_month",
                "minimum_wage_yuan_month",
                "fixed_asset_investment_yi",
                "rural_housing_land_mu",
                "per_household_land_mu",
                "planned_total_land_mu",
            ),
            share("funding_reference_shares", "brick_wood_share"),
            models.UniqueConstraint(
                name="funding_reference_once",
                fields=["division", "year"],
                violation_error_message=_(
                    "This division already has reference figures for the year."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.year}"
