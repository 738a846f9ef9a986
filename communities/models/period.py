"""The spans that figures are reported for."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from portal.constraints import in_order, known_choice


class PeriodKind(models.TextChoices):
    YEAR = "year", _("Year")
    HALF_YEAR = "half_year", _("Half-year")
    QUARTER = "quarter", _("Quarter")
    MONTH = "month", _("Month")


class ReportingPeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    def before(self, period: "ReportingPeriod") -> Self:
        """Earlier periods of the same kind, the latest first."""
        return self.filter(kind=period.kind, ends_on__lt=period.starts_on).order_by(
            "-ends_on", "-pk"
        )

    def latest_ended(self, day: date) -> "ReportingPeriod | None":
        return self.filter(ends_on__lte=day).order_by("-ends_on", "-pk").first()


class ReportingPeriod(models.Model):
    """A year, half-year, quarter or month that figures are handed in for."""

    code = models.CharField(
        _("code"),
        max_length=10,
        unique=True,
        help_text=_("Such as 2025, 2025H1, 2025Q3 or 2025-07."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PeriodKind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    objects = ReportingPeriodQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        constraints = [
            known_choice("communities_period_kind_known", "kind", PeriodKind),
            in_order("communities_period_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="communities_period_once",
                fields=["kind", "starts_on"],
                violation_error_message=_("This period exists already."),
            ),
        ]

    def __str__(self) -> str:
        return self.code
