"""The spans that figures are reported for."""

import calendar
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from portal.constraints import in_order, known_choice


class PeriodKind(models.TextChoices):
    YEAR = "year", _("Year")
    HALF_YEAR = "half_year", _("Half-year")
    QUARTER = "quarter", _("Quarter")
    MONTH = "month", _("Month")


MONTHS_IN = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}


def span_of(kind: str, first: date) -> tuple[str, date] | None:
    """Code and last day of the period that begins on ``first``: 2025Q3 and
    30 September for a quarter from 1 July; None where none of its kind begins."""
    months = MONTHS_IN[PeriodKind(kind)]
    number, rest = divmod(first.month - 1, months)
    if first.day != 1 or rest:
        return None
    code = {
        PeriodKind.YEAR: f"{first.year:04}",
        PeriodKind.HALF_YEAR: f"{first.year:04}H{number + 1}",
        PeriodKind.QUARTER: f"{first.year:04}Q{number + 1}",
        PeriodKind.MONTH: f"{first.year:04}-{first.month:02}",
    }[PeriodKind(kind)]
    month = first.month + months - 1
    return code, date(first.year, month, calendar.monthrange(first.year, month)[1])


class ReportingPeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    def before(self, period: "ReportingPeriod") -> Self:
        """Earlier periods of the same kind, the latest first."""
        return self.filter(kind=period.kind, ends_on__lt=period.starts_on).order_by(
            "-ends_on", "-pk"
        )

    def latest_ended(self, day: date) -> "ReportingPeriod | None":
        return self.filter(ends_on__lte=day).order_by("-ends_on", "-pk").first()


class ReportingPeriod(models.Model):
    """A year, half-year, quarter or month that figures are handed in for.

    All counties share it. Reports cite its code, and say by it what span they tell of.
    """

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

    def clean(self) -> None:
        """Raises ValidationError where days or code are not those of its kind."""
        if self.kind not in PeriodKind.values or not (self.starts_on and self.ends_on):
            return
        if self.ends_on < self.starts_on:
            return  # Told by the constraint.
        span = span_of(self.kind, self.starts_on)
        if span is None:
            said = _(
                "No period of this kind begins on this day: a year begins on "
                "1 January, a half-year, a quarter and a month on the first day of "
                "theirs."
            )
            raise ValidationError({"starts_on": said})
        code, last = span
        wrong = {}
        if self.ends_on != last:
            said = _("A period of this kind that begins then ends on %(day)s.")
            wrong["ends_on"] = ValidationError(said, params={"day": last.isoformat()})
        if self.code != code:
            said = _("Reports know this period as %(code)s.")
            wrong["code"] = ValidationError(said, params={"code": code})
        if wrong:
            raise ValidationError(wrong)
