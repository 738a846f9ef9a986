"""Reports made for the tests, through the door that all reports go through."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import TestCase

from reports import pipeline
from reports.document.shapes import Document
from reports.indicators.base import Theme
from reports.models import RuleSwitch
from reports.order import Order
from reports.reading import Read
from reports.render.pdf import write_pdf
from reports.rules.catalogue import RULES
from tests import factories
from tests.reports.evidence.recomputed import Recomputed

AS_OF = date(2026, 3, 12)
CASES = {"R02": "360424000000", "R04": "500151000000", "R06": "220102000000"}


@dataclass(frozen=True)
class Report:
    """A report's document and files, and all its figures worked out again."""

    document: Document
    read: Read
    again: Recomputed
    files: dict[str, Path] = field(default_factory=dict)

    @property
    def themes(self) -> frozenset[Theme]:
        """What it reports of; the record is read and assessed for all themes."""
        return self.read.context.themes


def load_case(case: str) -> str:
    """The demonstration record of a survey; gives its scope."""
    call_command("load_case", case, stdout=StringIO())
    return CASES[case]


def a_report(scope: str, folder: Path, **asked: Any) -> Report:
    """The report on a scope; without ``formats`` its document only."""
    order = Order(
        **{"scope_code": scope, "period_code": "2025", "as_of": AS_OF, "formats": ()}
        | asked
    )
    made = pipeline.build(order, folder, requested_by=None, dated=AS_OF)
    again = Recomputed.of(scope, order.as_of, base=order.base_code)
    again.work_out()
    return Report(made.document, made.read, again, made.files)


def with_pdf(report: Report, folder: Path) -> Report:
    """Laid out in this process: for two hundred reports, starting one for each would
    take most of the time."""
    path = folder / "report.pdf"
    write_pdf(report.document, path)
    return replace(report, files=report.files | {"pdf": path})


def strict_county() -> None:
    """The county holds its communities to everything there is a rule for."""
    call_command("load_reference", stdout=StringIO(), verbosity=0)
    county = factories.a_division()
    for slug, value, unit in (
        ("min-office-area", 300, "平方米"),
        ("community-max-residents", 4800, "人"),
        ("min-office-fund-per-household", 12, "元"),
    ):
        factories.a_standard(
            slug,
            value=value,
            unit=unit,
            scope_division=county,
            applies_to_class="urban,converted",
        )
    factories.a_region_reference(
        division=county,
        avg_wage_yuan_month=None,
        avg_wage_yuan_year=28000,
        minimum_wage_yuan_month=900,
        fixed_asset_investment_yi=37,
        rural_housing_land_mu=279_000,
        planned_total_land_mu=80_000,
    )
    for measure, amount in (("office-area", 3200), ("staff-posts", 42_000)):
        factories.a_unit_cost(measure, division=county, amount_yuan=amount, year=2024)
    street = factories.a_division("360424100000")
    factories.a_unit_cost("elder-beds", division=street, amount_yuan=18_000)
    factories.a_unit_cost("office-area", division=street, amount_yuan=2900)
    factories.a_unit_cost("office-area", division=county, amount_yuan=1, year=2030)
    factories.a_checklist(
        *("meeting_room", "party_room", "library"),
        division=county,
        needs_publicity_board=True,
        needs_disclosure_board=True,
    )
    RuleSwitch.objects.bulk_create(
        RuleSwitch(
            division=county, rule_code=rule.code, is_enabled=True, reason="县委会议决定"
        )
        for rule in RULES
        if rule.extension
    )


@contextmanager
def undone() -> Iterator[None]:
    """A transaction as that around a test, rolled back at the end of the block."""
    entered = TestCase._enter_atomics()
    try:
        yield
    finally:
        TestCase._rollback_atomics(entered)
