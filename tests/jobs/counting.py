"""A kind of job for tests: counts in batches, one line of the log for each number.

Unlike a report it leaves what it has done so far; so it shows what a killed worker
costs a job with a checkpoint. Its pauses, in seconds, are places to kill it in.
"""

import time
from pathlib import Path
from typing import Any

from accounts.roles import Permission
from jobs.kinds import Kind, Stage, Store
from jobs.lease import Lease, write_line
from jobs.models import Job, hash_of
from tests import factories

BATCH = 5


def count(job: Job, lease: Lease, folder: Path) -> Store:
    asked = job.parameters
    counted = lease.checkpoint.get("counted", 0)
    while counted < asked["up_to"]:
        lease.note(counted, asked["up_to"], "count")
        with lease.batch() as checkpoint:
            for number in range(counted + 1, counted + BATCH + 1):
                write_line(job.pk, "counted", number=number)
                time.sleep(asked.get("within", 0))
            counted += BATCH
            checkpoint["counted"] = counted
        time.sleep(asked.get("between", 0))
    return lambda: write_line(job.pk, "counted_all", number=counted)


COUNTING = Kind(
    code="counting",
    label="Counting",
    permission=Permission.EDIT,
    stages=(Stage("count", "Counting along", 95), Stage("end", "Ending", 99)),
    make=count,
    address=lambda job: f"/counting/{job.pk}/",
    list_label="All my counting",
    list_url_name="home",
    messages={
        "counted": "%(number)s.",
        "counted_all": "Counted to %(number)s.",
        "cancelled": "Cancelled. What was counted stays.",
    },
)


def a_count(*, using: str | None = None, **fields: Any) -> Job:
    """A waiting job that counts to ``up_to``; stored without a look at its rules."""
    names = ("up_to", "within", "between")
    parameters = {name: fields.pop(name) for name in names if name in fields}
    defaults = {
        "kind": COUNTING.code,
        "title": "清点",
        "scope_code": factories.COUNTY_CODE,
        "parameters": parameters,
        "parameters_hash": hash_of(parameters),
    }
    return Job.objects.using(using).create(**defaults | fields)


def numbers_of(job: Job) -> list[int]:
    """What stands counted, in the order in which it was written."""
    lines = job.log.filter(code="counted").order_by("pk")
    return [line.params["number"] for line in lines]
