"""What residents find around them: outlets, estates, equipment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import area_m2
from communities.models.figures import yes_no
from communities.ownership import (
    CommunityOwned,
    CommunityOwnedQuerySet,
    Lived,
    LivedQuerySet,
)
from portal.constraints import in_order, known_choice, not_negative


class EquipmentType(models.TextChoices):
    TELEPHONE = "telephone", _("Telephone")
    COMPUTER = "computer", _("Computer")
    TOUCH_SCREEN = "touch_screen", _("Touch screen")
    CAMERA = "camera", _("Digital camera")
    TEACHING = "teaching", _("Audio-visual teaching equipment")
    OTHER = "other", _("Other")


class Equipment(CommunityOwned):
    """How many pieces of one kind a community has."""

    equipment_type = models.CharField(
        _("kind of equipment"), max_length=14, choices=EquipmentType
    )
    count = models.PositiveIntegerField(_("pieces"), null=True, blank=True)

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        constraints = [
            known_choice(
                "facilities_equipment_type_known", "equipment_type", EquipmentType
            ),
            models.UniqueConstraint(
                name="facilities_equipment_once",
                fields=["community", "equipment_type"],
                violation_error_message=_(
                    "This kind of equipment is on record already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_equipment_type_display()} (#{self.pk})"


class OutletType(models.TextChoices):
    GROCERY = "grocery", _("Grocery")
    SNACK = "snack", _("Snack bar")
    SUPERMARKET = "supermarket", _("Supermarket")
    HAIRDRESSER = "hairdresser", _("Hairdresser")
    BICYCLE_REPAIR = "bicycle_repair", _("Bicycle repair")
    GRAIN_OIL = "grain_oil", _("Grain and oil")
    PHARMACY = "pharmacy", _("Pharmacy")
    CLINIC = "clinic", _("Clinic")
    NURSING_HOME = "nursing_home", _("Nursing home")
    BICYCLE_PARK = "bicycle_park", _("Bicycle park")
    FARMERS_MARKET = "farmers_market", _("Farmers' market")
    INTERNET_CAFE = "internet_cafe", _("Internet café")
    DOMESTIC_SERVICE = "domestic_service", _("Domestic service")
    APPLIANCE_REPAIR = "appliance_repair", _("Appliance repair")
    EDUCATION = "education", _("Education")
    FINANCE = "finance", _("Finance")
    PROPERTY = "property", _("Property management")
    RECYCLING = "recycling", _("Recycling")
    POSTAL = "postal", _("Post and parcels")
    CHILDCARE = "childcare", _("Childcare")
    CLEANING = "cleaning", _("Cleaning")
    INTERMEDIARY = "intermediary", _("Agency")
    HOME_CARE = "home_care", _("Home-care centre")
    OTHER = "other", _("Other")


class ServiceOutlet(Lived):
    """A shop or service point for residents' daily needs."""

    name = models.CharField(_("name"), max_length=80)
    outlet_type = models.CharField(
        _("kind of outlet"), max_length=20, choices=OutletType
    )
    address = models.CharField(_("address"), max_length=120, blank=True)
    run_by_committee = yes_no(_("run by the committee"))

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("service outlet")
        verbose_name_plural = _("service outlets")
        constraints = [
            known_choice("facilities_outlet_type_known", "outlet_type", OutletType),
            in_order("facilities_outlet_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="facilities_outlet_one_open",
                fields=["community", "name", "outlet_type"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This outlet is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"


class HousingEstate(CommunityOwned):
    """A housing estate, and the rooms its developer owes and gave the community."""

    name = models.CharField(_("name"), max_length=80)
    floor_area_m2 = area_m2(_("floor area (m²)"))
    is_old_estate = yes_no(_("old estate"))
    has_property_company = yes_no(_("has a property company"))
    has_owner_committee = yes_no(_("has an owners' committee"))
    provided_area_m2 = area_m2(_("rooms given to the community (m²)"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("housing estate")
        verbose_name_plural = _("housing estates")
        constraints = [
            not_negative(
                "facilities_estate_not_negative", "floor_area_m2", "provided_area_m2"
            ),
            models.UniqueConstraint(
                name="facilities_estate_once",
                fields=["community", "name"],
                violation_error_message=_("This estate is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"
