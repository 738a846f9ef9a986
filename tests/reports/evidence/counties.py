"""Small counties made up from a seed: plausible where known, unknown anywhere.

The same seed makes the same county. Every theme of a community may be missing,
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
}
# A name with digits, and one that two towns share.
NAMES = ("东风", "105社区", "河口", "东风", "南崖", "长源村", "8号院")


@dataclass
class Maker:
    """Draws values, and keeps the rows in the order they must be stored in.

    ``unknown`` is how often a figure is not on record.
    """

    seed: int
    unknown: float = 0.35
    rows: dict[type[Model], list[Model]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 - not for secrets

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


def county(seed: int, themes: dict[str, Theme], *, unknown: float = 0.35) -> Maker:
    """Stores a county of three to seven communities and all that is drawn of them.

    ``themes`` fill a community by what NothingToRecord calls the theme.
    """
    maker = Maker(seed, unknown)
    factories.a_division(COUNTY)
    for code, name in TOWNS.items():
        factories.a_township(code, name=name)
    period = factories.a_period("2025")
    base = factories.a_period("2024")
    communities = [
        a_community(maker, number) for number in range(maker.draw.randint(3, 7))
    ]
    for community in communities:
        for theme, fill in themes.items():
            fate = maker.draw.random()
            if fate < maker.unknown / 2:
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
    # Two of one name lie in two towns: only there are they two.
    town = {0: "360424001000", 3: "360424100000"}.get(number) or maker.surely(*TOWNS)
    return factories.a_community(
        f"{town[:9]}{number + 1:03d}",
        name=NAMES[number],
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
