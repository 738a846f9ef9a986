"""An official's edits of a draft, kept apart from the document they change."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from portal.constraints import ReckonedCheck, known_choice
from reports.document.overlays import Basis, Edit, EditKind
from reports.models.field_note import FieldNote
from reports.models.report import Report


class OverlayKind(models.TextChoices):
    """The kinds of reports.document.overlays.EditKind."""

    WORDING = EditKind.WORDING.value, _("Other words")
    OMISSION = EditKind.OMISSION.value, _("Left out")
    ORDER = EditKind.ORDER.value, _("Another order")
    FINDING = EditKind.FINDING.value, _("Own finding")
    ADVICE = EditKind.ADVICE.value, _("Own recommendation")


class OverlayQuerySet(models.QuerySet["Overlay"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(report__in=Report.objects.visible_to(user))

    def edits(self) -> tuple[Edit, ...]:
        """As values, in the order they were first made."""
        return tuple(row.as_edit() for row in self.order_by("pk"))


class Overlay(models.Model):
    """One edit; ``key`` names what it changes (reports.document.overlays.Edit).

    ``basis`` is what the portal had composed there when the edit was made, and
    ``fingerprint`` its SHA-256. The trail of what was edited is in the audit lines.
    """

    report = models.ForeignKey(
        Report,
        verbose_name=_("report"),
        on_delete=models.PROTECT,
        related_name="overlays",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=OverlayKind)
    key = models.CharField(_("place"), max_length=120)
    text = models.TextField(_("words"), blank=True)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    section = models.CharField(_("part"), max_length=60, blank=True)
    order = models.JSONField(_("order"), default=list, blank=True)
    cites = models.JSONField(_("rests on"), default=list, blank=True)
    notes = models.ManyToManyField(
        FieldNote, verbose_name=_("field notes"), related_name="overlays", blank=True
    )
    basis = models.JSONField(_("composed as"), default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    edited_by = models.ForeignKey(
        User,
        verbose_name=_("edited by"),
        on_delete=models.PROTECT,
        related_name="overlays",
    )
    edited_at = models.DateTimeField(_("edited at"), auto_now=True)

    objects = OverlayQuerySet.as_manager()

    class Meta:
        verbose_name = _("edit of a report")
        verbose_name_plural = _("edits of reports")
        constraints = [
            known_choice("reports_overlay_kind_known", "kind", OverlayKind),
            models.UniqueConstraint(
                name="reports_overlay_one_per_place", fields=["report", "kind", "key"]
            ),
            ReckonedCheck(
                name="reports_overlay_version_counts",
                condition=models.Q(version__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.key} (#{self.pk})"

    @property
    def token(self) -> str:
        """Names this row at this version; another row at its place has another."""
        return f"{self.pk}.{self.version}"

    def as_edit(self) -> Edit:
        return Edit(
            kind=EditKind(self.kind),
            key=self.key,
            text=self.text,
            heading=self.heading,
            section=self.section,
            order=tuple(self.order),
            cites=tuple(self.cites),
            basis=Basis.from_json(self.basis),
        )

    def take(self, edit: Edit) -> None:
        """The edit's values into the row; kind and key are its name and stay."""
        self.text, self.heading = edit.text, edit.heading
        self.section, self.order = edit.section, list(edit.order)
        self.cites = list(edit.cites)
        self.basis = edit.basis.as_json() if edit.has_basis else {}
        self.fingerprint = edit.basis.fingerprint if edit.has_basis else ""

    def as_audited(self) -> dict[str, Any]:
        """What an audit line keeps of the edit."""
        kept = {"text": self.text, "heading": self.heading, "order": self.order}
        return {name: value for name, value in kept.items() if value}
