"""Facts, shipped standards and the rows of the tables rules are tested with."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reports.assessment import Assessment
from reports.facts.shapes import (
    CommunityFacts,
    FundingFacts,
    PartyOrganizationFacts,
    PeriodFacts,
    PremisesFacts,
    StaffFacts,
    YearAmount,
)
from reports.indicators.base import place_of
from reports.reference.loading import FOLDER
from reports.rules.base import NOT_HELD, Comparison, Gap, NotAssessed, Outcome, Rule
from reports.rules.catalogue import RULES
from reports.rules.finding import Finding
from reports.rules.standards import Standard, Standards

DAY = date(2026, 3, 12)
BY_CODE = {rule.code: rule for rule in RULES}
NAMES = (
    "宁红",
    "凤凰山",
    "南崖",
    "西摆",
    "万坊",
    "衙前",
    "卫前",
    "百汇",
    "东门",
    "桃里",
)
TONGLIANG = {"code": "500151003001"}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def shipped_rows() -> tuple[Standard, ...]:
    with (FOLDER / "standards.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Standard(
                slug=line["slug"],
                title=line["title"],
                clause=line["clause"],
                value=Decimal(line["value"]),
                unit=line["unit"],
                scope_code=line["scope_code"],
                applies_to=frozenset(filter(None, line["applies_to_class"].split(","))),
                valid_from=_day(line["valid_from"]),
                valid_to=_day(line["valid_to"]),
                authority=line["authority"],
            )
            for line in csv.DictReader(file)
        )


SHIPPED = shipped_rows()
STANDARDS = Standards.in_force(SHIPPED, DAY)
NO_STANDARDS = Standards(DAY, ())


def a_place(number: int = 0, **known: Any) -> CommunityFacts:
    """An urban community of 修水县 with nothing on record but what is named.

    ``figures`` are those of the period.
    """
    figures = PeriodFacts(**known.pop("figures", {}))
    given = {
        "id": number,
        "code": str(360424100001 + number),
        "name": NAMES[number % len(NAMES)],
        "township": "义宁镇",
        "township_code": "360424100000",
        "county_code": "360424000000",
        "urban_rural_class": "urban",
        "period": figures,
    }
    return CommunityFacts(**given | known)


def an_office(area: Any = 100, **known: Any) -> PremisesFacts:
    given: dict[str, Any] = {"name": "办公用房", "use": "office", "in_use": True}
    given["floor_area_m2"] = None if area is None else Decimal(area)
    return PremisesFacts(**given | known)


def people(number: int, **known: Any) -> tuple[StaffFacts, ...]:
    return (StaffFacts(**known),) * number


def a_branch(members: int | None = 40, **known: Any) -> PartyOrganizationFacts:
    given: dict[str, Any] = {"name": "社区党支部", "org_type": "branch"}
    return PartyOrganizationFacts(**given | {"member_count": members} | known)


def funds(amount: Any, purpose: str = "office", **known: Any) -> FundingFacts:
    given: dict[str, Any] = {"source": "county_finance", "kind": "allocated"}
    amount_yuan = None if amount is None else Decimal(amount)
    return FundingFacts(purpose=purpose, amount_yuan=amount_yuan, **given | known)


def series(first_year: int, *amounts: Any) -> tuple[YearAmount, ...]:
    return tuple(
        YearAmount(year=first_year + place, amount=Decimal(amount))
        for place, amount in enumerate(amounts)
    )


@dataclass(frozen=True)
class Row:
    """``expected``: (observed, required) of a gap, the words for what is missing,
    None, or NOT_HELD. ``beside`` is known of the others of its scope, ``held`` are
    standards in force beside those that are shipped."""

    code: str
    name: str
    known: dict[str, Any]
    expected: Any
    beside: tuple[dict[str, Any], ...] = ()
    held: tuple[Standard, ...] = ()

    @property
    def rule(self) -> Rule:
        return BY_CODE[self.code]

    def outcome(self, standards: Standards | None = None) -> Any:
        others = [a_place(n, **known) for n, known in enumerate(self.beside, 1)]
        held = standards or Standards(DAY, (*STANDARDS.rows, *self.held))
        return outcome_of(self.rule, a_place(**self.known), others, held)


def outcome_of(
    rule: Rule,
    facts: CommunityFacts,
    others: list[CommunityFacts],
    standards: Standards = STANDARDS,
) -> Outcome:
    check = rule.check
    if not isinstance(check, Comparison):
        return check(facts, standards)
    fold = check.tally()
    for each in (facts, *others):
        fold.add(place_of(each), check.contribution(each))
    return check.check(facts, standards, fold.value)


def rows(code: str, held: tuple[Standard, ...] = (), **named: Any) -> list[Row]:
    """The table of one rule: name=(what is known, what is expected), and what is
    known of others where the rule compares."""
    return [Row(code, name, *row, held=held) for name, row in named.items()]


def own(slug: str, value: Any, unit: str, **fields: Any) -> Standard:
    """A standard of 修水县."""
    given: dict[str, Any] = {
        "title": "修水县社区建设办法",
        "scope_code": "360424000000",
        "authority": "local",
    }
    return Standard(slug=slug, value=Decimal(value), unit=unit, **given | fields)


def as_expected(outcome: Any) -> Any:
    if isinstance(outcome, Gap):
        return (outcome.observed, outcome.required)
    return outcome.missing if isinstance(outcome, NotAssessed) else outcome


def finding_of(rule: Rule, facts: list[CommunityFacts], standards=STANDARDS) -> Finding:
    assessment = Assessment((), (rule,), standards)
    for each in facts:
        assessment.add(each)
    assessment.finish()
    list(assessment.compare(facts))
    return assessment.findings[rule.code]


__all__ = ["NOT_HELD"]
