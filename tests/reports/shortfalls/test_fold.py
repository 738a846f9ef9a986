"""What is missing street by street: counted, priced, and merged in any order."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.rules.catalogue import RULES
from reports.shortfalls.fold import By, Lack, Shortfalls
from reports.shortfalls.measures import BY_CODE
from reports.shortfalls.prices import NO_PRICES, Price, Prices
from reports.shortfalls.rows import every_row, rows_of, without_gap
from tests.reports.generated import communities
from tests.reports.rules.made import STANDARDS, a_place, funds

CODES = [rule.code for rule in RULES]
ORGS, FUND = BY_CODE["social-organisations"], BY_CODE["office-fund"]
SOUTH = {"township": "南城街道", "township_code": "360424101000"}
ELSEWHERE = {"county_code": "360425000000", "county": "永修县"}


def price(scope: str, amount: int, year: int = 2025, measure: str = ORGS.code) -> Price:
    return Price(
        measure=measure,
        scope_code=scope,
        scope_name=scope,
        year=year,
        amount_yuan=Decimal(amount),
        source="预算",
    )


def folded(facts, prices=NO_PRICES, by=By.STREET, rules=CODES) -> Shortfalls:
    made = Shortfalls(rules, STANDARDS, prices, by)
    for each in facts:
        made.add(each)
    return made


def some(*numbers: int | None, **where: str):
    return [
        a_place(n, social_organisations=number, **where)
        for n, number in enumerate(numbers)
    ]


def test_each_street_and_the_whole_are_counted():
    made = folded([*some(4, 10, None), *some(7, 9, **SOUTH)])
    rows = list(rows_of(made, ORGS))

    assert [(r.place and r.place.name, r.lack.missing) for r in rows] == [
        (None, 10),
        ("义宁镇", 6),
        ("南城街道", 4),
    ]
    whole, first, _ = (row.lack for row in rows)
    assert (whole.of, whole.assessed, whole.short, whole.unknown) == (5, 4, 3, 1)
    assert (first.of, first.assessed, first.short, first.unknown) == (3, 2, 1, 1)
    assert [standard.slug for standard in rows[0].standards] == [
        "min-social-organisations"
    ]


def test_streets_that_lack_nothing_have_no_row_and_what_nobody_lacks_none_at_all():
    assert len(list(rows_of(folded([*some(4), *some(10, **SOUTH)]), ORGS))) == 2
    assert list(rows_of(folded(some(10, 12)), ORGS)) == []
    assert list(every_row(folded([]))) == []


def test_what_nobody_lacks_is_told_apart_from_what_nobody_has_told():
    made = folded([*some(10, None), *some(None, **SOUTH)])
    north, south = made.in_order()
    told = {row.measure.code: row for row in without_gap(made)}

    assert (told[ORGS.code].missing, told[ORGS.code].lack.unknown) == (0, 2)
    assert {row.missing for row in without_gap(made, south)} == {None}
    assert [row.missing for row in without_gap(made, north) if row.measure == ORGS] == [
        0
    ]
    assert ORGS not in {row.measure for row in without_gap(folded(some(4)))}


def test_communities_not_held_to_a_standard_are_neither_short_nor_unknown():
    facts = [a_place(0, social_organisations=4, urban_rural_class=None)]
    lack = folded(facts).whole(ORGS)

    assert (lack.of, lack.not_held, lack.unknown, lack.short) == (1, 1, 0, 0)
    assert ORGS not in {row.measure for row in without_gap(folded(facts))}


def test_the_nearest_price_counts_and_of_one_place_the_latest_until_then():
    prices = Prices.as_of(
        [
            price("360000000000", 9000),
            price("360424000000", 5000, 2024),
            price("360424000000", 6000, 2025),
            price("360424000000", 7000, 2027),
            price("360424101000", 8000, 2020),
            price("360424000000", 1, 2025, "elder-beds"),
        ],
        2026,
    )
    made = folded([*some(4), a_place(1, social_organisations=9)], prices)
    assert made.whole(ORGS).cost_yuan == 7 * 6000

    assert prices.find(ORGS.code, "360424101003").amount_yuan == 8000
    assert prices.find(ORGS.code, "360502001001").amount_yuan == 9000
    assert prices.find(ORGS.code, "110101001001") is None


def test_what_has_no_price_has_no_cost_and_money_costs_itself():
    facts = [a_place(0, social_organisations=4, funding=(funds(8000),))]
    made = folded(facts)

    assert (made.whole(ORGS).priced, made.whole(ORGS).cost_yuan) == (0, 0)
    assert (made.whole(FUND).priced, made.whole(FUND).cost_yuan) == (1, 37_000)


def test_where_some_have_a_price_it_is_told_of_how_many():
    prices = Prices((price("360425000000", 100),))
    facts = [*some(4), a_place(1, social_organisations=9, code="360425100001")]
    (whole, *_) = rows_of(folded(facts, prices), ORGS)

    assert (whole.lack.priced, whole.lack.short) == (1, 2)
    assert not whole.is_wholly_priced
    assert list(whole.lack.prices) == [prices.rows[0]]


def test_above_a_county_counties_are_told():
    facts = [
        *some(4, county="修水县"),
        *some(5, 6, code="360425100001", **ELSEWHERE),
    ]
    rows = list(rows_of(folded(facts, by=By.COUNTY), ORGS))

    assert [row.place.name for row in rows[1:]] == ["修水县", "永修县"]


@pytest.mark.parametrize(
    ("scope", "by"),
    [
        ("360000000000", By.COUNTY),
        ("360400000000", By.COUNTY),
        ("360424000000", By.STREET),
        ("360424100000", By.STREET),
        ("360424100001", By.STREET),
    ],
)
def test_a_scope_is_told_by_what_lies_next_below(scope, by):
    assert By.of(scope) is by


def test_rules_that_are_off_measure_nothing():
    assert list(every_row(folded(some(4), rules=["no-meeting-room"]))) == []


@settings(max_examples=30, deadline=None)
@given(data=st.data(), rows=communities(most=8))
def test_parts_merged_in_any_order_are_the_whole(data, rows):
    whose = st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows))
    parts = data.draw(whose)
    order = data.draw(st.permutations([0, 1, 2]))
    prices = Prices((price("360424000000", 5000),))
    whole = folded(rows, prices)
    merged = folded([], prices)
    for part in order:
        mine = [row for row, its in zip(rows, parts, strict=True) if its == part]
        merged.merge(folded(mine, prices))

    assert said(merged) == said(whole)


def said(made: Shortfalls) -> list[tuple[str, str, Lack]]:
    return [
        (row.measure.code, row.place.code if row.place else "", row.lack)
        for row in every_row(made)
    ]
