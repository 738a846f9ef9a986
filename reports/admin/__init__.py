"""What administrators keep for reports, and the jobs they look after."""

from reports.admin.jobs import JobAdmin, ReportAdmin, WorkerHeartbeatAdmin
from reports.admin.reference import (
    RecommendationAdmin,
    RuleSwitchAdmin,
    StandardAdmin,
)

__all__ = [
    "JobAdmin",
    "RecommendationAdmin",
    "ReportAdmin",
    "RuleSwitchAdmin",
    "StandardAdmin",
    "WorkerHeartbeatAdmin",
]
