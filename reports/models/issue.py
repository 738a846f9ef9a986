"""What went out: frozen under a number, with its files and what proves them.

Rows are written once. The tables refuse any change and deletion themselves
(portal.written_once), because an issue is what others hold in their hands.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jobs.models import FileFormat
from portal.constraints import ReckonedCheck, a_year, known_choice
from portal.written_once import Frozen
from reports.document.codec import decode
from reports.document.shapes import Document
from reports.life import TRANSITIONS
from reports.models.report import Report

if TYPE_CHECKING:
    from datetime import date


class Issue(Frozen):
    """A report as it went out. ``serial`` counts by scope and year."""

    report = models.OneToOneField(
        Report,
        verbose_name=_("report"),
        on_delete=models.PROTECT,
        related_name="issue",
    )
    scope_code = models.CharField(_("scope"), max_length=12)
    year = models.PositiveSmallIntegerField(_("year"))
    serial = models.PositiveIntegerField(_("serial number"))
    number = models.CharField(_("number"), max_length=120)
    issued_on: "models.DateField[date, date]" = models.DateField(_("issued on"))
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    author = models.ForeignKey(
        User,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        related_name="authored_issues",
    )
    reviewer = models.ForeignKey(
        User,
        verbose_name=_("reviewed by"),
        on_delete=models.PROTECT,
        related_name="reviewed_issues",
    )
    issuer = models.ForeignKey(
        User,
        verbose_name=_("issued by"),
        on_delete=models.PROTECT,
        related_name="issues",
    )
    title = models.CharField(_("title"), max_length=200)
    document = models.JSONField(_("document"))
    composed = models.JSONField(_("document as composed"))
    edits = models.JSONField(_("edits"), default=list, blank=True)
    grounds = models.JSONField(_("grounds"))
    facts_path = models.CharField(max_length=250)
    facts_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("issued report")
        verbose_name_plural = _("issued reports")
        constraints = [
            models.UniqueConstraint(
                name="reports_issue_number_once",
                fields=["scope_code", "year", "serial"],
            ),
            ReckonedCheck(
                name="reports_issue_by_two_persons",
                condition=~models.Q(author=models.F("reviewer")),
                violation_error_message=_("Nobody reviews a report of their own."),
            ),
            ReckonedCheck(
                name="reports_issue_serial_counts", condition=models.Q(serial__gte=1)
            ),
            a_year("reports_issue_year_of_our_time"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title} (#{self.pk})"

    def read(self) -> Document:
        found: Any = decode(self.document)
        assert isinstance(found, Document)  # noqa: S101 - what the job stored
        return found


class IssueFile(Frozen):
    """One file of an issue; it stays as long as the issue."""

    issue = models.ForeignKey(
        Issue, verbose_name=_("issue"), on_delete=models.PROTECT, related_name="files"
    )
    format = models.CharField(_("format"), max_length=8, choices=FileFormat)
    name = models.CharField(_("file name"), max_length=200)
    path = models.CharField(max_length=250)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("file of an issued report")
        verbose_name_plural = _("files of issued reports")
        constraints = [
            known_choice("reports_issuefile_format_known", "format", FileFormat),
            models.UniqueConstraint(
                name="reports_issuefile_one_per_format", fields=["issue", "format"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"


class StepAct(models.TextChoices):
    """What a step of the life was: a transition, or a word said in between."""

    SUBMIT = "submit", TRANSITIONS["submit"].label
    TAKE_BACK = "take_back", TRANSITIONS["take_back"].label
    RETURN = "return", TRANSITIONS["return"].label
    ACCEPT = "accept", TRANSITIONS["accept"].label
    ISSUE = "issue", TRANSITIONS["issue"].label
    SUPERSEDE = "supersede", TRANSITIONS["supersede"].label
    WITHDRAW = "withdraw", TRANSITIONS["withdraw"].label
    COMMENT = "comment", _("Comment")


class ReviewStep(Frozen):
    """One step of a report's life or one comment, with the words said to it."""

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="steps"
    )
    act = models.CharField(_("act"), max_length=10, choices=StepAct)
    by = models.ForeignKey(
        User,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="review_steps",
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    text = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("step of a report")
        verbose_name_plural = _("steps of reports")
        constraints = [known_choice("reports_reviewstep_act_known", "act", StepAct)]

    def __str__(self) -> str:
        return f"{self.get_act_display()} (#{self.pk})"
