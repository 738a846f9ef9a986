"""Divisions with too many communities to be counted while somebody waits.

A worker counts them once, for the table of findings and the gap page alike, and
the person who asked looks at the result until the record has moved on.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Permission
from jobs import kinds
from jobs.actions import ask
from jobs.errors import Explained
from jobs.kinds import Store
from jobs.lease import Lease
from jobs.models import Job, JobState, hash_of
from portal.snapshot import snapshot
from reports import scopes
from reports.counted_values import (
    counts_of_values,
    fill,
    values_of_counts,
    values_of_shortfalls,
)
from reports.data_version import data_version
from reports.explorer.reading import counting, rules_of
from reports.explorer.spread import Counts
from reports.facts.collect import count
from reports.facts.request import Request, UnknownPeriod
from reports.facts.twice import twice
from reports.messages import MESSAGES
from reports.missing import nothing_yet
from reports.shortfalls.fold import Shortfalls

KIND = "division_count"
STAGE = "count"


def is_large(asked: Request) -> bool:
    return count(asked) > scopes.MOST_COMMUNITIES


def _parameters(asked: Request) -> dict[str, Any]:
    return {
        "scope": asked.scope_code,
        "period": asked.period_code,
        "base": asked.base_code,
        "as_of": asked.as_of.isoformat(),
        "seen": scopes.visibility_of(asked.requested_by, asked.scope_code),
    }


def under_way(asked: Request) -> Job | None:
    same = Job.objects.under_way(
        kind=KIND,
        owner=cast(User, asked.requested_by),
        parameters=_parameters(asked),
    )
    found: Job | None = same.first()
    return found


def ask_for(asked: Request) -> Job:
    """The job that counts; the same under way is that."""
    return under_way(asked) or ask(
        kind=KIND,
        title=_("Count of %(place)s") % {"place": asked.scope_name},
        owner=asked.requested_by,
        scope_code=asked.scope_code,
        parameters=_parameters(asked),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """The last count of what is asked, and whether the record is still the same."""

    job: Job
    is_fresh: bool

    def counts(self) -> Counts:
        code = self.job.parameters["scope"]
        return counts_of_values(self.job.checkpoint["counts"], rules_of(code))

    def shortfalls(self, asked: Request) -> Shortfalls:
        return fill(nothing_yet(asked), self.job.checkpoint["shortfalls"])


def last_count(asked: Request) -> Counted | None:
    """For the same person, who still sees the same; None before the first."""
    done = Job.objects.filter(
        kind=KIND,
        owner=asked.requested_by,
        parameters_hash=hash_of(_parameters(asked)),
        state=JobState.DONE,
    )
    job = done.order_by("-pk").first()
    return Counted(job, job.data_version == data_version()) if job else None


def make_count(job: Job, lease: Lease, folder: Path) -> Store:
    asked = request_of(job)
    if _parameters(asked)["seen"] != job.parameters["seen"]:
        raise Explained("rights_changed")
    with snapshot():
        version = data_version()
        spread, lacking = counting(asked), nothing_yet(asked)
        try:
            with twice(asked) as scope:
                for facts in scope.first(
                    on_progress=lambda done, total: lease.note(done, total, STAGE)
                ):
                    spread.add(facts)
                    lacking.add(facts)
                spread.finish()
                for _hit in spread.compare(scope.again()):
                    lease.check()
        except UnknownPeriod as gone:
            raise Explained("unknown_period", code=str(gone)) from gone
    with lease.batch() as checkpoint:
        checkpoint.update(
            counts=values_of_counts(spread.counts()),
            shortfalls=values_of_shortfalls(lacking),
        )

    def store() -> None:
        Job.objects.filter(pk=job.pk).update(data_version=version)

    return store


def request_of(job: Job) -> Request:
    """What the job counts, as its owner may see it now. Raises Explained."""
    asked = job.parameters
    scope = scopes.find_scope(asked["scope"])
    return Request(
        scope_code=scope.code,
        scope_name=scope.name,
        period_code=asked["period"],
        base_code=asked["base"],
        as_of=date.fromisoformat(asked["as_of"]),
        requested_by=job.owner,
    )


DIVISION_COUNT = kinds.Kind(
    code=KIND,
    label=gettext_lazy("Count of a division"),
    permission=Permission.REPORT,
    stages=(kinds.Stage(STAGE, gettext_lazy("counting communities"), 100),),
    make=make_count,
    address=lambda job: reverse("reports:division-count", args=[job.pk]),
    list_label=gettext_lazy("Findings by division"),
    list_url_name="reports:finding-table",
    messages=MESSAGES,
)
