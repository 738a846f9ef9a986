"""What a job leaves in the file storage."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jobs.models.job import Job
from portal.constraints import known_choice


class FileFormat(models.TextChoices):
    """What a document can be asked for as."""

    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"
    DOCX = "docx", "Word"


class KeptFormat(models.TextChoices):
    """Everything that a job may leave: documents, and rows as plain text."""

    PDF = FileFormat.PDF.value, FileFormat.PDF.label
    XLSX = FileFormat.XLSX.value, FileFormat.XLSX.label
    DOCX = FileFormat.DOCX.value, FileFormat.DOCX.label
    CSV = "csv", "CSV"


class JobFile(models.Model):
    """A finished file; ``path`` is its name in the file storage."""

    job = models.ForeignKey(
        Job, verbose_name=_("job"), on_delete=models.PROTECT, related_name="files"
    )
    format = models.CharField(_("format"), max_length=8, choices=KeptFormat)
    name = models.CharField(_("file name"), max_length=200)
    path = models.CharField(max_length=250)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    expires_at = models.DateTimeField(_("kept until"))

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            known_choice("jobs_jobfile_format_known", "format", KeptFormat),
            models.UniqueConstraint(
                name="jobs_jobfile_one_per_format", fields=["job", "format"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"
