"""Building sites by where they lie, and how many of them share a square kilometre.

A square kilometre is any square of 1 km a side, its sides along parallels and
meridians.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import cos, floor, radians
from typing import Self

from reports.indicators.tallies import Place, Tally

# A degree of latitude on a sphere of the earth's mean radius (6371.0088 km).
_METRES_A_DEGREE = 111_195.08
_SIDE_M = 1000
# Sites are looked up by bands of latitude, each wider than the side of a square.
_BAND_DEGREES = Decimal("0.01")


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """Where a site lies, in degrees. Sites alike in all are one."""

    lat: Decimal
    lng: Decimal
    name: str


Bands = Mapping[int, frozenset[Site]]


@dataclass(slots=True)
class Sites(Tally):
    """All sites by their band of latitude; contribute an iterable of them.

    Of what grows with the scope it keeps a name and two numbers for each site:
    a district has dozens of them.
    """

    bands: dict[int, set[Site]] = field(default_factory=dict)

    def fold(self, place: Place, contribution: tuple[Site, ...]) -> None:
        for site in contribution:
            self.bands.setdefault(_band(site), set()).add(site)

    def absorb(self, other: Self) -> None:
        for band, sites in other.bands.items():
            self.bands.setdefault(band, set()).update(sites)

    def result(self) -> Bands:
        return {band: frozenset(sites) for band, sites in self.bands.items()}


def _band(site: Site) -> int:
    return floor(site.lat / _BAND_DEGREES)


def crowd(site: Site, bands: Bands) -> tuple[Site, ...]:
    """The sites of the fullest square kilometre that the site lies in, itself among
    them, in the order of where they lie."""
    near = {}
    for other in _around(site, bands):
        east, north = _metres(site, other)
        if max(abs(east), abs(north)) <= _SIDE_M:
            near[other] = (east, north)
    found = [tuple(sorted(square)) for square in _squares(near)]
    return min(found, key=lambda square: (-len(square), square), default=(site,))


def _squares(near: Mapping[Site, tuple[float, float]]) -> Iterator[list[Site]]:
    """What lies in each square around the origin that could be the fullest: such a
    square can be moved until a site lies on its west and one on its south side."""
    for west in {x for x, _ in near.values() if x <= 0}:
        column = sorted(
            (y, site) for site, (x, y) in near.items() if west <= x <= west + _SIDE_M
        )
        norths = [y for y, _ in column]
        for start, south in enumerate(norths):
            if south <= 0:
                end = bisect_right(norths, south + _SIDE_M)
                yield [site for _, site in column[start:end]]


def _around(site: Site, bands: Bands) -> Iterator[Site]:
    own = _band(site)
    for band in (own - 1, own, own + 1):
        yield from bands.get(band, ())


def _metres(origin: Site, other: Site) -> tuple[float, float]:
    """How far east and north of the origin the other one lies."""
    east = float(other.lng - origin.lng) * cos(radians(float(origin.lat)))
    return east * _METRES_A_DEGREE, float(other.lat - origin.lat) * _METRES_A_DEGREE
