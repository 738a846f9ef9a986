"""Communities held to the rules as they are and as they would be. Pure values.

Of a scope that one sitting can go through: every community that falls short on
either side is kept.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.assessment import Assessment
from reports.facts.shapes import CommunityFacts
from reports.indicators.tallies import Place
from reports.rules.base import Comparison, Gap, Rule
from reports.rules.finding import Finding, Hit
from reports.rules.standards import Standard, Standards


@dataclass(frozen=True, slots=True)
class Held:
    """What communities are held to."""

    rules: tuple[Rule, ...]
    standards: Standards


@dataclass(slots=True)
class Moved:
    """One community that falls short before, after, or both."""

    place: Place
    kind: str | None  # urban_rural_class
    before: Gap | None = None
    after: Gap | None = None
    threshold_before: Standard | None = None
    threshold_after: Standard | None = None


@dataclass(slots=True)
class Effect:
    """On one finding: who newly falls short, no longer does, or still does."""

    rule: Rule
    before: Finding
    after: Finding
    moved: dict[str, Moved] = field(default_factory=dict)  # by community code

    @property
    def newly(self) -> list[Moved]:
        return [each for each in self.in_order() if each.before is None]

    @property
    def no_longer(self) -> list[Moved]:
        return [each for each in self.in_order() if each.after is None]

    @property
    def still(self) -> list[Moved]:
        return [each for each in self.in_order() if each.before and each.after]

    def in_order(self) -> list[Moved]:
        return [self.moved[code] for code in sorted(self.moved)]

    def by_street(self) -> dict[str, Counter[str]]:
        """Of each street, in the order of codes, how many are of which kind."""
        found: dict[str, Counter[str]] = {}
        for name in ("newly", "no_longer", "still"):
            for each in getattr(self, name):
                found.setdefault(each.place.township, Counter())[name] += 1
        return found

    def merge(self, other: "Effect") -> None:
        self.before.merge(other.before)
        self.after.merge(other.after)
        self.moved |= other.moved


class Affected:
    """Given every community once, then all of them again where rules compare them.

    ``slugs`` are the thresholds that change: of each community what it is held to
    is told before and after.
    """

    def __init__(self, before: Held, after: Held, slugs: Iterable[str] = ()) -> None:
        self.before, self.after, self.slugs = before, after, tuple(slugs)
        self.communities = 0
        self._before = Assessment((), before.rules, before.standards)
        self._after = Assessment((), after.rules, after.standards)
        self._kinds: dict[str, str | None] = {}
        rules = {rule.code: rule for rule in (*before.rules, *after.rules)}
        self.effects = {
            code: Effect(
                rule,
                self._before.findings.get(code, Finding(rule)),
                self._after.findings.get(code, Finding(rule)),
            )
            for code, rule in rules.items()
        }

    @property
    def compares(self) -> bool:
        """Whether a rule sees communities twice."""
        rules = (effect.rule for effect in self.effects.values())
        return any(isinstance(rule.check, Comparison) for rule in rules)

    def add(self, facts: CommunityFacts) -> None:
        self.communities += 1
        self._kinds[facts.code] = facts.urban_rural_class
        for rule, hit in self._before.add(facts):
            self._moved(rule, hit).before = hit.gap
        for rule, hit in self._after.add(facts):
            self._moved(rule, hit).after = hit.gap

    def finish(self, again: Iterable[CommunityFacts]) -> None:
        """``again`` can be gone through more than once; unread where none compares."""
        self._before.finish()
        self._after.finish()
        for rule, hit in self._before.compare(again):
            self._moved(rule, hit).before = hit.gap
        for rule, hit in self._after.compare(again):
            self._moved(rule, hit).after = hit.gap

    def _moved(self, rule: Rule, hit: Hit) -> Moved:
        moved = self.effects[rule.code].moved
        code = hit.place.code
        if code not in moved:
            kind = self._kinds[code]
            moved[code] = Moved(
                hit.place,
                kind,
                threshold_before=self._threshold(self.before, rule, code, kind),
                threshold_after=self._threshold(self.after, rule, code, kind),
            )
        return moved[code]

    def _threshold(
        self, held: Held, rule: Rule, code: str, kind: str | None
    ) -> Standard | None:
        found = (
            held.standards.find(slug, code, kind)
            for slug in self.slugs
            if slug in rule.standards
        )
        return next((each for each in found if each), None)

    def merge(self, other: "Affected") -> None:
        """Takes in what was found elsewhere, where other rules may be in force."""
        self.communities += other.communities
        for code, effect in other.effects.items():
            if code in self.effects:
                self.effects[code].merge(effect)
            else:
                self.effects[code] = effect
