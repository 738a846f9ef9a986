"""The record, read once for a report: folds in memory, rows in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accounts.models import User
from jobs.errors import Explained
from portal.snapshot import snapshot
from reports.assessment import Assessment, rules_in_force
from reports.data_version import data_version, programme_version
from reports.document.compose import compose
from reports.document.context import METHODS, Context
from reports.document.kinds import Part
from reports.document.recommendations import Recommendation
from reports.document.shapes import Document
from reports.document.told import paragraphs_in
from reports.facts.collect import UnknownPeriod, collect, count
from reports.facts.prices import prices_on
from reports.facts.request import Request
from reports.facts.shapes import CommunityFacts
from reports.facts.spool import Reader, Writer
from reports.facts.standards import rule_switches, standards_on
from reports.grounds import Grounds
from reports.hits import HitFiles
from reports.indicators.catalogue import INDICATORS
from reports.order import Order
from reports.period_words import period_words
from reports.progress import Progress, Stage
from reports.recommendations import recommendations_for
from reports.render.xlsx import Plan
from reports.rules.catalogue import RULES
from reports.scopes import find_scope
from reports.shortfalls.fold import By, Shortfalls


@dataclass(frozen=True, slots=True)
class Folds:
    """What communities are folded into while they stream past."""

    assessment: Assessment
    plan: Plan
    shortfalls: Shortfalls

    def add(self, facts: CommunityFacts, hits: HitFiles) -> None:
        self.plan.add(facts)
        self.shortfalls.add(facts)
        for rule, hit in self.assessment.add(facts):
            hits.add(rule, hit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one pass over the record leaves: folds in memory, rows in files."""

    assessment: Assessment
    shortfalls: Shortfalls
    recommendations: tuple[Recommendation, ...]
    plan: Plan
    facts: Path
    hits: HitFiles
    data_version: str
    context: Context
    grounds: Grounds

    def composed(self) -> Document:
        """The document. Raises MissingEvidence for a number that nothing proves."""
        return compose(
            self.context, self.assessment, self.recommendations, self.shortfalls
        )


def read_record(
    order: Order,
    folder: Path,
    *,
    requested_by: User | None,
    dated: date,
    on_progress: Progress,
) -> Read:
    """Collects and assesses community by community, all from one snapshot."""
    with snapshot():
        version = data_version()
        scope = find_scope(order.scope_code)
        request = Request(
            scope_code=scope.code,
            scope_name=scope.name,
            period_code=order.period_code,
            base_code=order.base_code,
            as_of=order.as_of,
            requested_by=requested_by,
        )
        assessment = Assessment(
            INDICATORS,
            rules_in_force(RULES, rule_switches(scope.code)),
            standards_on(order.as_of, scope.code),
        )
        folds = Folds(
            assessment,
            Plan(order.reported_themes),
            Shortfalls(
                (rule.code for rule in assessment.rules),
                assessment.standards,
                prices_on(order.as_of, scope.code),
                By.of(scope.code),
            ),
        )
        hits = HitFiles(folder / "hits")
        spool = folder / "facts.jsonl.gz"
        try:
            _stream(request, folds, hits, spool, on_progress)
        except UnknownPeriod as unknown:
            raise Explained("unknown_period", code=unknown.args[0]) from unknown
        recommendations = recommendations_for(scope.code)
    if not assessment.communities:
        raise Explained("no_communities", day=order.as_of.isoformat())
    context = _context(order, request, dated)
    grounds = Grounds(
        standards=assessment.standards,
        rules=tuple(rule.code for rule in assessment.rules),
        recommendations=recommendations,
        context=context,
        programme=programme_version(),
        prices=folds.shortfalls.prices,
    )
    return _read(folds, spool, hits, version, grounds)


def read_kept(grounds: Grounds, spool: Path, folder: Path) -> Read:
    """The same from kept facts and grounds, without a look at the record.

    Raises UnknownRule where the portal has a rule no longer.
    """
    assessment = grounds.assessment()
    folds = Folds(assessment, Plan(grounds.context.themes), grounds.shortfalls())
    hits = HitFiles(folder / "hits")
    with hits:
        for facts in Reader(spool):
            folds.add(facts, hits)
        assessment.finish()
        for rule, hit in assessment.compare(Reader(spool)):
            hits.add(rule, hit)
    return _read(folds, spool, hits, "", grounds)


def _read(
    folds: Folds,
    spool: Path,
    hits: HitFiles,
    version: str,
    grounds: Grounds,
) -> Read:
    return Read(
        assessment=folds.assessment,
        shortfalls=folds.shortfalls,
        recommendations=grounds.recommendations,
        plan=folds.plan,
        facts=spool,
        hits=hits,
        data_version=version,
        context=grounds.context,
        grounds=grounds,
    )


def _stream(
    request: Request,
    folds: Folds,
    hits: HitFiles,
    spool: Path,
    on_progress: Progress,
) -> None:
    assessment, total = folds.assessment, count(request)
    on_progress(0, total, Stage.COLLECT)
    with hits:
        with Writer(spool) as facts_file:
            for facts in collect(request):
                facts_file.write(facts)
                folds.add(facts, hits)
                on_progress(assessment.communities, total, Stage.COLLECT)
        assessment.finish()
        for rule, hit in assessment.compare(_again(spool, total, on_progress)):
            hits.add(rule, hit)


def _again(spool: Path, total: int, on_progress: Progress) -> Iterator[CommunityFacts]:
    """The communities once more; whoever asked may stop the work here, too."""
    for facts in Reader(spool):
        yield facts
        on_progress(total, total, Stage.COLLECT)


def _context(order: Order, request: Request, dated: date) -> Context:
    return Context(
        scope_code=request.scope_code,
        scope_name=request.scope_name,
        period_label=period_words(order.period_code),
        base_label=period_words(order.base_code) if order.base_code else None,
        as_of=order.as_of,
        dated=dated,
        organ=order.organ,
        mandate=order.mandate,
        methods=tuple(word for code, word in METHODS.items() if code in order.methods),
        kind=order.report_kind,
        themes=frozenset(order.reported_themes),
        told={
            Part.PRACTICE: paragraphs_in(order.practice),
            Part.CAUSES: paragraphs_in(order.causes),
        },
        red_head=order.red_head,
    )
