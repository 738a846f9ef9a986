"""Schedules keep the day of the month that was asked for."""

from typing import Any

from django.db import migrations, models
from django.db.models.functions import ExtractDay


def take_from_next(apps: Any, schema_editor: Any) -> None:
    """Which day was asked for at first is not on record: the next one tells it best."""
    schedules = apps.get_model("reports", "ReportSchedule")
    schedules.objects.update(day_of_month=ExtractDay("next_on"))


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_issues_written_once")]

    operations = [
        migrations.AddField(
            model_name="reportschedule",
            name="day_of_month",
            field=models.PositiveSmallIntegerField(
                default=1, verbose_name="day of the month"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(take_from_next, migrations.RunPython.noop),
    ]
