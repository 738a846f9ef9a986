"""Which sites share a square kilometre, and that parts of a scope merge."""

from decimal import Decimal
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from reports.indicators.nearby import Site, Sites, crowd
from reports.indicators.tallies import Place

TOWN = Place("360424100001", "百汇社区", "义宁镇")
# Steps of 92.7 m to the north and 80.3 m to the east, around a band's edge.
STEPS = st.tuples(st.integers(-12, 12), st.integers(-12, 12))


def site(north: int, east: int, name: str = "甲") -> Site:
    return Site(
        Decimal("30") + Decimal(north) / 1200,
        Decimal("110") + Decimal(east) / 1200,
        name,
    )


def folded(*parts: list[Site]) -> Sites:
    whole = Sites()
    for part in parts:
        tally = Sites()
        tally.add(TOWN, part)
        whole.merge(tally)
    return whole


def fits(square: tuple[Site, ...]) -> bool:
    """Within a kilometre are 10 steps to the north and 12 to the east."""
    norths = [round((s.lat - 30) * 1200) for s in square]
    easts = [round((s.lng - 110) * 1200) for s in square]
    return max(norths) - min(norths) <= 10 and max(easts) - min(easts) <= 12


@given(st.lists(STEPS, min_size=1, max_size=7, unique=True))
def test_no_other_square_with_the_site_is_fuller(steps):
    sites = [site(*step) for step in steps]
    found = crowd(sites[0], folded(sites).value)

    assert sites[0] in found
    assert fits(found)
    larger = combinations(sites, len(found) + 1)
    assert not any(sites[0] in square and fits(square) for square in larger)


@given(st.lists(STEPS, max_size=6), st.lists(STEPS, max_size=6))
def test_parts_merge_in_any_order(one, other):
    first, second = ([site(*step) for step in each] for each in (one, other))

    assert folded(first, second).value == folded(second, first).value
    assert folded(first, second).value == folded([*first, *second]).value


def test_a_site_told_twice_is_one():
    assert crowd(site(0, 0), folded([site(0, 0)], [site(0, 0)]).value) == (site(0, 0),)


def test_of_squares_as_full_the_same_one_is_always_taken():
    corners = [site(n, e) for n, e in product((-9, 0, 9), (-9, 0, 9))]

    assert crowd(site(0, 0), folded(corners).value) == tuple(
        site(n, e) for n, e in product((-9, 0), (-9, 0))
    )


def test_a_site_that_is_not_in_the_fold_stands_alone():
    assert crowd(site(0, 0), {}) == (site(0, 0),)
