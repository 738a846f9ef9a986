"""Divisions from province to township; communities are the fifth level."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.roles import Permission
from communities import divisions
from portal.constraints import ReckonedCheck, in_order, known_choice

if TYPE_CHECKING:
    from accounts.models import User


class DivisionLevel(models.TextChoices):
    PROVINCE = "province", _("Province")
    PREFECTURE = "prefecture", _("Prefecture")
    COUNTY = "county", _("County")
    TOWNSHIP = "township", _("Township or street")


class TownshipType(models.TextChoices):
    STREET = "street", _("Street office")
    TOWN = "town", _("Town")
    TOWNSHIP = "township", _("Rural township")
    OTHER = "other", _("Community office or committee")


def township_type_of(code: str) -> str:
    """Type by digits 7-9 of the code. Source: GB/T 10114-2003."""
    number = int(code[6:9])
    if number < 100:
        return TownshipType.STREET
    if number < 200:
        return TownshipType.TOWN
    return TownshipType.TOWNSHIP if number < 400 else TownshipType.OTHER


class DivisionQuerySet(models.QuerySet["Division"]):
    def below(self, code: str) -> Self:
        """The division itself and everything below it."""
        return self.filter(code__range=divisions.range_below(code))

    def granting(self, permission: Permission, *, to: "User") -> Self:
        """Divisions in which the user holds the permission: granted ones and below.

        A superuser holds every permission everywhere; nobody else does without
        a grant. Costs one query for the user's grants.
        """
        if not to.is_active:
            return self.none()
        if to.is_superuser:
            return self.all()
        return self.filter(granted_ranges(to, permission))


def granted_ranges(
    user: "User", permission: Permission, field: str = "code"
) -> models.Q:
    """A condition on a code column: below any division granted to the user."""
    condition = models.Q(pk__in=[])
    for code in user.divisions_with(permission):
        condition |= models.Q(**{f"{field}__range": divisions.range_below(code)})
    return condition


class Division(models.Model):
    """A province, prefecture, county or township, by its twelve-digit code.

    The code is the hierarchy. Codes change when divisions are merged or
    renamed: a row keeps its key and gets an end, its successor is a new row.
    """

    code = models.CharField(_("division code"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(_("level"), max_length=12, choices=DivisionLevel)
    township_type = models.CharField(
        _("kind of township"), max_length=12, choices=TownshipType, blank=True
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    code_table_version = models.CharField(
        _("code table"),
        max_length=20,
        blank=True,
        help_text=_("Cut-off date of the published table the code is from."),
    )

    objects = DivisionQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")
        constraints = [
            ReckonedCheck(
                name="communities_division_code_form",
                condition=models.Q(code__regex=r"^[1-9][0-9]{11}$"),
                violation_error_message=_("A division code is twelve digits."),
            ),
            known_choice("communities_division_level_known", "level", DivisionLevel),
            known_choice(
                "communities_division_township_type_known",
                "township_type",
                TownshipType,
            ),
            in_order("communities_division_validity_order", "valid_from", "valid_to"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
