"""Rows as plain text are left by jobs, too."""

from django.db import migrations, models

FORMATS = [("pdf", "PDF"), ("xlsx", "Excel"), ("docx", "Word"), ("csv", "CSV")]


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_word_files")]

    operations = [
        migrations.RemoveConstraint(
            model_name="jobfile", name="jobs_jobfile_format_known"
        ),
        migrations.AlterField(
            model_name="jobfile",
            name="format",
            field=models.CharField(
                choices=FORMATS, max_length=8, verbose_name="format"
            ),
        ),
        migrations.AddConstraint(
            model_name="jobfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("format__in", [code for code, _label in FORMATS]),
                    ("format__isnull", True),
                    ("format", ""),
                    _connector="OR",
                ),
                name="jobs_jobfile_format_known",
                violation_error_message="This value is not in the list.",
            ),
        ),
    ]
