"""Construction projects and the utilities that come with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import area_m2, calendar_year, degrees, quantity, yuan
from communities.models.figures import count, yes_no
from communities.ownership import CommunityOwnedQuerySet, Lived, LivedQuerySet
from portal.constraints import (
    ReckonedCheck,
    a_year,
    at_most,
    in_order,
    known_choice,
    not_negative,
    within,
)


class ProjectType(models.TextChoices):
    NEW_RURAL_COMMUNITY = "new_rural_community", _("New rural community")
    MODERATELY_PROSPEROUS_SITE = (
        "moderately_prosperous_site",
        _("Moderately prosperous housing site"),
    )
    COMMUNITY_PREMISES = "community_premises", _("Community premises")
    CULTURE_CENTER = "culture_center", _("Culture centre")
    LANE_PAVING = "lane_paving", _("Lane paving")
    SQUARE = "square", _("Square")


class BuildingForm(models.TextChoices):
    HIGH_RISE = "high_rise", _("High-rise")
    MID_RISE = "mid_rise", _("Mid-rise")
    MULTI_STOREY = "multi_storey", _("Multi-storey")
    TWO_STOREY = "two_storey", _("Two storeys")
    FLAT_ROOF = "flat_roof", _("Single storey with flat roof")


class Structure(models.TextChoices):
    BRICK_WOOD = "brick_wood", _("Brick, earth and wood")
    BRICK_CONCRETE = "brick_concrete", _("Brick and concrete")
    FRAME = "frame", _("Frame")


class FeePayer(models.TextChoices):
    CLIENT = "client", _("Client")
    BUILDER = "builder", _("Builder")


class PlanStatus(models.TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    DRAFTING = "drafting", _("Being drawn up")
    APPROVED = "approved", _("Approved")


class ConstructionProject(Lived):
    """A building project and how far its households, money and papers have come."""

    name = models.CharField(_("name"), max_length=80)
    project_type = models.CharField(
        _("kind of project"), max_length=28, choices=ProjectType
    )
    year = calendar_year(known=False)
    planned_households = count(_("households planned"))
    started_households = count(_("households begun"))
    completed_households = count(_("households completed"))
    land_area_mu = quantity(_("land (mu)"))
    land_saved_mu = quantity(_("land saved (mu)"))
    unit_floor_area_m2 = area_m2(_("floor area of a dwelling (m²)"))
    building_form = models.CharField(
        _("form of building"), max_length=14, choices=BuildingForm, blank=True
    )
    structure = models.CharField(
        _("structure"), max_length=14, choices=Structure, blank=True
    )
    design_life_years = count(_("design life (years)"))
    fixed_asset_investment_yi = quantity(_("fixed-asset investment (100 million yuan)"))
    subsidy_total_wan = quantity(_("subsidy (10,000 yuan)"))
    subsidy_per_household_wan = quantity(_("subsidy per household (10,000 yuan)"))
    cost_per_household_min_wan = quantity(
        _("building cost per household, least (10,000 yuan)")
    )
    cost_per_household_max_wan = quantity(
        _("building cost per household, most (10,000 yuan)")
    )
    infrastructure_cost_per_household_min_wan = quantity(
        _("utilities per household, least (10,000 yuan)")
    )
    infrastructure_cost_per_household_max_wan = quantity(
        _("utilities per household, most (10,000 yuan)")
    )
    infrastructure_in_price = yes_no(_("utilities are in the price of the house"))
    funding_gap_wan = quantity(_("money missing (10,000 yuan)"))
    mortgage_bank = models.CharField(_("mortgage bank"), max_length=80, blank=True)
    approval_step_count = count(_("steps of approval"))
    approval_fee_yuan_m2 = yuan(_("approval fees (yuan per m²)"))
    approval_months = quantity(_("months until approval"), digits=5, places=1)
    started_before_approval = yes_no(_("begun before approval"))
    plan_status = models.CharField(
        _("overall plan"), max_length=12, choices=PlanStatus, blank=True
    )
    has_operation_plan = yes_no(_("has a plan for running it afterwards"))
    supervisor_name = models.CharField(_("supervisor"), max_length=80, blank=True)
    supervision_fee_payer = models.CharField(
        _("supervision paid by"), max_length=8, choices=FeePayer, blank=True
    )
    inspection_records = models.TextField(_("quality inspections"), blank=True)
    lat = degrees(_("latitude"))
    lng = degrees(_("longitude"))

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("construction project")
        verbose_name_plural = _("construction projects")
        constraints = [
            known_choice("facilities_project_type_known", "project_type", ProjectType),
            known_choice(
                "facilities_project_form_known", "building_form", BuildingForm
            ),
            known_choice("facilities_project_structure_known", "structure", Structure),
            known_choice(
                "facilities_project_feepayer_known", "supervision_fee_payer", FeePayer
            ),
            known_choice("facilities_project_plan_known", "plan_status", PlanStatus),
            a_year("facilities_project_year"),
            in_order("facilities_project_life_order", "starts_on", "ends_on"),
            not_negative(
                "facilities_project_not_negative",
                "land_area_mu",
                "land_saved_mu",
                "unit_floor_area_m2",
                "fixed_asset_investment_yi",
                "subsidy_total_wan",
                "subsidy_per_household_wan",
                "cost_per_household_min_wan",
                "infrastructure_cost_per_household_min_wan",
                "funding_gap_wan",
                "approval_fee_yuan_m2",
                "approval_months",
            ),
            at_most(
                "facilities_project_completed",
                "completed_households",
                "started_households",
                _("More households are completed than were begun."),
            ),
            at_most(
                "facilities_project_cost_range",
                "cost_per_household_min_wan",
                "cost_per_household_max_wan",
                _("The least cost is higher than the highest."),
            ),
            at_most(
                "facilities_project_utilities_range",
                "infrastructure_cost_per_household_min_wan",
                "infrastructure_cost_per_household_max_wan",
                _("The least cost is higher than the highest."),
            ),
            within(
                "facilities_project_lat", "lat", -90, 90, _("This is not a latitude.")
            ),
            within(
                "facilities_project_lng",
                "lng",
                -180,
                180,
                _("This is not a longitude."),
            ),
            ReckonedCheck(
                name="facilities_project_lat_with_lng",
                condition=models.Q(lat=None, lng=None)
                | models.Q(lat__isnull=False, lng__isnull=False),
                violation_error_message=_("A place needs latitude and longitude."),
            ),
            models.UniqueConstraint(
                name="facilities_project_one_open",
                fields=["community", "name"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This project is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"


class UtilityItem(models.TextChoices):
    WATER = "water", _("Water")
    POWER = "power", _("Electricity")
    ROAD = "road", _("Road")
    HEATING = "heating", _("Heating")
    DRAINAGE = "drainage", _("Drainage")
    SEWAGE = "sewage", _("Waste and sewage")
    BIOGAS = "biogas", _("Biogas")
    TELEPHONE = "telephone", _("Telephone")
    CABLE_TV = "cable_tv", _("Cable television")
    BROADBAND = "broadband", _("Broadband")
    SCIENCE_NETWORK = "science_network", _("Science information network")
    PAVING = "paving", _("Paving")
    GREENING = "greening", _("Greening")
    LIGHTING = "lighting", _("Lighting")
    BEAUTIFYING = "beautifying", _("Embellishment")
    CLEANING = "cleaning", _("Cleaning")
    SQUARE = "square", _("Square")
    SHOP = "shop", _("Farmers' shop")
    READING_ROOM = "reading_room", _("Farmers' reading room")
    WASTE_COLLECTION = "waste_collection", _("Central waste collection")


class OfProjectQuerySet(CommunityOwnedQuerySet):
    community_path = "project__community"


class ProjectUtility(models.Model):
    """Whether one utility of a project is complete; no row means nobody said."""

    project = models.ForeignKey(
        ConstructionProject,
        verbose_name=_("construction project"),
        on_delete=models.CASCADE,
        related_name="utilities",
    )
    item = models.CharField(_("utility"), max_length=16, choices=UtilityItem)
    is_complete = yes_no(_("complete"))

    objects = OfProjectQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("utility")
        verbose_name_plural = _("utilities")
        constraints = [
            known_choice("facilities_utility_item_known", "item", UtilityItem),
            models.UniqueConstraint(
                name="facilities_utility_once",
                fields=["project", "item"],
                violation_error_message=_("This utility is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_item_display()}, {self.project} (#{self.pk})"
