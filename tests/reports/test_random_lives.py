"""Whatever random people do to a report, what was issued is never touched again."""

import random
from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from jobs.run import run_job
from reports import actions, editing, reviewing
from reports.life import OUT, TRANSITIONS, ReportState
from reports.models import Issue, Report
from tests import factories
from tests.reports.drafts import again

LEAD = "request:scope"


@dataclass
class Walk:
    """Random acts of random people on one report."""

    report: Report
    people: list[User]
    dice: random.Random

    def step(self) -> None:
        by = self.dice.choice(self.people)
        act = self.dice.choice([*TRANSITIONS, "reword", "leave_out", "remake", "run"])
        try:
            if act in TRANSITIONS:
                reviewing.take(again(self.report), act, by=by, text="理由")
            elif act == "reword":
                text = f"第{self.dice.randrange(99)}稿"
                editing.reword(self.report, LEAD, text, by=by)
            elif act == "leave_out":
                editing.leave_out(self.report, LEAD, by=by)
            elif act == "remake":
                actions.remake_report(self.report, by=by)
            else:
                self.run()
        except (reviewing.NotNow, PermissionDenied):
            pass

    def run(self) -> None:
        held = again(self.report)
        for job in (held.remaking, held.issuing):
            if job and job.is_open:
                run_job(job.pk)

    def check(self, before: Report, frozen: dict | None) -> dict | None:
        now = again(self.report)
        if before.state in OUT:
            assert now.state in OUT
        if now.state in (*OUT, ReportState.ACCEPTED):
            assert now.reviewed_by_id not in reviewing.writers(now)
        rows = list(Issue.objects.filter(report=now).values())
        assert bool(rows) == (now.state in OUT)
        if frozen is not None:
            assert rows[0] == frozen
        return rows[0] if rows else None


@pytest.mark.parametrize("seed", range(6))
def test_random_acts_never_touch_what_was_issued(report, official, second, quick, seed):
    third = factories.a_user("third", "official")
    clerk = factories.a_user("clerk", "clerk")
    walk = Walk(report, [official, second, third, clerk], random.Random(seed))  # noqa: S311
    frozen = None
    for _ in range(60):
        before = again(report)
        walk.step()
        frozen = walk.check(before, frozen)


def test_some_random_walk_reaches_an_issue(report, official, second, quick):
    """Else the walks above would prove nothing."""
    others = [factories.a_user(f"reader {n}", "official") for n in range(6)]
    dice = random.Random(1)  # noqa: S311
    walk = Walk(report, [official, second, *others], dice)
    for _ in range(400):
        walk.step()
        if again(report).state in OUT:
            return
    raise AssertionError("no walk issued a report")
