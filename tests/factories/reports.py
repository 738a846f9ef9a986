"""Standards, recommendations, jobs and reports."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from reports.models import (
    Job,
    JobFile,
    JobLogLine,
    Recommendation,
    RecommendationRule,
    Report,
    RuleSwitch,
    Standard,
    WorkerHeartbeat,
)
from reports.models.job import hash_of
from tests.factories.made import made
from tests.factories.people import a_user
from tests.factories.places import COUNTY_CODE, a_division

MOMENT = datetime(2026, 3, 12, 9, tzinfo=UTC)


def a_standard(slug: str = "office-min-area", **fields: Any) -> Standard:
    defaults = {
        "slug": slug,
        "title": "社区办公服务用房标准",
        "value": Decimal(500),
        "unit": "平方米",
        "comparison": "at_least",
        "authority": "local",
    }
    return made(Standard, defaults, fields)


def a_recommendation(code: str = "build-premises", **fields: Any) -> Recommendation:
    defaults = {
        "code": code,
        "text": "统一规划建设社区办公服务用房。",
        "theme": "premises",
    }
    return made(Recommendation, defaults, fields)


def a_rule_answered(**fields: Any) -> RecommendationRule:
    defaults = {
        "recommendation": fields.pop("recommendation", None) or a_recommendation(),
        "rule_code": "office-not-owned",
    }
    return made(RecommendationRule, defaults, fields)


def a_rule_switch(**fields: Any) -> RuleSwitch:
    defaults = {
        "division": fields.pop("division", None) or a_division(),
        "rule_code": "office-not-owned",
        "is_enabled": False,
        "reason": "县委会议决定",
    }
    return made(RuleSwitch, defaults, fields)


def a_job(**fields: Any) -> Job:
    """A queued job for a report on the county."""
    parameters = fields.pop("parameters", {"scope": COUNTY_CODE})
    defaults = {
        "kind": "report",
        "title": "修水县社区调研报告",
        "owner": fields.pop("owner", None) or a_user("asker"),
        "scope_code": COUNTY_CODE,
        "parameters": parameters,
        "parameters_hash": hash_of(parameters),
    }
    return made(Job, defaults, fields)


def a_finished_job(**fields: Any) -> Job:
    return a_job(**{"state": "done", "percent": 100, "finished_at": MOMENT} | fields)


def a_log_line(**fields: Any) -> JobLogLine:
    defaults = {"job": fields.pop("job", None) or a_job(), "code": "asked"}
    return made(JobLogLine, defaults, fields)


def a_job_file(**fields: Any) -> JobFile:
    defaults = {
        "job": fields.pop("job", None) or a_finished_job(),
        "format": "pdf",
        "name": "report.pdf",
        "path": "reports/report.pdf",
        "size": 1,
        "sha256": "0" * 64,
        "expires_at": MOMENT,
    }
    return made(JobFile, defaults, fields)


def a_report(**fields: Any) -> Report:
    """A report whose job has not finished: without a document."""
    job = fields.pop("job", None) or a_job()
    defaults = {
        "job": job,
        "title": job.title,
        "scope_code": job.scope_code,
        "scope_name": "修水县",
        "period": "2025",
        "as_of": date(2026, 3, 12),
        "created_by": job.owner,
    }
    return made(Report, defaults, fields)


def a_worker(**fields: Any) -> WorkerHeartbeat:
    return made(WorkerHeartbeat, {"name": "worker@here", "seen_at": MOMENT}, fields)
