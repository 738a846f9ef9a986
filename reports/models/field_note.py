"""What was heard and seen on the spot, for findings that no figure tells."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.models import User
from accounts.roles import Permission
from communities.models.division import granted_ranges
from portal.constraints import ReckonedCheck, known_choice
from reports.document.context import METHODS

if TYPE_CHECKING:
    from datetime import date


class SurveyMethod(models.TextChoices):
    """The codes of reports.document.context.METHODS, in the reader's language."""

    DISCUSSION = "discussion", _("Discussions")
    BRIEFING = "briefing", _("Briefings")
    SITE_VISIT = "site_visit", _("Visits on site")
    HOME_VISIT = "home_visit", _("Visits to homes")
    QUESTIONNAIRE = "questionnaire", _("Questionnaires")


class FieldNoteQuerySet(models.QuerySet["FieldNote"]):
    def visible_to(self, user: User) -> Self:
        """Of divisions and communities that the user may report on."""
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.all()
        return self.filter(granted_ranges(user, Permission.REPORT, field="scope_code"))

    def editable_by(self, user: User) -> Self:
        """Each by whoever wrote it, as long as the place is theirs."""
        seen = self.visible_to(user)
        return seen if user.is_superuser else seen.filter(written_by=user)


class FieldNote(models.Model):
    """A discussion, a round of visits or a look on the spot.

    ``people`` says who was there by what they are (社区书记2名、居民小组长5名): a
    report quotes roles, no names.
    """

    scope_code = models.CharField(_("scope"), max_length=12, db_index=True)
    scope_name = models.CharField(_("name of the scope"), max_length=120)
    held_on: "models.DateField[date, date]" = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=120)
    method = models.CharField(_("kind of survey"), max_length=15, choices=SurveyMethod)
    people = models.CharField(
        _("who was there"),
        max_length=200,
        help_text=_("By what they are and how many, without names."),
    )
    text = models.TextField(_("what was heard and seen"), max_length=10_000)
    written_by = models.ForeignKey(
        User,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="field_notes",
    )

    objects = FieldNoteQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("field note")
        verbose_name_plural = _("field notes")
        constraints = [
            known_choice("reports_fieldnote_method_known", "method", SurveyMethod)
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.held_on} (#{self.pk})"

    @property
    def citation(self) -> str:
        """How a report names it: 2026年3月5日义宁镇座谈交流（社区书记2名）."""
        day = f"{self.held_on.year}年{self.held_on.month}月{self.held_on.day}日"
        return f"{day}{self.place}{METHODS[self.method]}（{self.people}）"


class NoteFile(models.Model):
    """A picture or document kept with a note; ``path`` is its name in the storage."""

    note = models.ForeignKey(
        FieldNote,
        verbose_name=_("field note"),
        on_delete=models.PROTECT,
        related_name="files",
    )
    name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("type"), max_length=100)
    path = models.CharField(max_length=250)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    added_by = models.ForeignKey(
        User,
        verbose_name=_("added by"),
        on_delete=models.PROTECT,
        related_name="note_files",
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("file of a field note")
        verbose_name_plural = _("files of field notes")
        constraints = [
            ReckonedCheck(
                name="reports_notefile_not_empty", condition=models.Q(size__gt=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"
