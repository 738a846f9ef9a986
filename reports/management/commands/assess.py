"""assess --scope CODE --period 2025: every figure and finding of a scope."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs.errors import Explained
from portal.snapshot import snapshot
from reports.assessment import Assessment, rules_in_force
from reports.facts.collect import Request, UnknownPeriod
from reports.facts.standards import rule_switches, standards_on
from reports.facts.twice import twice
from reports.indicators.catalogue import INDICATORS
from reports.kind import REPORT
from reports.management.asked import day
from reports.printout import figure_json, finding_json, hit_json, table
from reports.rules.base import Rule
from reports.rules.catalogue import RULES
from reports.rules.finding import Hit
from reports.scopes import find_scope

# Communities of one finding beyond this many bytes wait on disk.
_IN_MEMORY = 100_000


class Command(BaseCommand):
    help = "Prints every indicator and finding of a division or community."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scope", required=True, metavar="CODE")
        parser.add_argument("--period", required=True, metavar="2025")
        parser.add_argument("--base", metavar="2024", help="period to compare with")
        parser.add_argument("--as-of", metavar="2026-03-12", help="today unless given")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, **options: Any) -> None:
        request = _request(options)
        with ExitStack() as stack:
            hits = HitLog(stack)
            assessment = self._assess(request, hits)
            if options["json"]:
                for part in _json(request, assessment, hits):
                    self.stdout.write(part, ending="")
                self.stdout.write()
            else:
                for line in table(assessment):
                    self.stdout.write(line)

    def _assess(self, request: Request, hits: "HitLog") -> Assessment:
        try:
            assessment = _assessed(request, hits)
        except UnknownPeriod as unknown:
            raise CommandError(
                REPORT.text("unknown_period", {"code": str(unknown)})
            ) from unknown
        if not assessment.communities:
            raise CommandError(REPORT.text("no_communities", {"day": request.as_of}))
        return assessment


def _assessed(request: Request, hits: "HitLog") -> Assessment:
    """Read once, from one snapshot."""
    with snapshot(), twice(request) as scope:
        assessment = Assessment(
            INDICATORS,
            rules_in_force(RULES, rule_switches(request.scope_code)),
            standards_on(request.as_of, request.scope_code),
        )
        for facts in scope.first():
            hits.note(assessment.add(facts))
        assessment.finish()
        hits.note(assessment.compare(scope.again()))
    return assessment


class HitLog:
    """Every community of every finding, on disk where they are many."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._files: dict[str, Any] = {}

    def note(self, hits: Iterable[tuple[Rule, Hit]]) -> None:
        for rule, hit in hits:
            if rule.code not in self._files:
                file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 - closed by the stack
                self._files[rule.code] = self._stack.enter_context(file)
            line = json.dumps(hit_json(hit), ensure_ascii=False)
            self._files[rule.code].write(f"{line}\n")

    def lines(self, code: str) -> Iterator[str]:
        """The communities as JSON, in code order."""
        file = self._files[code]
        file.seek(0)
        for line in file:
            yield line.rstrip("\n")


def _json(request: Request, assessment: Assessment, hits: HitLog) -> Iterator[str]:
    """One JSON object, in parts that can be written as they come."""
    head = {
        "scope": request.scope_code,
        "period": request.period_code,
        "as_of": request.as_of.isoformat(),
        "indicators": {
            slug: figure_json(figure) for slug, figure in assessment.figures.items()
        },
    }
    yield json.dumps(head, ensure_ascii=False, indent=1)[: -len("\n}")]
    yield ',\n "findings": ['
    separator = "\n  "
    for finding in assessment.findings.values():
        if not finding.hit:
            continue
        opening = json.dumps(finding_json(finding), ensure_ascii=False)[:-1]
        yield f'{separator}{opening}, "communities": ['
        comma = "\n   "
        for line in hits.lines(finding.rule.code):
            yield comma + line
            comma = ",\n   "
        yield "]}"
        separator = ",\n  "
    yield "]\n}"


def _request(options: dict[str, Any]) -> Request:
    try:
        scope = find_scope(options["scope"])
    except Explained as unknown:
        raise CommandError(REPORT.text(unknown.code, unknown.params)) from unknown
    return Request(
        scope_code=scope.code,
        scope_name=scope.name,
        period_code=options["period"],
        base_code=options["base"],
        as_of=_day(options["as_of"]),
    )


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        return day(text)
    except ArgumentTypeError as wrong:
        raise CommandError(str(wrong)) from wrong
