"""What is measured once a period; every figure may be unknown, none is 0 unasked."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.history import governed_history
from communities.models.period import ReportingPeriod
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from communities.round_lock import OfPeriod
from portal.constraints import at_most, known_choice, not_negative, share


class PopulationBasis(models.TextChoices):
    PERMANENT = "permanent", _("Permanent residents")
    REGISTERED = "registered", _("Registered residents")
    ACTUAL = "actual", _("Actual residents")
    UNSPECIFIED = "unspecified", _("Not stated")


class Qualifier(models.TextChoices):
    EXACT = "exact", _("Exact")
    APPROX = "approx", _("About")
    OVER = "over", _("More than")
    UNDER = "under", _("Less than")
    AT_LEAST = "at_least", _("At least")
    AT_MOST = "at_most", _("At most")


class FigureGroup(models.TextChoices):
    """The figures in the parts they are handed in by."""

    PEOPLE = "people", _("Households and people")
    DIVISION = "division", _("How the community is divided")
    DUTIES = "duties", _("Duties")
    SERVICES = "services", _("Services")
    CULTURE = "culture", _("Culture and volunteers")
    SYSTEMS = "systems", _("Information systems and money matters")
    SECURITY = "security", _("Security")


def count(label: Any) -> "models.PositiveIntegerField[Any, Any]":
    return models.PositiveIntegerField(label, null=True, blank=True)


def yes_no(label: Any) -> "models.BooleanField[Any, Any]":
    return models.BooleanField(label, null=True, blank=True)


def part(label: Any) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(
        label,
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Between 0 and 1."),
    )


class CommunityPeriod(OfPeriod, CommunityOwned):
    """One community's figures of one period; an empty one is not on record."""

    period = models.ForeignKey(
        ReportingPeriod,
        verbose_name=_("period"),
        on_delete=models.PROTECT,
        related_name="figures",
    )

    # Households and people
    household_count = count(_("households"))
    registered_households = count(_("registered households"))
    population = count(_("population"))
    population_basis = models.CharField(
        _("population counted as"), max_length=12, choices=PopulationBasis, blank=True
    )
    resident_population = count(_("permanent residents"))
    registered_population = count(_("registered residents"))
    floating_population = count(_("floating population"))
    elderly_population = count(_("residents aged 60 and over"))
    ethnic_group_count = count(_("ethnic groups"))

    # How the community is divided
    resident_group_count = count(_("resident groups"))
    grid_count = count(pgettext_lazy("how many", "grids"))
    party_grid_count = count(_("grids with a party group"))
    estate_count = count(pgettext_lazy("how many", "housing estates"))
    estate_committee_count = count(_("estate committees"))
    building_count = count(_("residential buildings"))
    building_leader_count = count(_("building leaders"))

    # Duties
    staff_quota = count(_("staff quota"))
    admin_task_count = count(_("administrative tasks carried out"))
    statutory_duty_count = count(_("statutory duties"))
    ledger_count = count(_("ledgers kept"))
    inspection_count = count(_("inspections received"))

    # Services
    has_service_station = yes_no(_("has a service station"))
    service_outlet_count = count(_("convenience outlets"))
    service_point_count = count(_("service points"))
    own_service_point_count = count(_("of these run by the committee"))
    service_category_count = count(_("service categories"))
    service_item_count = count(_("service items"))
    hall_department_count = count(_("departments in the service hall"))
    hall_item_count = count(_("items in the service hall"))
    service_radius_m = count(_("service radius (m)"))
    walk_minutes = count(_("walk to the service station (minutes)"))
    home_care_center_count = count(_("home-care centres"))
    elderly_bed_count = count(_("beds for the elderly"))
    jobs_developed = count(_("jobs developed"))
    persons_placed = count(_("persons placed in work"))
    training_class_count = count(_("job training classes"))
    training_person_times = count(_("persons in job training"))
    hotline_satisfaction_share = part(_("hotline satisfaction"))
    household_visit_share = part(_("households visited"))

    # Culture and volunteers
    cultural_event_count = count(_("cultural and sports events"))
    cultural_team_count = count(_("cultural teams"))
    event_participant_count = count(_("participants in events"))
    event_participants_aged_50_plus = count(_("participants aged 50 and over"))
    registered_volunteer_count = count(_("registered volunteers"))

    # Information systems and money matters
    has_website = yes_no(_("has a website"))
    website_hit_count = count(_("website hits"))
    has_info_system = yes_no(_("has an information system"))
    has_smart_community = yes_no(_("is a smart community"))
    network_reaches_all_households = yes_no(_("network reaches every household"))
    duplicate_system_departments = models.CharField(
        _("departments with systems of their own"), max_length=200, blank=True
    )
    has_own_account = yes_no(_("has an account of its own"))
    finance_disclosed_monthly = yes_no(_("discloses its finances every month"))
    has_industry_support = yes_no(_("supported by an industry"))
    collective_income_wan = models.DecimalField(
        _("collective income (10,000 yuan)"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
    )

    # Security
    has_police_room = yes_no(_("has a police room"))
    police_officer_count = count(_("police officers"))
    patrol_team_count = count(_("patrol teams"))
    mediator_count = count(_("mediators"))
    disputes_mediated = count(_("disputes mediated"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("figures of a period")
        verbose_name_plural = _("figures of periods")
        constraints = [
            models.UniqueConstraint(
                name="communities_communityperiod_once",
                fields=["community", "period"],
                violation_error_message=_(
                    "This community already has figures for this period."
                ),
            ),
            known_choice(
                "communities_communityperiod_basis_known",
                "population_basis",
                PopulationBasis,
            ),
            share(
                "communities_communityperiod_shares",
                "hotline_satisfaction_share",
                "household_visit_share",
            ),
            not_negative(
                "communities_communityperiod_income_not_negative",
                "collective_income_wan",
            ),
            at_most(
                "communities_communityperiod_party_grids",
                "party_grid_count",
                "grid_count",
                _("There cannot be more grids with a party group than grids."),
            ),
            at_most(
                "communities_communityperiod_own_points",
                "own_service_point_count",
                "service_point_count",
                _("The committee cannot run more service points than there are."),
            ),
            at_most(
                "communities_communityperiod_older_participants",
                "event_participants_aged_50_plus",
                "event_participant_count",
                _("Participants aged 50 and over cannot outnumber all participants."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.period}"


def figure_names() -> tuple[str, ...]:
    """Names of the figure columns, in the order of the form."""
    keys = {"id", "community", "period"}
    return tuple(f.name for f in CommunityPeriod._meta.fields if f.name not in keys)
