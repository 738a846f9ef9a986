"""What is missing over a scope, street by street, folded while communities stream
past. Mergeable; its size is that of the number of streets, not of communities."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from communities.divisions import Level, level_of
from reports.facts.shapes import CommunityFacts
from reports.rules.base import NotAssessed, NotHeld
from reports.rules.standards import Standard, Standards
from reports.shortfalls.measures import Measure, measures_of
from reports.shortfalls.prices import Price, Prices


class By(Enum):
    """What communities are put together by."""

    STREET = "street"
    COUNTY = "county"

    @classmethod
    def of(cls, scope_code: str) -> "By":
        """Streets within a county; counties in what is above one."""
        return cls.STREET if level_of(scope_code) >= Level.COUNTY else cls.COUNTY


@dataclass(frozen=True, slots=True)
class Where:
    code: str
    name: str


@dataclass(slots=True)
class Lack:
    """Of one measure in one street: how many communities, and what they lack."""

    of: int = 0
    assessed: int = 0
    not_held: int = 0
    short: int = 0
    missing: Decimal = Decimal(0)
    priced: int = 0  # of those short: with a price on record
    cost_yuan: Decimal = Decimal(0)  # of what these lack
    standards: dict[str, Standard] = field(default_factory=dict)  # by their evidence
    bases: dict[str, None] = field(default_factory=dict)
    prices: dict[Price, None] = field(default_factory=dict)

    def merge(self, other: "Lack") -> None:
        self.of += other.of
        self.assessed += other.assessed
        self.not_held += other.not_held
        self.short += other.short
        self.missing += other.missing
        self.priced += other.priced
        self.cost_yuan += other.cost_yuan
        self.standards |= other.standards
        self.bases |= other.bases
        self.prices |= other.prices

    @property
    def unknown(self) -> int:
        return self.of - self.assessed - self.not_held


class Shortfalls:
    """Given every community once; ``rules`` are the codes in force."""

    def __init__(
        self, rules: Iterable[str], standards: Standards, prices: Prices, by: By
    ) -> None:
        self.measures = measures_of(set(rules))
        self.standards = standards
        self.prices = prices
        self.by = by
        self.places: dict[str, Where] = {}
        self._lacks: dict[tuple[str, str], Lack] = {}

    def add(self, facts: CommunityFacts) -> None:
        place = self._place(facts)
        self.places.setdefault(place.code, place)
        for measure in self.measures:
            lack = self._lacks.setdefault((measure.code, place.code), Lack())
            self._fold(lack, measure, facts)

    def _place(self, facts: CommunityFacts) -> Where:
        if self.by is By.STREET:
            return Where(facts.township_code, facts.township)
        return Where(facts.county_code, facts.county or facts.county_code)

    def _fold(self, lack: Lack, measure: Measure, facts: CommunityFacts) -> None:
        lack.of += 1
        need = measure.need(facts, self.standards)
        if isinstance(need, NotHeld):
            lack.not_held += 1
            return
        if isinstance(need, NotAssessed):
            return
        lack.assessed += 1
        if not need.missing:
            return
        lack.short += 1
        lack.missing += need.missing
        if need.standard:
            lack.standards.setdefault(need.standard.evidence, need.standard)
        elif need.basis:
            lack.bases.setdefault(need.basis)
        if measure.is_money:
            lack.priced += 1
            lack.cost_yuan += need.missing
        elif price := self.prices.find(measure.code, facts.code):
            lack.priced += 1
            lack.cost_yuan += need.missing * price.amount_yuan
            lack.prices.setdefault(price)

    def merge(self, other: "Shortfalls") -> None:
        """Takes in another part of the scope, made with the same rules and prices."""
        for code, place in other.places.items():
            self.places.setdefault(code, place)
        for key, lack in other._lacks.items():
            self._lacks.setdefault(key, Lack()).merge(lack)

    def put(self, measure: str, place: str, lack: Lack) -> None:
        """What was folded before, by the codes of measure and place."""
        self._lacks[measure, place] = lack

    def lack(self, measure: Measure, place: Where) -> Lack:
        return self._lacks.get((measure.code, place.code), Lack())

    def whole(self, measure: Measure) -> Lack:
        """Of the measure over all streets."""
        total = Lack()
        for place in self.in_order():
            total.merge(self.lack(measure, place))
        return total

    def in_order(self) -> list[Where]:
        """Streets in the order of their codes."""
        return [self.places[code] for code in sorted(self.places)]
