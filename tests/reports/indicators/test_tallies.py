"""Folds over communities, and that parts merge to the whole in any order."""

from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.indicators.compared import (
    Change,
    Levels,
    OfRegions,
    Overall,
    OverRegions,
    Ratios,
)
from reports.indicators.listings import Listing
from reports.indicators.tallies import (
    NAMED,
    Distribution,
    Extreme,
    Names,
    Place,
    Ratio,
    Spread,
    Superlative,
    Total,
)

INTEGERS = st.integers(0, 50)
PAIRS = st.tuples(INTEGERS, st.integers(0, 9))
KEYS = st.sampled_from("abc")
# Each fold with the contributions it takes.
TALLIES = {
    "total": (Total, INTEGERS),
    "ratio": (Ratio, PAIRS),
    "ratios": (Ratios, st.dictionaries(KEYS, PAIRS)),
    "distribution": (Distribution, st.dictionaries(KEYS, INTEGERS)),
    "largest": (Extreme, INTEGERS),
    "smallest": (partial(Extreme, largest=False), INTEGERS),
    "spread": (Spread, INTEGERS),
    "spread by key": (
        partial(Spread, collapse=True, absent=0),
        st.dictionaries(KEYS, INTEGERS),
    ),
    "levels": (Levels, st.dictionaries(KEYS, INTEGERS)),
    "overall": (Overall, st.fixed_dictionaries({"min": INTEGERS, "max": INTEGERS})),
    "change": (partial(Change, mean=True), st.tuples(PAIRS, PAIRS)),
    "names": (Names, st.lists(KEYS)),
    "listing": (
        partial(Listing, most=3, order="n"),
        st.lists(st.fixed_dictionaries({"n": INTEGERS})),
    ),
    "of regions": (OfRegions, st.tuples(KEYS, st.just(7))),
    "over regions": (OverRegions, st.tuples(INTEGERS, KEYS, st.just(7))),
}


def place(number: int) -> Place:
    return Place(f"{360424100000 + number}", f"社区{number}", "义宁镇")


def folded(make, contributions, numbers):
    tally = make()
    for number in numbers:
        tally.add(place(number), contributions[number])
    return tally


@pytest.mark.parametrize("name", TALLIES)
@given(data=st.data())
def test_parts_merge_to_the_whole_in_any_order(name, data):
    make, contributions = TALLIES[name]
    given_ = data.draw(st.lists(st.none() | contributions, max_size=12))
    numbers = range(len(given_))
    parts = data.draw(
        st.lists(st.integers(0, 2), min_size=len(given_), max_size=len(given_))
    )
    order = data.draw(st.permutations([0, 1, 2]))

    whole = folded(make, given_, numbers)
    merged = make()
    for part in order:
        merged.merge(folded(make, given_, [n for n in numbers if parts[n] == part]))

    assert merged.value == whole.value
    assert (merged.of, merged.reported) == (whole.of, whole.reported)


def test_nothing_on_record_is_unknown_and_not_zero():
    total = Total()
    total.add(place(1), None)

    assert total.value is None
    assert (total.reported, total.of) == (0, 1)


def test_zero_on_record_is_zero():
    total = Total()
    total.add(place(1), 0)

    assert total.value == 0


def test_a_ratio_over_nothing_is_unknown():
    ratio = Ratio()
    ratio.add(place(1), (3, 0))

    assert ratio.value is None


def test_a_level_is_of_those_that_gave_it():
    levels = folded(Levels, [{"a": 4, "b": 3}, {"a": 1}, None], range(3)).value

    assert (levels["a"].number, levels["a"].mean) == (2, Decimal("2.5"))
    assert (levels["b"].number, levels["b"].mean) == (1, 3)
    assert (levels["a"].is_even, levels["b"].is_even) == (False, True)


def test_an_extreme_names_all_that_tie_in_code_order():
    tally = Extreme()
    for number in (3, 1, 2):
        tally.add(place(number), 5 if number != 2 else 4)

    assert tally.value == Superlative(5, (place(1), place(3)), 2)


