"""An official's report, waiting or finished."""

from pathlib import Path

import pytest

from accounts.models import User
from jobs.run import run_job
from reports import actions
from reports.models import Report
from reports.order import Order
from tests.browsing import PageClient


@pytest.fixture
def client(official: User) -> PageClient:
    return PageClient(official)


@pytest.fixture
def waiting(official: User, order: Order, files: Path) -> Report:
    return actions.request_report(by=official, order=order)


@pytest.fixture
def finished(waiting: Report) -> Report:
    run_job(waiting.job_id)
    waiting.refresh_from_db()
    waiting.job.refresh_from_db()
    return waiting
