"""The community (社区): the fifth level, owner of everything on record."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.roles import Permission
from communities import divisions
from communities.models.division import Division, granted_ranges
from portal.constraints import ReckonedCheck, in_order, known_choice, not_negative

if TYPE_CHECKING:
    from accounts.models import User


class UrbanRuralClass(models.TextChoices):
    URBAN = "urban", _("Urban community")
    RURAL = "rural", _("Rural community")
    CONVERTED = "converted", _("Village turned community")
    NEW_RURAL = "new_rural", _("New rural community")


class LocationClass(models.TextChoices):
    URBAN_CORE = "urban_core", _("Street community")
    TOWN_SEAT = "town_seat", _("Town community")
    RURAL = "rural", _("Rural community")


class ResidentType(models.TextChoices):
    RESIDENT_ONLY = "resident_only", _("Residents only")
    UNIT_BASED = "unit_based", _("Unit-based")
    MIXED = "mixed", _("Mixed")
    RELOCATION = "relocation", _("Relocation")


class CommunityQuerySet(models.QuerySet["Community"]):
    def granting(self, permission: Permission, *, to: "User") -> Self:
        """Communities in which the user holds the permission.

        The one query of the portal that decides who may see or change what.
        Costs one query for the user's grants.
        """
        if not to.is_active:
            return self.none()
        if to.is_superuser:
            return self.all()
        return self.filter(granted_ranges(to, permission))

    def visible_to(self, user: "User") -> Self:
        return self.granting(Permission.VIEW, to=user)

    def editable_by(self, user: "User") -> Self:
        return self.granting(Permission.EDIT, to=user)

    def below(self, code: str) -> Self:
        """Communities of the division, itself included when it is one."""
        return self.filter(code__range=divisions.range_below(code))

    def active_on(self, day: date) -> Self:
        """Standing on ``day``. An unknown founding day counts as long ago."""
        return self.filter(
            models.Q(established_on=None) | models.Q(established_on__lte=day),
            models.Q(abolished_on=None) | models.Q(abolished_on__gte=day),
        )


class Community(models.Model):
    """A residents' or villagers' committee area; figures by period are elsewhere."""

    code = models.CharField(
        _("division code"),
        max_length=12,
        unique=True,
        help_text=_("Twelve digits; those of the township come first."),
    )
    name = models.CharField(_("name"), max_length=60)
    township = models.ForeignKey(
        Division,
        verbose_name=_("street or town"),
        on_delete=models.PROTECT,
        related_name="communities",
    )
    urban_rural_class = models.CharField(
        _("urban or rural"), max_length=12, choices=UrbanRuralClass, blank=True
    )
    location_class = models.CharField(
        _("location"), max_length=12, choices=LocationClass, blank=True
    )
    resident_type = models.CharField(
        _("kind of residents"), max_length=14, choices=ResidentType, blank=True
    )
    established_on = models.DateField(_("established on"), null=True, blank=True)
    abolished_on = models.DateField(_("abolished on"), null=True, blank=True)
    predecessor = models.CharField(_("predecessor"), max_length=200, blank=True)
    area_km2 = models.DecimalField(
        _("area (km²)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    boundary_description = models.TextField(_("boundaries"), blank=True)
    feature_brand = models.CharField(_("special feature"), max_length=200, blank=True)
    is_pilot_site = models.BooleanField(_("pilot site"), null=True, blank=True)
    pilot_batch = models.CharField(_("pilot batch"), max_length=40, blank=True)
    linked_leader = models.CharField(_("linked leader"), max_length=60, blank=True)
    linked_leader_rank = models.CharField(
        _("rank of the linked leader"), max_length=60, blank=True
    )

    objects = CommunityQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        constraints = [
            ReckonedCheck(
                name="communities_community_code_form",
                condition=models.Q(code__regex=r"^[1-9][0-9]{11}$"),
                violation_error_message=_("A division code is twelve digits."),
            ),
            known_choice(
                "communities_community_urban_rural_known",
                "urban_rural_class",
                UrbanRuralClass,
            ),
            known_choice(
                "communities_community_location_known", "location_class", LocationClass
            ),
            known_choice(
                "communities_community_residents_known", "resident_type", ResidentType
            ),
            not_negative("communities_community_area_not_negative", "area_km2"),
            in_order(
                "communities_community_life_order", "established_on", "abolished_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def get_absolute_url(self) -> str:
        return reverse("communities:community-book", args=[self.code])

    def clean(self) -> None:
        """The code begins with the township's: a rule across two rows."""
        super().clean()
        if self.township_id and not divisions.contains(self.township.code, self.code):
            raise ValidationError(
                {"code": _("The code does not lie below this street or town.")}
            )