def test_an_extreme_counts_more_ties_than_it_names():
    tally = Extreme()
    for number in range(NAMED + 50):
        tally.add(place(number), 7)

    assert tally.value.count == NAMED + 50
    assert tally.value.places[-1] == place(NAMED - 1)
    assert len(tally.value.places) == NAMED


def test_a_spread_that_is_the_same_everywhere_collapses_to_one_number():
    spread = Spread(collapse=True)
    for number in (1, 2):
        spread.add(place(number), {"head": 1000, "general": 800 + number})

    assert spread.value == {"head": 1000, "general": {"min": 801, "max": 802}}


def test_a_key_that_a_community_lacks_counts_as_told():
    spread = Spread(absent=0)
    spread.add(place(1), {"clerk": 2})
    spread.add(place(2), {"general": 1})
    spread.add(place(3), None)

    assert spread.value == {
        "clerk": {"min": 0, "max": 2},
        "general": {"min": 0, "max": 1},
    }


def test_a_distribution_keeps_keys_that_count_nothing():
    tally = Distribution()
    tally.add(place(1), {"meeting_room": 0})

    assert tally.value == {"meeting_room": 0}


def test_keys_handed_in_one_by_one_rest_on_those_that_gave_them():
    def tally(*contributions):
        made = Distribution(one_by_one=True)
        for number, contribution in enumerate(contributions):
            made.add(place(number), contribution)
        return made

    some = tally({"floating": 5, "retired": 0}, None)
    some.merge(tally({"floating": 2}))

    assert (some.reported, some.of) == (2, 3)
    assert dict(some.reported_by) == {"floating": 2, "retired": 1}
    assert dict(Distribution().reported_by) == {}


def test_names_come_by_frequency_and_then_by_name():
    names = Names()
    names.add(place(1), ["b", "a"])
    names.add(place(2), ["c", "a"])

    assert names.value == ["a", "b", "c"]


def test_a_listing_keeps_the_smallest_rows_and_counts_all():
    listing = Listing(most=2, order="m2")
    for number, area in enumerate((50, 20, 144, 30)):
        listing.add(place(number), [{"m2": Decimal(area)}])

    assert [row.figures["m2"] for row in listing.value] == [20, 30]


def test_a_listing_tells_of_all_rows_how_many_there_are_and_what_they_come_to():
    listing, other = Listing(most=1), Listing(most=1)
    listing.add(place(1), [{"m2": Decimal(50)}, {"m2": None}])
    listing.add(place(2), [])
    other.add(place(3), [{"m2": Decimal(60)}])
    listing.merge(other)

    found = listing.value
    assert (len(found), found.number, found.places) == (1, 3, 2)
    assert (found.sums, found.known) == ({"m2": 110}, {"m2": 2})


def test_a_listing_of_no_rows_is_known_to_be_empty():
    listing = Listing()
    listing.add(place(1), [])

    assert listing.value == ()


def test_a_change_is_over_sums_and_not_over_means_of_means():
    change = Change(mean=True)
    change.add(place(1), ((80, 2), (100, 2)))
    change.add(place(2), ((30, 1), (50, 2)))

    now, base = Decimal(110) / 3, Decimal(150) / 4
    assert change.value == {"base": base, "now": now, "change": now - base}


def test_a_change_of_totals():
    change = Change()
    change.add(place(1), ((18, 1), (15, 1)))
    change.add(place(2), ((10, 1), (15, 1)))

    assert change.value == {"base": 30, "now": 28, "change": -2}


def test_each_region_counts_once():
    tally = OverRegions()
    tally.add(place(1), (Decimal(10), "620602", Decimal(200)))
    tally.add(place(2), (Decimal(5), "620602", Decimal(200)))
    tally.add(place(3), (Decimal(5), "620621", Decimal(200)))

    assert tally.value == Decimal("0.05")
