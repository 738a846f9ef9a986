"""Reports that are asked for every year, half-year or quarter."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from communities.models.division import granted_ranges
from portal.constraints import known_choice
from reports.models.report import Report

if TYPE_CHECKING:
    from datetime import date, datetime


class Cadence(models.TextChoices):
    """The kinds of reporting periods that a report can follow."""

    YEAR = "year", _("Every year")
    HALF_YEAR = "half_year", _("Every half-year")
    QUARTER = "quarter", _("Every quarter")


class ScheduleQuerySet(models.QuerySet["ReportSchedule"]):
    def visible_to(self, user: User) -> Self:
        """The user's own, where they may still report; administrators' see all."""
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.all()
        own = granted_ranges(user, Permission.REPORT, field="scope_code")
        administered = granted_ranges(user, Permission.ADMINISTER, field="scope_code")
        return self.filter(models.Q(owner=user) & own | administered)

    def running(self) -> Self:
        return self.filter(stopped_at=None)

    def due_on(self, day: "date") -> Self:
        """To be asked for by then: regularly, or again after a failure."""
        return self.running().filter(
            models.Q(retry_on__lte=day)
            | models.Q(retry_on=None, is_pending=False, next_on__lte=day)
        )


class ReportSchedule(models.Model):
    """``order`` holds what is asked for beside scope, period and day: Order's fields,
    and in "head" what was said of a red head, if it is to bear one.

    ``is_pending`` while the report last asked for is being made; ``failures`` are
    those in a row.
    """

    owner = models.ForeignKey(
        User,
        verbose_name=_("owner"),
        on_delete=models.PROTECT,
        related_name="report_schedules",
    )
    scope_code = models.CharField(_("scope"), max_length=12, db_index=True)
    scope_name = models.CharField(_("name of the scope"), max_length=120)
    cadence = models.CharField(_("how often"), max_length=10, choices=Cadence)
    order = models.JSONField(_("order"), default=dict, blank=True)
    next_on: "models.DateField[date, date]" = models.DateField(_("next on"))
    # The day asked for: in a shorter month next_on is its last day instead.
    day_of_month = models.PositiveSmallIntegerField(_("day of the month"))
    retry_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("tried again on"), null=True, blank=True
    )
    last_report = models.ForeignKey(
        Report,
        verbose_name=_("last report"),
        on_delete=models.PROTECT,
        related_name="schedules",
        null=True,
        blank=True,
    )
    is_pending = models.BooleanField(default=False)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(max_length=40, blank=True)
    stopped_at: "models.DateTimeField[datetime | None, datetime | None]" = (
        models.DateTimeField(_("stopped at"), null=True, blank=True)
    )

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("schedule of reports")
        verbose_name_plural = _("schedules of reports")
        constraints = [
            known_choice("reports_reportschedule_cadence_known", "cadence", Cadence),
            models.UniqueConstraint(
                name="reports_reportschedule_one_running",
                fields=["owner", "scope_code", "cadence"],
                condition=models.Q(stopped_at=None),
                violation_error_message=_("You have this schedule already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope_name} {self.get_cadence_display()} (#{self.pk})"
