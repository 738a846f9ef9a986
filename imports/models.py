"""An import from the file to what it left on record, so that it can be taken back.

    checking -> checked -> storing -> stored -> undone
       |           |          +-> failed (what it had stored is taken back)
       +-> refused +-> checked again

Lines, problems and stored rows are numbered as in the file.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.models import Community
from imports.verdicts import Outcome
from jobs.models import Job
from portal.constraints import known_choice
from portal.entities import Entity, UnknownEntity, entity_of


class ImportState(models.TextChoices):
    CHECKING = "checking", _("Being checked")
    REFUSED = "refused", _("Columns do not fit")
    CHECKED = "checked", _("Waiting to be stored")
    STORING = "storing", _("Being stored")
    STORED = "stored", _("Stored")
    FAILED = "failed", _("Not stored")
    UNDONE = "undone", _("Taken back")


# A job is at it, or was.
UNDER_WAY = (ImportState.CHECKING, ImportState.STORING)
# Nothing of it is on record, nor ever was.
NOT_STORED = (
    ImportState.CHECKING,
    ImportState.REFUSED,
    ImportState.CHECKED,
    ImportState.FAILED,
)


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: User) -> Self:
        """The user's own, as long as all their communities are still theirs."""
        if not user.is_active:
            return self.none()
        return self.within(Community.objects.editable_by(user)).filter(owner=user)

    def out_of_reach_of(self, user: User) -> Self:
        """The user's own with a community that is theirs no longer."""
        return self.filter(owner=user).exclude(pk__in=self.visible_to(user))

    def within(self, communities: "models.QuerySet[Community]") -> Self:
        """Those that are about none but these communities."""
        beyond = Import.communities.through.objects.filter(
            import_id=OuterRef("pk")
        ).exclude(community__in=communities)
        return self.filter(~Exists(beyond))


class Import(models.Model):
    """One file of rows of one kind, by the person who uploaded it."""

    owner = models.ForeignKey(
        User,
        verbose_name=_("imported by"),
        on_delete=models.PROTECT,
        related_name="imports",
    )
    entity_slug = models.CharField(_("kind of row"), max_length=40)
    file_name = models.CharField(_("file"), max_length=200)
    # Empty once the file has been removed after its time.
    path = models.CharField(max_length=250, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    # Reasons are kept as they were told: in the language of the upload.
    language = models.CharField(max_length=10)
    clears_empty = models.BooleanField(_("empty cells clear what is stored"))
    keeps_good = models.BooleanField(_("stores the right rows only"), default=False)
    communities = models.ManyToManyField(
        Community, verbose_name=_("communities"), related_name="imports", blank=True
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ImportState,
        default=ImportState.CHECKING,
        db_index=True,
    )
    # Headings that are missing, doubled, unknown or left aside.
    headings = models.JSONField(default=dict, blank=True)
    line_count = models.PositiveIntegerField(_("rows"), default=0)
    new_count = models.PositiveIntegerField(_("new rows"), default=0)
    changed_count = models.PositiveIntegerField(_("changed rows"), default=0)
    unchanged_count = models.PositiveIntegerField(_("unchanged rows"), default=0)
    wrong_count = models.PositiveIntegerField(_("wrong rows"), default=0)
    job = models.ForeignKey(
        Job,
        verbose_name=_("job"),
        on_delete=models.PROTECT,
        related_name="imports",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    stored_at = models.DateTimeField(_("stored at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = ImportQuerySet.as_manager()
    # What was read of the file, for who goes on with this very object.
    table: Any = None

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [
            models.Index(fields=["owner", "created_at"], name="imports_import_own")
        ]
        constraints = [
            known_choice("imports_import_state_known", "state", ImportState),
        ]

    def __str__(self) -> str:
        return f"{self.kind_title}: {self.file_name} (#{self.pk})"

    def get_absolute_url(self) -> str:
        return reverse("imports:import-detail", args=[self.pk])

    @property
    def entity(self) -> Entity:
        """Raises UnknownEntity for a kind that the portal has no longer."""
        return entity_of(self.entity_slug)

    @property
    def kind_title(self) -> str:
        try:
            return self.entity.title
        except UnknownEntity:
            return self.entity_slug

    @property
    def kind_one(self) -> str:
        """What one row of it is called."""
        try:
            return self.entity.one
        except UnknownEntity:
            return self.entity_slug

    @property
    def good_count(self) -> int:
        """Lines that would change the record."""
        return self.new_count + self.changed_count

    @property
    def is_busy(self) -> bool:
        """Whether a job is at it or about to be: nothing else is done meanwhile."""
        return self.job is not None and self.job.is_open

    @property
    def was_interrupted(self) -> bool:
        """Whether its job came to an end before the work did."""
        return self.state in UNDER_WAY and not self.is_busy

    @property
    def state_label(self) -> str | Promise:
        if self.was_interrupted:
            return _("Interrupted")
        return ImportState(self.state).label


class ImportLine(models.Model):
    """What was found out about one line of the file."""

    of = models.ForeignKey(
        Import, verbose_name=_("import"), on_delete=models.CASCADE, related_name="lines"
    )
    number = models.PositiveIntegerField(_("row of the file"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    row_pk = models.PositiveBigIntegerField(null=True, blank=True)
    # Texts of the first filled cells by names of columns, and how many there are more.
    cells = models.JSONField(default=dict, blank=True)
    more_cells = models.PositiveSmallIntegerField(default=0)
    # Before and after by names of columns.
    changes = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        constraints = [
            known_choice("imports_line_outcome_known", "outcome", Outcome),
            models.UniqueConstraint(name="imports_line_once", fields=["of", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.outcome} (#{self.pk})"


class ImportProblem(models.Model):
    """One reason why a line is wrong. ``pattern`` is the same for equal reasons."""

    of = models.ForeignKey(
        Import,
        verbose_name=_("import"),
        on_delete=models.CASCADE,
        related_name="problems",
    )
    number = models.PositiveIntegerField(_("row of the file"))
    column = models.CharField(_("column"), max_length=100, blank=True)
    value = models.CharField(_("value"), max_length=120, blank=True)
    message = models.TextField(_("reason"))
    pattern = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("problem of an import")
        verbose_name_plural = _("problems of an import")
        indexes = [
            models.Index(fields=["of", "number"], name="imports_problem_of_line"),
            models.Index(
                fields=["of", "column", "pattern"], name="imports_problem_alike"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.message} (#{self.pk})"


class Act(models.TextChoices):
    CREATED = "created", _("Created")
    CHANGED = "changed", _("Changed")


class ImportedRow(models.Model):
    """What an import did to one row of the record, and how it was before.

    ``version`` is the row's version that the import left: as long as it is the
    latest nobody has touched the row since. ``parts`` are versions of rows that
    came with it: label of the model, key, version.
    """

    of = models.ForeignKey(
        Import, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows"
    )
    number = models.PositiveIntegerField(_("row of the file"))
    row_pk = models.PositiveBigIntegerField(_("row"))
    act = models.CharField(_("act"), max_length=8, choices=Act)
    # Values by names of columns in the database, for rows that were changed.
    before = models.JSONField(default=dict, blank=True)
    version = models.PositiveBigIntegerField(null=True, blank=True)
    parts = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        constraints = [
            known_choice("imports_row_act_known", "act", Act),
            models.UniqueConstraint(name="imports_row_once", fields=["of", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.act} {self.row_pk} (#{self.pk})"
