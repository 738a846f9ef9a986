"""What a rule finds in a community, and the numbers it may be told with."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reports.models import Standard
from tests.reports.evidence.recomputed.answers import divided
from tests.reports.evidence.recomputed.record import Place


@dataclass(frozen=True)
class Short:
    """A community falls short. ``says`` are added up over all that do."""

    observed: Any
    required: Any
    unit: str
    standard: Standard | None = None
    says: dict[str, Any] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    tells: tuple[Any, ...] = ()  # of this community alone, added to nothing
    names: tuple[str, ...] = ()  # words on record that it may be told with

    @property
    def distance(self) -> Decimal:
        if self.observed is None or self.required is None:
            return Decimal(0)
        away = abs(Decimal(self.observed) - Decimal(self.required))
        return away / Decimal(self.required) if self.required else away


@dataclass(frozen=True)
class Missing:
    """The record cannot tell, for want of this."""

    what: str


class Free:
    """Nothing holds the community to the rule."""


FREE = Free()
Outcome = Short | Missing | Free | None
Check = Callable[[Place], Outcome]


class Totals:
    """All that fall short, for rules that tell more than how many there are."""

    def __init__(self, shorts: Sequence[Short], assessed: int) -> None:
        self.shorts = shorts
        self.assessed = assessed
        self.passed = assessed - len(shorts)

    def __getitem__(self, name: str) -> Any:
        return sum(each.says.get(name, 0) for each in self.shorts)

    def share(self, part: str, whole: str, times: int = 1) -> list[Any]:
        found = divided(self[part] * times, self[whole])
        return [] if found is None else [found]

    def observed(self) -> list[Any]:
        return [sum(each.observed or 0 for each in self.shorts)]

    def told(self) -> list[Any]:
        return [number for each in self.shorts for number in each.tells]

    def worst(self) -> list[Any]:
        """What is observed where the distance is largest."""
        far = max(each.distance for each in self.shorts)
        return [each.observed for each in self.shorts if each.distance == far]


Numbers = Callable[[Totals], Iterable[Any]]


@dataclass(frozen=True)
class Rule:
    check: Check
    numbers: Numbers = lambda totals: ()


@dataclass(frozen=True)
class Found:
    """A rule's outcomes over a scope."""

    rule: Rule
    outcomes: tuple[tuple[Place, Outcome], ...]

    @property
    def of(self) -> int:
        return len(self.outcomes)

    @property
    def shorts(self) -> list[tuple[Place, Short]]:
        return [(p, each) for p, each in self.outcomes if isinstance(each, Short)]

    @property
    def hit(self) -> int:
        return len(self.shorts)

    @property
    def missing(self) -> Counter[str]:
        return Counter(e.what for _, e in self.outcomes if isinstance(e, Missing))

    @property
    def free(self) -> int:
        return sum(isinstance(each, Free) for _, each in self.outcomes)

    @property
    def assessed(self) -> int:
        return self.of - self.missing.total() - self.free

    @property
    def share(self) -> Decimal | None:
        return divided(self.hit, self.assessed)

    @property
    def groups(self) -> Counter[str]:
        return Counter(group for _, each in self.shorts for group in each.groups)

    def numbers(self) -> list[Any]:
        """All that a sentence about it may print; not what it is held to."""
        if not self.hit:
            return []
        totals = Totals([each for _, each in self.shorts], self.assessed)
        names = {name for each in totals.shorts for name in each.says}
        return [
            *(self.hit, self.assessed, self.share),
            *(totals[name] for name in names),
            *self.groups.values(),
            *self.rule.numbers(totals),
        ]


def below(observed: Any, standard: Standard, **rest: Any) -> Short | None:
    if observed >= standard.value:
        return None
    return Short(observed, standard.value, standard.unit, standard, **rest)


def above(observed: Any, standard: Standard, **rest: Any) -> Short | None:
    if observed <= standard.value:
        return None
    return Short(observed, standard.value, standard.unit, standard, **rest)


def furthest(
    place: Place, measures: Iterable[tuple[str, Any, str, Callable[..., Short | None]]]
) -> Outcome:
    """Of (threshold, measured, its name, comparison) those in force: the one furthest
    off counts, and says by which threshold."""
    held: list[Outcome] = []
    for slug, measured, name, compare in measures:
        standard = place.standard(slug)
        if standard and measured is None:
            held.append(Missing(name))
        elif standard:
            held.append(compare(measured, standard, says={slug: 1}))
    short = [each for each in held if isinstance(each, Short)]
    if short:
        return max(short, key=lambda each: each.distance)
    return next((e for e in held if e is not None), None) if held else FREE


def absent(read: Callable[[Place], bool | None], unit: str, what: str) -> Rule:
    """Falls short of what should simply be there."""

    def check(place: Place) -> Outcome:
        found = read(place)
        if found is None:
            return Missing(what)
        return None if found else Short(0, None, unit)

    return Rule(check)


def worst(totals: Totals) -> list[Any]:
    return totals.worst()


def observed(totals: Totals) -> list[Any]:
    return totals.observed()


def passed(totals: Totals) -> list[Any]:
    """How many meet what is asked, beside the one furthest from it."""
    return [totals.passed, divided(totals.passed, totals.assessed), *totals.worst()]


def told(totals: Totals) -> list[Any]:
    return totals.told()
