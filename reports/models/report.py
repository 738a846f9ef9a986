"""A report: what was asked for and, once made, the document all its forms share."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from communities.models.division import granted_ranges
from jobs.models import Job
from portal.constraints import ReckonedCheck, known_choice
from reports.document.codec import decode
from reports.document.redhead import RedHead
from reports.document.shapes import Document
from reports.life import OUT, ReportState

if TYPE_CHECKING:
    from datetime import date

# Somebody who had no part in writing it has accepted it.
REVIEWED = sorted({ReportState.ACCEPTED, *OUT})


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        """The user's own reports, and those of colleagues who share the scope.

        Of a colleague's, a draft is found once it is shared, everything later
        without that, by whoever may ask for reports on its scope; administrators
        of the scope see all. A grant taken away takes own ones out of sight, too.
        """
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.all()
        of_scope = granted_ranges(user, Permission.REPORT, field="scope_code")
        shown = models.Q(is_shared=True) | ~models.Q(state=ReportState.DRAFT)
        return self.filter(
            of_scope & (models.Q(created_by=user) | shown)
            | granted_ranges(user, Permission.ADMINISTER, field="scope_code")
        )

    def made_by(self, job: Job) -> "Report | None":
        """The report that the job makes, makes again, issues or makes files of."""
        own = models.Q(job=job) | models.Q(remaking=job) | models.Q(issuing=job)
        return self.filter(own | models.Q(draft_files=job)).first()

    def readable(self) -> Self:
        """With a document to read: finished ones."""
        return self.filter(document__isnull=False)


class Report(models.Model):
    """The request's answer: the Document, its figures and what it cites.

    ``document`` is what screen, PDF and workbook show alike; it is empty until
    the job is done. The facts behind it lie in the file storage, one community
    a line.
    """

    job = models.OneToOneField(
        Job, verbose_name=_("job"), on_delete=models.PROTECT, related_name="report"
    )
    title = models.CharField(_("title"), max_length=200)
    scope_code = models.CharField(_("scope"), max_length=12, db_index=True)
    scope_name = models.CharField(_("name of the scope"), max_length=120)
    period = models.CharField(_("period"), max_length=10)
    base_period = models.CharField(
        _("compared with"), max_length=10, blank=True, default=""
    )
    as_of: "models.DateField[date, date]" = models.DateField(_("as of"))
    organ = models.CharField(_("issued by"), max_length=120, blank=True)
    themes = models.JSONField(
        _("themes"), default=list, blank=True, help_text=_("Empty: all of them.")
    )
    options = models.JSONField(_("options"), default=dict, blank=True)
    created_by = models.ForeignKey(
        User,
        verbose_name=_("asked for by"),
        on_delete=models.PROTECT,
        related_name="reports",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    remaking = models.OneToOneField(
        Job,
        verbose_name=_("made again by"),
        on_delete=models.PROTECT,
        related_name="remade_report",
        null=True,
        blank=True,
        help_text=_("The job that makes the draft anew from the record."),
    )
    state = models.CharField(
        _("stage"),
        max_length=12,
        choices=ReportState,
        default=ReportState.DRAFT,
        db_index=True,
    )
    is_shared = models.BooleanField(
        _("shared"),
        default=False,
        help_text=_("Colleagues who may report on the scope see the draft."),
    )

    submitted_by = models.ForeignKey(
        User,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        related_name="submitted_reports",
        null=True,
        blank=True,
    )
    reviewed_by = models.ForeignKey(
        User,
        verbose_name=_("reviewed by"),
        on_delete=models.PROTECT,
        related_name="reviewed_reports",
        null=True,
        blank=True,
    )
    issuing = models.OneToOneField(
        Job,
        verbose_name=_("issued by the job"),
        on_delete=models.PROTECT,
        related_name="issued_report",
        null=True,
        blank=True,
    )
    draft_files = models.OneToOneField(
        Job,
        verbose_name=_("files with the edits made by"),
        on_delete=models.PROTECT,
        related_name="edited_report",
        null=True,
        blank=True,
    )
    # Given when issuing is asked for and kept from then on, so that a job that
    # failed leaves no gap.
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)
    number_serial = models.PositiveIntegerField(null=True, blank=True)
    # Of a formal document: its organ's own number. The one above counts the reports
    # of the scope all the same.
    number_series = models.CharField(max_length=40, blank=True)
    document_serial = models.PositiveIntegerField(null=True, blank=True)
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("new version of"),
        on_delete=models.PROTECT,
        related_name="successors",
        null=True,
        blank=True,
    )

    document = models.JSONField(_("document"), null=True, blank=True, default=None)
    indicators = models.JSONField(_("indicators"), default=dict, blank=True)
    findings = models.JSONField(_("findings"), default=list, blank=True)
    communities = models.PositiveIntegerField(_("communities"), null=True, blank=True)
    standards = models.JSONField(
        _("standards cited"), default=list, blank=True, help_text=_("Ids of rows.")
    )
    grounds = models.JSONField(
        _("grounds"),
        default=dict,
        blank=True,
        help_text=_("Standards, rules and recommendations it was computed by."),
    )
    timings = models.JSONField(_("seconds by stage"), default=dict, blank=True)
    facts_path = models.CharField(max_length=250, blank=True)
    facts_sha256 = models.CharField(max_length=64, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            known_choice("reports_report_state_known", "state", ReportState),
            models.UniqueConstraint(
                name="reports_report_number_once",
                fields=["scope_code", "number_year", "number_serial"],
            ),
            models.UniqueConstraint(
                name="reports_report_document_number_once",
                fields=["number_series", "number_year", "document_serial"],
            ),
            ReckonedCheck(
                name="reports_report_reviewed_by_a_second",
                condition=~models.Q(state__in=REVIEWED)
                | models.Q(submitted_by__isnull=False, reviewed_by__isnull=False)
                & ~models.Q(reviewed_by=models.F("submitted_by"))
                & (
                    models.Q(created_by__isnull=True)
                    | ~models.Q(reviewed_by=models.F("created_by"))
                ),
                violation_error_message=_("Nobody reviews a report of their own."),
            ),
            ReckonedCheck(
                name="reports_report_facts_with_document",
                condition=models.Q(document__isnull=True, facts_path="")
                | models.Q(document__isnull=False)
                & ~models.Q(facts_path="")
                & ~models.Q(facts_sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (#{self.pk})"

    @property
    def red_head(self) -> RedHead | None:
        """As asked for, without a number; None for an internal report."""
        return RedHead.from_json(self.options.get("red_head"))

    @property
    def edited_by_ids(self) -> list[int]:
        """Who has edited it. Costs one query."""
        return list(self.overlays.values_list("edited_by_id", flat=True))

    @property
    def is_out(self) -> bool:
        return self.state in OUT

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    def read(self) -> Document:
        """The document as composed. Raises NotMade while there is none."""
        if self.document is None:
            raise NotMade(f"Report {self.pk} has no document yet")
        found: Any = decode(self.document)
        assert isinstance(found, Document)  # noqa: S101 - what the job stored
        return found


class NotMade(Exception):
    """The report's job has not finished."""
