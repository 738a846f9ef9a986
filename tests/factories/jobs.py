"""Jobs with what they leave, and workers."""

from datetime import UTC, datetime
from typing import Any

from jobs.models import Job, JobFile, JobLogLine, WorkerHeartbeat, hash_of
from tests.factories.made import made
from tests.factories.people import a_user
from tests.factories.places import COUNTY_CODE

MOMENT = datetime(2026, 3, 12, 9, tzinfo=UTC)


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


def an_export(**fields: Any) -> Job:
    """A queued export of a list."""
    parameters = {
        "entity": "premises",
        "query": "",
        "form": "csv",
        "private": False,
        "language": "en",
    }
    return a_job(**{"kind": "record_export", "parameters": parameters} | fields)


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


def a_worker(**fields: Any) -> WorkerHeartbeat:
    return made(WorkerHeartbeat, {"name": "worker@here", "seen_at": MOMENT}, fields)
