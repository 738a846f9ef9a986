"""Houses and yards a community works and meets in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import area_m2, yuan
from communities.models.figures import part, yes_no
from communities.ownership import Lived, LivedQuerySet
from portal.constraints import (
    ReckonedCheck,
    at_most,
    in_order,
    known_choice,
    not_negative,
    share,
)


class PremisesUse(models.TextChoices):
    OFFICE = "office", _("Office")
    SERVICE = "service", _("Services")
    ACTIVITY = "activity", _("Activities")
    CULTURE_CENTER = "culture_center", _("Culture centre")
    OTHER = "other", _("Other")


class AreaBasis(models.TextChoices):
    GROSS = "gross", _("Gross area")
    USABLE = "usable", _("Usable area")


class Tenure(models.TextChoices):
    OWNED = "owned", _("Owned")
    LEASED = "leased", _("Leased")
    BORROWED_FREE = "borrowed_free", _("Borrowed free of charge")
    ALLOCATED = "allocated", _("Allocated free of charge")
    SWAPPED = "swapped", _("Swapped")
    SHARED = "shared", _("Shared")
    DEVELOPER_PROVIDED = "developer_provided", _("Provided by a developer")
    PURCHASED = "purchased", _("Purchased")
    BUILT = "built", _("Newly built")
    EXTENDED = "extended", _("Extended")
    TEMPORARY = "temporary", _("Temporary, from the government")


class ProviderType(models.TextChoices):
    GOVERNMENT = "government", _("Government body")
    STATE_BANK = "state_bank", _("State bank")
    ENTERPRISE = "enterprise", _("Enterprise")
    SCHOOL = "school", _("School")
    PRIVATE_OWNER = "private_owner", _("Private owner")
    DEVELOPER = "developer", _("Developer")


class Premises(Lived):
    """One house, floor or yard of a community; it may have several."""

    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(_("address"), max_length=120, blank=True)
    use = models.CharField(_("use"), max_length=14, choices=PremisesUse)
    floor_area_m2 = area_m2(_("floor area (m²)"))
    area_basis = models.CharField(
        _("area measured as"), max_length=6, choices=AreaBasis, blank=True
    )
    shared_area_m2 = area_m2(_("of this shared with others (m²)"))
    resident_activity_area_m2 = area_m2(_("of this for residents' activities (m²)"))
    tenure = models.CharField(_("tenure"), max_length=20, choices=Tenure, blank=True)
    provider_name = models.CharField(_("provided by"), max_length=80, blank=True)
    provider_type = models.CharField(
        _("kind of provider"), max_length=14, choices=ProviderType, blank=True
    )
    monthly_rent_yuan = yuan(_("rent (yuan a month)"))
    in_use = yes_no(_("in use"))
    unused_reason = models.CharField(_("why not in use"), max_length=200, blank=True)
    let_out = yes_no(_("let to others"))
    multi_use = yes_no(_("one room serves several purposes"))
    is_outdoor = yes_no(_("outdoors"))
    utilisation_share = part(_("utilisation"))
    has_publicity_board = yes_no(_("has a publicity board"))
    has_disclosure_board = yes_no(_("has a disclosure board"))

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("premises")
        verbose_name_plural = _("premises")
        constraints = [
            known_choice("facilities_premises_use_known", "use", PremisesUse),
            known_choice("facilities_premises_basis_known", "area_basis", AreaBasis),
            known_choice("facilities_premises_tenure_known", "tenure", Tenure),
            known_choice(
                "facilities_premises_provider_known", "provider_type", ProviderType
            ),
            not_negative(
                "facilities_premises_not_negative",
                "floor_area_m2",
                "shared_area_m2",
                "resident_activity_area_m2",
                "monthly_rent_yuan",
            ),
            share("facilities_premises_shares", "utilisation_share"),
            in_order("facilities_premises_life_order", "starts_on", "ends_on"),
            at_most(
                "facilities_premises_shared_area",
                "shared_area_m2",
                "floor_area_m2",
                _("The shared area cannot exceed the floor area."),
            ),
            at_most(
                "facilities_premises_activity_area",
                "resident_activity_area_m2",
                "floor_area_m2",
                _("The area for activities cannot exceed the floor area."),
            ),
            ReckonedCheck(
                name="facilities_premises_rent_of_leased",
                condition=models.Q(monthly_rent_yuan=None)
                | models.Q(monthly_rent_yuan=0)
                | models.Q(tenure__in=["", Tenure.LEASED]),
                violation_error_message=_("Only leased premises have a rent."),
            ),
            ReckonedCheck(
                name="facilities_premises_reason_of_unused",
                condition=models.Q(unused_reason="") | models.Q(in_use=False),
                violation_error_message=_(
                    "A reason for not being in use needs “in use” to be “no”."
                ),
            ),
            models.UniqueConstraint(
                name="facilities_premises_one_open",
                fields=["community", "name"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("Premises of this name are on record."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"

    def clean(self) -> None:
        """What is on record as a culture centre is used as one: across two rows."""
        super().clean()
        if (
            self.pk
            and self.use != PremisesUse.CULTURE_CENTER
            and hasattr(self, "culture_center")
        ):
            raise ValidationError(
                {"use": _("These premises are on record as a culture centre.")}
            )
