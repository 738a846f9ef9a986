"""A piece of background work: its row is the truth, the queue only a bell.

    queued -> running -> done | failed
       |         |
       |         +-> cancelling -> cancelled
       |         +-> lost -> queued again, or failed after too many tries
       +-> cancelled

``claimed_by`` holds a token that only the worker at work knows. Everything a
worker writes is written under it, so that one that was taken for lost and
comes back changes nothing. States are changed by this app alone.
"""

import hashlib
import json
from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from communities.models.division import granted_ranges
from jobs.kinds import Kind, kinds
from jobs.messages import message_text
from portal.constraints import ReckonedCheck, known_choice


class JobState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    CANCELLING = "cancelling", _("Being cancelled")
    DONE = "done", _("Finished")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    LOST = "lost", _("Interrupted")


OPEN_STATES = (
    JobState.QUEUED,
    JobState.RUNNING,
    JobState.CANCELLING,
    JobState.LOST,
)
# What is told to the owner until they have looked.
ENDED_STATES = (JobState.DONE, JobState.FAILED)
# A worker is at it: its token is in ``claimed_by`` and its heartbeat goes on.
CLAIMED_STATES = (JobState.RUNNING, JobState.CANCELLING)


def hash_of(parameters: dict[str, Any]) -> str:
    """SHA-256 of the parameters, the same for the same ones in any order."""
    text = json.dumps(parameters, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: User) -> Self:
        """The user's own jobs still permitted, and those on scopes they administer.

        A grant taken away takes the jobs asked for under it out of sight, but for
        what is announced to their owner.
        """
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.all()
        announced = [kind.code for kind in kinds().values() if kind.is_announcement]
        own = models.Q(owner=user) & (_permitted(user) | models.Q(kind__in=announced))
        administered = granted_ranges(user, Permission.ADMINISTER, field="scope_code")
        return self.filter(own | administered)

    def permitted_to(self, user: User) -> Self:
        """Jobs that the user could ask for now: by their kind, on their scope."""
        if not user.is_active:
            return self.none()
        return self.all() if user.is_superuser else self.filter(_permitted(user))

    def under_way(self, *, kind: str, owner: User, parameters: dict[str, Any]) -> Self:
        """The same asked for by the same person and not yet made, newest first."""
        return self.filter(
            kind=kind,
            owner=owner,
            parameters_hash=hash_of(parameters),
            state__in=(JobState.QUEUED, JobState.RUNNING),
        ).order_by("-pk")

    def open(self) -> Self:
        """Not yet at their end."""
        return self.filter(state__in=OPEN_STATES)

    def unseen_by(self, user: User) -> Self:
        """The user's jobs that ended without their having looked, newest first."""
        return self.filter(owner=user, state__in=ENDED_STATES, seen_at=None).order_by(
            "-finished_at", "-pk"
        )

    def anything_for(self, user: User) -> bool:
        """Whether the user has any open or unseen job, permitted still or not."""
        unseen = models.Q(state__in=ENDED_STATES, seen_at=None)
        is_open = models.Q(state__in=OPEN_STATES)
        return self.filter(unseen | is_open, owner=user).exists()

    def held_by(self, job_id: int, token: str) -> Self:
        """The job while the worker with this token still has it; else no row."""
        return self.filter(pk=job_id, claimed_by=token, state__in=CLAIMED_STATES)

    def silent_since(self, moment: datetime) -> Self:
        """Claimed, and without a heartbeat since then."""
        return self.filter(state__in=CLAIMED_STATES, heartbeat_at__lt=moment)


def _permitted(user: User) -> models.Q:
    """Jobs whose kind asks for a permission that the user holds over their scope."""
    by_permission: dict[Permission, list[str]] = {}
    for kind in kinds().values():
        by_permission.setdefault(kind.permission, []).append(kind.code)
    condition = models.Q(pk__in=[])
    for permission, codes in by_permission.items():
        held = granted_ranges(user, permission, field="scope_code")
        condition |= models.Q(kind__in=codes) & held
    return condition


