"""Small counties made up of a shape: plausible where known, unknown anywhere.

The same shape makes the same county. Every theme of a community may be missing,
said to be nothing, or there with some of its figures left open.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model

from communities.models import Community, ReportingPeriod
from tests import factories

COUNTY = factories.COUNTY_CODE
AS_OF = date(2026, 3, 12)
TOWNS = {
    "360424001000": "一街道",
    "360424100000": "义宁镇",
    "360424200000": "庙岭乡",
    "360424002000": "二街道",
    "360424201000": "105场",
}
# Names with digits, and some that several towns share.
NAMES = (
    *("东风", "105社区", "河口", "东风", "南崖", "长源村", "8号院"),
    *("南崖", "北门居委会", "柳岸", "东风", "1949村"),
)


@dataclass(frozen=True)
class Shape:
    """What a county is like, and what is reported of it.

    ``unknown`` is how often a figure is not on record, ``silent`` names themes on
    which nobody has handed in anything, ``overrides`` counts the standards that the
    county and its towns have set themselves.
    """

    seed: int
    communities: int = 5
    towns: int = 3
    unknown: float = 0.35
    silent: frozenset[str] = frozenset()
    overrides: int = 0
    kind: str = "comprehensive"
    of_town: bool = False
    compared: bool = True
    as_of: date = AS_OF

    @property
    def scope(self) -> str:
        return next(iter(TOWNS)) if self.of_town else COUNTY


@dataclass
class Maker:
    """Draws values, and keeps the rows in the order they must be stored in."""

    shape: Shape
    rows: dict[type[Model], list[Model]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.shape.seed)  # noqa: S311 - not for secrets

    @property
    def unknown(self) -> float:
        return self.shape.unknown

    def add(self, row: Model) -> Any:
        self.rows.setdefault(type(row), []).append(row)
        return row

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def some(self, make: Callable[[], Any], blank: Any = None) -> Any:
        """What ``make`` draws, or nothing on record."""
        return blank if self.chance(self.unknown) else make()

    def count(self, low: int, high: int) -> int | None:
        return self.some(lambda: self.draw.randint(low, high))

    def amount(self, low: int, high: int, places: int = 2) -> Decimal | None:
        return self.some(lambda: self.exactly(low, high, places))

    def exactly(self, low: int, high: int, places: int = 2) -> Decimal:
        scale = 10**places
        return Decimal(self.draw.randint(low * scale, high * scale)) / scale

    def share(self) -> Decimal | None:
        return self.amount(0, 1, 4)

    def yes(self) -> bool | None:
        return self.some(lambda: self.chance(0.5))

    def one(self, *choices: str) -> str:
        """One of the choices, or blank for not on record."""
        return str(self.some(lambda: self.draw.choice(choices), ""))

    def surely(self, *choices: str) -> str:
        return self.draw.choice(choices)

    def days(self, first: date, last: date) -> date:
        return first + timedelta(self.draw.randint(0, (last - first).days))

    def times(self, most: int) -> range:
        return range(self.draw.randint(1, most))

    def part(self, whole: int | None) -> int | None:
        """No more than the whole; unknown where that is."""
        return None if whole is None else self.count(0, whole)

    def store(self) -> None:
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(rows)


Theme = Callable[[Maker, Community, ReportingPeriod], None]


def county(shape: Shape, themes: dict[str, Theme]) -> Maker:
    """Stores a county of that shape and all that is drawn of its communities.

    ``themes`` fill a community by what NothingToRecord calls the theme.
    """
    maker = Maker(shape)
    factories.a_division(COUNTY)
    for code, name in list(TOWNS.items())[: shape.towns]:
        factories.a_township(code, name=name)
    period = factories.a_period("2025")
    base = factories.a_period("2024")
    communities = [a_community(maker, number) for number in range(shape.communities)]
    for community in communities:
        for theme, fill in themes.items():
            fate = maker.draw.random()
            if theme in shape.silent or fate < maker.unknown / 2:
                continue
            if fate < maker.unknown * 0.7 and theme in NOTHING:
                say_nothing(maker, community, theme, (period, base))
            else:
                fill(maker, community, period)
    maker.store()
    return maker


NOTHING = (
    *("staff", "pay", "party", "premises", "funding"),
    *("income", "hazards", "projects", "teams"),
)


def a_community(maker: Maker, number: int) -> Community:
    # Of one name there is one in each town; the first town is never empty.
    towns = list(TOWNS)[: maker.shape.towns]
    name = NAMES[number]
    before = NAMES[:number].count(name)
    town = maker.surely(*towns)
    if NAMES.count(name) > 1 or not number:
        town = towns[before % len(towns)]
        name = ("", "上", "下")[before // len(towns)] + name
    return factories.a_community(
        f"{town[:9]}{number + 1:03d}",
        name=name,
        urban_rural_class=maker.one("urban", "rural", "converted", "new_rural"),
        location_class=maker.one("urban_core", "town_seat", "rural"),
        area_km2=maker.amount(0, 9),
    )


def say_nothing(
    maker: Maker,
    community: Community,
    theme: str,
    periods: tuple[ReportingPeriod, ...],
) -> None:
    for period in periods:
        factories.nothing_to_record(community, theme, period=period)
