"""A worker killed while it stores an import leaves whole batches, and nothing twice."""

import pytest

from facilities.models import Premises
from imports.models import Import, ImportedRow, ImportState
from jobs.models import Job, JobState
from tests.jobs.workers.databases import ALIAS
from tests.jobs.workers.portal import Portal
from tests.jobs.workers.test_killed_workers import (
    ended,
    in_the_middle,
    without_a_server,
)

ROWS = 4_000
ASK = f"""
from accounts.models import User
from communities.models import Community
from imports import actions
from tests.imports.tables import table, workbook

user = User.objects.create_superuser("importer", password="x")
code = Community.objects.order_by("code").first().code
rows = [
    {{"community": code, "name": f"导入{{number}}", "use": "office"}}
    for number in range({ROWS})
]
made = actions.upload(
    content=workbook(*table("premises", rows)), file_name="premises.xlsx",
    by=user, language="en",
)
made = actions.check(made, by=user, at_once=True)
actions.store(made, keeps_good=False, by=user)
"""
UNDO = """
from imports import actions
from imports.models import Import

made = Import.objects.get()
actions.undo(made, by=made.owner)
"""


@pytest.fixture
def asked(portal: Portal):
    """An import that waits to be stored."""
    portal.manage("shell", "-c", ASK)
    made = Import.objects.using(ALIAS).select_related("job").get()
    yield made
    Import.objects.using(ALIAS).all().delete()


def imported():
    return Premises.objects.using(ALIAS).filter(name__startswith="导入")


@without_a_server
def test_import_of_a_killed_worker_is_stored_by_the_next(portal: Portal, asked: Import):
    worker = portal.at_work()
    portal.wait(asked.job, in_the_middle)
    worker.kill()
    left = imported().count()
    before = Premises.objects.using(ALIAS).count() - left
    assert 0 < left < ROWS
    assert ImportedRow.objects.using(ALIAS).count() == left

    portal.new_worker()
    portal.wait(asked.job, ended)

    job = Job.objects.using(ALIAS).get(pk=asked.job_id)
    assert (job.state, job.attempts, job.error) == (JobState.DONE, 2, "")
    asked.refresh_from_db()
    assert asked.state == ImportState.STORED
    assert imported().count() == ROWS
    assert imported().values("name").distinct().count() == ROWS
    assert ImportedRow.objects.using(ALIAS).count() == ROWS
    versions = Premises.history.using(ALIAS).filter(name__startswith="导入")
    assert versions.count() == ROWS

    portal.manage("shell", "-c", UNDO)
    asked.refresh_from_db()
    portal.wait(asked.job, ended)
    asked.refresh_from_db()
    assert asked.state == ImportState.UNDONE
    assert imported().count() == 0
    assert Premises.objects.using(ALIAS).count() == before
