"""When schedules are asked for in tests, and how one stands by then."""

from datetime import datetime
from zoneinfo import ZoneInfo

from reports.models import ReportSchedule

HERE = ZoneInfo("Asia/Shanghai")
DAY = datetime(2026, 3, 12, 5, tzinfo=HERE)


def now(schedule: ReportSchedule) -> ReportSchedule:
    return ReportSchedule.objects.get(pk=schedule.pk)