class Job(models.Model):
    """One thing asked for, from the request to its files."""

    # Kinds and their stages are no choices of the column: an app that brings one
    # would have to change this app's table. clean() holds them to the list.
    kind = models.CharField(_("kind"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        User,
        verbose_name=_("asked for by"),
        on_delete=models.PROTECT,
        related_name="jobs",
        null=True,
        blank=True,
        help_text=_("Empty for a job started from the command line."),
    )
    scope_code = models.CharField(_("scope"), max_length=12, db_index=True)
    parameters = models.JSONField(_("parameters"), default=dict)
    parameters_hash = models.CharField(max_length=64, db_index=True)
    data_version = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("What the record was when the job read it."),
    )
    reused = models.ForeignKey(
        "self",
        verbose_name=_("same result as"),
        on_delete=models.PROTECT,
        related_name="reuses",
        null=True,
        blank=True,
    )

    state = models.CharField(
        _("state"),
        max_length=12,
        choices=JobState,
        default=JobState.QUEUED,
        db_index=True,
    )
    percent = models.PositiveSmallIntegerField(_("percent done"), default=0)
    stage = models.CharField(_("stage"), max_length=20, blank=True)
    # How far the batches got that stay stored whatever becomes of the job.
    checkpoint = models.JSONField(default=dict, blank=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    claimed_by = models.CharField(max_length=32, blank=True)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict, blank=True)

    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent to a worker at"), null=True, blank=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    seen_at = models.DateTimeField(_("seen by its owner at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["owner", "state"], name="jobs_job_owner_state")]
        constraints = [
            known_choice("jobs_job_state_known", "state", JobState),
            ReckonedCheck(
                name="jobs_job_percent_range",
                condition=models.Q(percent__range=(0, 100)),
            ),
            ReckonedCheck(
                name="jobs_job_claimed_while_running",
                condition=models.Q(state__in=CLAIMED_STATES)
                & ~models.Q(claimed_by="")
                & models.Q(heartbeat_at__isnull=False)
                | ~models.Q(state__in=CLAIMED_STATES) & models.Q(claimed_by=""),
            ),
            ReckonedCheck(
                name="jobs_job_finished_when_ended",
                condition=models.Q(state__in=OPEN_STATES, finished_at=None)
                | ~models.Q(state__in=OPEN_STATES)
                & models.Q(finished_at__isnull=False),
            ),
            ReckonedCheck(
                name="jobs_job_failed_says_why",
                condition=~models.Q(state=JobState.FAILED) | ~models.Q(error_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (#{self.pk})"

    def clean(self) -> None:
        kind = self.found_kind
        if kind is None:
            raise ValidationError({"kind": _("This value is not in the list.")})
        if self.stage and kind.stage(self.stage) is None:
            raise ValidationError({"stage": _("This value is not in the list.")})

    @property
    def found_kind(self) -> Kind | None:
        """What the job's kind tells of it; None for one the portal has no longer."""
        return kinds().get(self.kind)

    @property
    def kind_label(self) -> str | Promise:
        kind = self.found_kind
        return kind.label if kind else self.kind

    @property
    def tells_of_others(self) -> bool:
        """Whether it is news of what somebody else has done, and never was work."""
        kind = self.found_kind
        return self.state == JobState.DONE and kind is not None and not kind.stages

    @property
    def stage_label(self) -> str | Promise:
        """What it is busy with just now; empty while nobody is at it."""
        kind = self.found_kind
        stage = kind.stage(self.stage) if kind else None
        return stage.label if stage else self.stage

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def can_be_cancelled(self) -> bool:
        return self.state in (JobState.QUEUED, JobState.RUNNING, JobState.LOST)

    @property
    def error(self) -> str:
        """Why it failed, in the language of whoever reads it; empty if it did not."""
        return self.text(self.error_code, self.error_params)

    def text(self, code: str, params: dict[str, Any]) -> str:
        """The words for a code of the job's, in the language now active."""
        kind = self.found_kind
        return kind.text(code, params) if kind else message_text(code, params, {})

    def note_seen(self, *, at: datetime) -> None:
        """The owner has looked at how it ended; kept as first seen."""
        if not self.is_open and self.seen_at is None:
            Job.objects.filter(pk=self.pk, seen_at=None).update(seen_at=at)
            self.seen_at = at


class JobLogLine(models.Model):
    """One thing that happened to a job, as a code that every language has words for."""

    job = models.ForeignKey(
        Job, verbose_name=_("job"), on_delete=models.CASCADE, related_name="log"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    code = models.CharField(max_length=40)
    params = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("line of the log")
        verbose_name_plural = _("log")

    def __str__(self) -> str:
        return f"{self.text} (#{self.pk})"

    @property
    def text(self) -> str:
        return self.job.text(self.code, self.params)
