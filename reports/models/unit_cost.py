"""What one unit of what communities lack costs: the basis of an estimate."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.models import User
from accounts.roles import Permission
from communities.divisions import Level, ancestors_of, level_of, range_below
from communities.measures import calendar_year
from communities.models import Division
from communities.models.division import granted_ranges
from portal.constraints import ReckonedCheck, a_year, known_choice
from reports.shortfalls.prices import Price


class PricedMeasure(models.TextChoices):
    """Measures of reports.shortfalls.measures that cost something a unit."""

    OFFICE_AREA = "office-area", _("Office and service rooms (m²)")
    SERVICE_AREA = "service-area", _("Service facilities (m²)")
    ACTIVITY_AREA = "activity-area", _("Places of activity (m²)")
    DEVELOPER_ROOMS = "developer-rooms", _("Rooms owed by developers (m²)")
    STAFF_POSTS = "staff-posts", _("Staff (a person a year)")
    ELDER_BEDS = "elder-beds", _("Beds for the elderly")
    HOME_CARE_CENTERS = "home-care-centers", _("Home-care centres")
    SERVICE_OUTLETS = "service-outlets", _("Service outlets")
    VOLUNTEERS = "volunteers", _("Volunteers")
    SOCIAL_ORGANISATIONS = "social-organisations", _("Social organisations")


class UnitCostQuerySet(models.QuerySet["UnitCost"]):
    def visible_to(self, user: User) -> Self:
        """Those that estimates for the user's divisions can rest on."""
        if user.is_superuser:
            return self.all()
        mine = granted_ranges(user, Permission.REPORT, "division__code")
        above = {
            code
            for granted in user.divisions_with(Permission.REPORT)
            for code in ancestors_of(granted)
        }
        return self.filter(mine | models.Q(division__code__in=above))

    def editable_by(self, user: User) -> Self:
        return self.filter(division__in=priced_by(user))


def priced_by(user: User) -> "models.QuerySet[Division]":
    """Divisions whose unit costs the user keeps: below each county, or more, whose
    figures the user enters or that the user administers. A street's own clerks do
    not: estimates of the county would rest on their word."""
    if user.is_superuser:
        return Division.objects.all()
    entered = (
        code
        for code in user.divisions_with(Permission.EDIT)
        if level_of(code) <= Level.COUNTY
    )
    within = models.Q(pk__in=[])
    for code in (*entered, *user.divisions_with(Permission.ADMINISTER)):
        within |= models.Q(code__range=range_below(code))
    return Division.objects.filter(within)


class UnitCost(models.Model):
    """Yuan for one unit, in a division and all below it, from a year on.

    The nearest division wins, then the latest year that is not after the report's.
    """

    division = models.ForeignKey(
        Division,
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="unit_costs",
    )
    measure = models.CharField(_("cost of"), max_length=24, choices=PricedMeasure)
    year = calendar_year()
    amount_yuan = models.DecimalField(
        _("yuan for one unit"), max_digits=14, decimal_places=2
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("The budget, tender or document it is from; reports name it."),
    )

    objects = UnitCostQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("unit cost")
        verbose_name_plural = _("unit costs")
        constraints = [
            known_choice("reports_unitcost_measure_known", "measure", PricedMeasure),
            a_year("reports_unitcost_year"),
            ReckonedCheck(
                name="reports_unitcost_costs_something",
                condition=models.Q(amount_yuan__gt=0),
                violation_error_message=_("A unit costs more than nothing."),
            ),
            ReckonedCheck(
                name="reports_unitcost_has_source",
                condition=~models.Q(source=""),
                violation_error_message=_("A unit cost needs its source."),
            ),
            models.UniqueConstraint(
                name="reports_unitcost_once",
                fields=["division", "measure", "year"],
                violation_error_message=_(
                    "This division has a unit cost for it in that year already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.year} (#{self.pk})"

    def as_value(self) -> Price:
        """The row as estimates use it. Costs a query unless the division is loaded."""
        return Price(
            measure=self.measure,
            scope_code=self.division.code,
            scope_name=self.division.name,
            year=self.year,
            amount_yuan=self.amount_yuan.normalize(),
            source=self.source,
        )
