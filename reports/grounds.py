"""What a report is computed by, beside the facts: kept with it, so that the same
facts give the same report on any machine. Pure values; no database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Self

from reports.assessment import Assessment
from reports.document.context import Context
from reports.document.kinds import BY_CODE, COMPREHENSIVE, Part, ReportKind
from reports.document.recommendations import Recommendation
from reports.document.redhead import RedHead
from reports.indicators.base import Theme
from reports.indicators.catalogue import INDICATORS
from reports.rules.catalogue import RULES
from reports.rules.standards import Standard, Standards
from reports.shortfalls.fold import By, Shortfalls
from reports.shortfalls.prices import NO_PRICES, Price, Prices


class UnknownRule(LookupError):
    """A rule that the report was computed by is not in this portal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """``rules`` are the codes in force, ``programme`` the SHA-256 of the code."""

    standards: Standards
    rules: tuple[str, ...]
    recommendations: tuple[Recommendation, ...]
    context: Context
    programme: str
    prices: Prices = NO_PRICES

    def assessment(self) -> Assessment:
        """An empty one, by these rules and standards. Raises UnknownRule."""
        known = {rule.code: rule for rule in RULES}
        missing = [code for code in self.rules if code not in known]
        if missing:
            raise UnknownRule("、".join(missing))
        rules = [known[code] for code in self.rules]
        return Assessment(INDICATORS, rules, self.standards)

    def shortfalls(self) -> Shortfalls:
        """An empty fold of what is missing, by these rules, standards and prices."""
        by = By.of(self.context.scope_code)
        return Shortfalls(self.rules, self.standards, self.prices, by)

    def as_json(self) -> dict[str, Any]:
        return {
            "day": self.standards.day.isoformat(),
            "standards": [_plain(row) for row in self.standards.rows],
            "rules": list(self.rules),
            "recommendations": [_plain(each) for each in self.recommendations],
            "context": _plain(self.context),
            "programme": self.programme,
            "prices": [_plain(each) for each in self.prices.rows],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            standards=Standards(
                date.fromisoformat(data["day"]),
                tuple(_standard(row) for row in data["standards"]),
            ),
            rules=tuple(data["rules"]),
            recommendations=tuple(map(_recommendation, data["recommendations"])),
            context=_context(data["context"]),
            programme=data["programme"],
            prices=Prices(tuple(map(_price, data.get("prices", ())))),
        )


def _plain(value: Any) -> dict[str, Any]:
    """A frozen dataclass of plain values as JSON; sets in a fixed order."""
    return {each.name: _json(getattr(value, each.name)) for each in fields(value)}


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    if isinstance(value, ReportKind):
        return value.code
    if isinstance(value, RedHead):
        return value.as_json()
    if isinstance(value, tuple):
        return [_json(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _json(each) for key, each in sorted(value.items())}
    return str(value) if isinstance(value, Theme) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _standard(data: Mapping[str, Any]) -> Standard:
    return replace(
        Standard(**data),
        value=Decimal(data["value"]),
        applies_to=frozenset(data["applies_to"]),
        valid_from=_day(data["valid_from"]),
        valid_to=_day(data["valid_to"]),
    )


def _recommendation(data: Mapping[str, Any]) -> Recommendation:
    return replace(
        Recommendation(**data),
        rules=frozenset(data["rules"]),
        theme=Theme(data["theme"]),
    )


def _price(data: Mapping[str, Any]) -> Price:
    return replace(Price(**data), amount_yuan=Decimal(data["amount_yuan"]))


def _context(data: Mapping[str, Any]) -> Context:
    told = {
        Part(part): tuple(map(tuple, paragraphs))
        for part, paragraphs in data.get("told", {}).items()
    }
    # What was kept before there were kinds names none.
    kind = BY_CODE[data.get("kind", COMPREHENSIVE.code)]
    plain: dict[str, Any] = {
        **data,
        "as_of": date.fromisoformat(data["as_of"]),
        "dated": date.fromisoformat(data["dated"]),
        "methods": tuple(data["methods"]),
        "themes": frozenset(Theme(each) for each in data["themes"]),
        "kind": kind,
        "told": told,
        "red_head": RedHead.from_json(data.get("red_head")),
    }
    return Context(**plain)
