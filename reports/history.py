"""One figure over the periods on record: as issued where a report went out, else
computed now from the record by the same code.

What has been issued keeps its own figures, however the record has moved on; the
report on the page keeps its own, too. Everything else is of today's record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db.models import Q

from accounts.models import User
from communities.models import ReportingPeriod
from portal.snapshot import snapshot
from reports.assessment import Assessment, rules_in_force
from reports.data_version import data_version
from reports.document.evidence import of_figure, of_finding
from reports.document.shapes import Evidence
from reports.evidence import outcomes_kept, value_text
from reports.facts.collect import count
from reports.facts.request import Request
from reports.facts.standards import rule_switches, standards_on
from reports.facts.twice import twice
from reports.indicators.catalogue import BY_SLUG, INDICATORS
from reports.life import ReportState
from reports.models import Issue, Report
from reports.rules.catalogue import RULES
from reports.scopes import visibility_of

# Periods told of, the latest ones.
MOST_PERIODS = 6
# Communities read for all periods together, while somebody waits.
MOST_READ = 2000
_RULES = {rule.code: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one period; ``evidence`` None where nothing can be said.

    ``report`` is the one whose own figure it is; None where it is computed now.
    """

    period: ReportingPeriod
    as_of: date
    evidence: Evidence | None
    report: Report | None = None

    @property
    def value(self) -> str | None:
        return value_text(self.evidence) if self.evidence else None

    @property
    def number(self) -> Decimal | None:
        """What a bar can show; None for what is unknown or no single number."""
        value = self.evidence.value if self.evidence else None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return None
        return Decimal(value)


@dataclass(frozen=True, slots=True)
class History:
    """``points`` in the order of time; ``uncomputed`` are periods left out because
    the scope is too large to be read at once."""

    points: tuple[Point, ...]
    uncomputed: tuple[ReportingPeriod, ...] = ()

    @property
    def bars(self) -> list[tuple[Point, int | None]]:
        """Each point with the length of its bar, of a hundred for the largest.

        No bars where a number is below nothing, or there is but one to compare.
        """
        numbers = [p.number for p in self.points if p.number is not None]
        largest = max(numbers, default=Decimal(0))
        if len(numbers) < 2 or min(numbers) < 0 or not largest:
            return [(point, None) for point in self.points]
        return [
            (p, None if p.number is None else int(100 * p.number / largest))
            for p in self.points
        ]


def has_history(key: str) -> bool:
    """Whether the evidence is of something that each period has one of."""
    kind, _, code = key.partition(":")
    return (kind == "indicator" and code in BY_SLUG) or (
        kind == "finding" and code in _RULES
    )


def history_of(report: Report, own: Evidence, *, user: User, today: date) -> History:
    """The figure ``own`` of the report, in its periods. Costs a reading of the
    record for each period of which no report has been issued."""
    issued = _issued(report, user)
    points, uncomputed = [], []
    left = MOST_READ
    for period in _periods(report, today):
        if period.code == report.period:
            points.append(Point(period, report.as_of, own, report))
            continue
        found = issued.get(period.code)
        point = _as_issued(period, found, own.key) if found else None
        if point is None:
            request = _request(report, period, user)
            left -= count(request)
            if left < 0:
                uncomputed.append(period)
                continue
            point = Point(period, request.as_of, _computed(request).get(own.key))
        points.append(point)
    return History(tuple(reversed(points)), tuple(reversed(uncomputed)))


def _periods(report: Report, today: date) -> list[ReportingPeriod]:
    """Of the report's kind, as far as they are over; the latest first."""
    own = ReportingPeriod.objects.filter(code=report.period).first()
    if own is None:
        return []
    same = ReportingPeriod.objects.filter(
        Q(ends_on__lte=today) | Q(pk=own.pk), kind=own.kind
    )
    latest = list(same.order_by("-ends_on", "-pk")[:MOST_PERIODS])
    return latest if own in latest else [*latest[: MOST_PERIODS - 1], own]


def _issued(report: Report, user: User) -> dict[str, Report]:
    """By period, the last report in force on the same scope that the user may see."""
    found = Report.objects.visible_to(user).filter(
        scope_code=report.scope_code, state=ReportState.ISSUED
    )
    light = found.defer("document", "indicators", "findings").order_by("as_of", "pk")
    return {each.period: each for each in light}


def _as_issued(period: ReportingPeriod, report: Report, key: str) -> Point | None:
    """None where the report says nothing of the figure and cannot be asked."""
    evidence = Issue.objects.get(report=report).read().evidence.get(key)
    kind, _, code = key.partition(":")
    if evidence is None and kind == "finding":
        evidence = _of_kept(report, key, code)
    if evidence is None:
        return None
    return Point(period, report.as_of, evidence, report)


def _of_kept(report: Report, key: str, code: str) -> Evidence | None:
    """A finding that the report does not print: most often nobody was concerned."""
    if code not in report.grounds.get("rules", ()):
        return None
    try:
        found = outcomes_kept(report, code)
    except FileNotFoundError:
        return None
    if found is None:
        return None
    return Evidence(
        key=key,
        label=_RULES[code].heading,
        formula=_RULES[code].source,
        value=len(found.hits) if found.assessed else None,
        unit="个社区",
        reported=found.assessed,
        of=found.of,
    )


def _request(report: Report, period: ReportingPeriod, user: User) -> Request:
    base = ReportingPeriod.objects.before(period).first()
    return Request(
        scope_code=report.scope_code,
        scope_name=report.scope_name,
        period_code=period.code,
        base_code=base.code if base else None,
        as_of=period.ends_on,
        requested_by=user,
    )


def _computed(request: Request) -> Mapping[str, Evidence]:
    """Evidence by key, of all figures and findings: read once until a row changes."""
    with snapshot():
        seen = visibility_of(request.requested_by, request.scope_code)
        return _read(data_version(), seen, request)


@lru_cache(maxsize=32)
def _read(version: str, seen: str, request: Request) -> Mapping[str, Evidence]:
    assessment = Assessment(
        INDICATORS,
        rules_in_force(RULES, rule_switches(request.scope_code)),
        standards_on(request.as_of, request.scope_code),
    )
    with twice(request) as scope:
        for facts in scope.first():
            assessment.add(facts)
        assessment.finish()
        for _ in assessment.compare(scope.again()):
            pass
    return dict(_without_rows(assessment))


def _without_rows(assessment: Assessment) -> Iterator[tuple[str, Evidence]]:
    """What a period's line tells; the rows behind it are not kept."""
    for figure in assessment.figures.values():
        found = of_figure(figure)
        yield found.key, _bare(found, found.value)
    for finding in assessment.findings.values():
        found = of_finding(finding)
        yield found.key, _bare(found, found.value if finding.assessed else None)


def _bare(found: Evidence, value: object) -> Evidence:
    return Evidence(
        key=found.key,
        label=found.label,
        formula=found.formula,
        value=value,
        unit=found.unit,
        reported=found.reported,
        of=found.of,
    )
