"""What one unit of what communities lack costs: the basis of an estimate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import calendar_year
from communities.models import Division
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
