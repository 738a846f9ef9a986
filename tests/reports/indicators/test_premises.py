"""Areas, tenure and rooms."""

from decimal import Decimal

import pytest

from reports.facts.shapes import PeriodFacts
from reports.rules.standards import Standards
from tests.reports.indicators.made import (
    DAY,
    a_place,
    a_standard,
    an_office,
    figure,
    value,
)

IDLE = an_office(
    120, name="南崖景苑", tenure="owned", in_use=False, unused_reason="无钱装修"
)


def test_mean_area_leaves_out_houses_not_in_use():
    rows = [
        a_place(1, premises=(an_office(55), IDLE)),
        a_place(2, premises=(an_office(67),)),
    ]

    assert value("office_area_avg", *rows) == 61


def test_mean_area_is_over_communities_that_have_an_office():
    rows = [a_place(1, premises=(an_office(60),)), a_place(2, premises=())]

    found = figure("office_area_avg", *rows)

    assert found.value == 60
    assert (found.reported, found.of) == (1, 2)


def test_an_office_of_unknown_area_makes_the_community_unknown():
    rows = [a_place(1, premises=(an_office(60), an_office(None, name="另一处")))]

    assert value("office_area_total", *rows) is None


def test_total_area_counts_a_community_on_record_without_an_office_as_none():
    found = figure("office_area_total", a_place(1, premises=()))

    assert found.value == 0
    assert found.reported == 1


def test_activity_houses_are_no_offices():
    hall = an_office(300, use="activity")

    assert value("office_area_total", a_place(1, premises=(hall, an_office(50)))) == 50


def test_shared_area_is_taken_off_only_where_it_is_known():
    known = a_place(1, premises=(an_office(400, shared_area_m2=Decimal(150)),))
    unknown = a_place(2, premises=(an_office(400),))

    found = figure("office_area_total_unshared", known, unknown)

    assert found.value == 250
    assert found.reported == 1


def test_meeting_the_standard_is_counted_where_one_is_in_force():
    standards = Standards(DAY, (a_standard(500, scope_code="360424000000"),))
    elsewhere = a_place(3, premises=(an_office(900),))
    rows = [
        a_place(1, premises=(an_office(500),)),
        a_place(2, premises=(an_office(499),)),
    ]

    count = figure("area_meeting_standard_count", *rows, standards=standards)
    share = figure("area_meeting_standard_share", *rows, standards=standards)
    none = figure("area_meeting_standard_count", elsewhere)

    assert (count.value, count.reported) == (1, 2)
    assert share.value == Decimal("0.500")
    assert (none.value, none.reported) == (None, 0)


@pytest.mark.parametrize(
    ("area", "band"), [(99, "lt100"), (100, "lt300"), (499, "lt500"), (500, "ge500")]
)
def test_area_bands_include_their_lower_end(area, band):
    row = a_place(1, premises=(an_office(area),))

    assert value("office_area_bands", row) == {band: 1}


def test_smallest_offices_are_listed_from_the_smallest():
    rows = [
        a_place(n, premises=(an_office(area),))
        for n, area in enumerate((144, 20, 300), 1)
    ]

    found = value("example_office_small", *rows)

    assert [(row.place.name, row.figures["floor_area_m2"]) for row in found] == [
        ("第二社区", 20),
        ("第一社区", 144),
        ("第三社区", 300),
    ]


def test_area_per_hundred_households_is_of_sums():
    rows = [
        a_place(
            1, premises=(an_office(300),), period=PeriodFacts(household_count=1000)
        ),
        a_place(2, premises=(an_office(600),), period=PeriodFacts(household_count=500)),
    ]

    assert value("area_per_100_households", *rows) == Decimal("60.0")


def test_tenure_counts_communities_and_not_idle_houses():
    rows = [
        a_place(1, premises=(an_office(tenure="leased"),)),
        a_place(2, premises=(an_office(tenure="borrowed_free"), IDLE)),
    ]

    assert value("tenure_distribution", *rows) == {"borrowed_free": 1, "leased": 1}
    assert value("own_office_share", *rows) == Decimal("0.000")


def test_rent_is_unknown_where_nobody_said_how_houses_are_held():
    rows = [
        a_place(
            1, premises=(an_office(tenure="leased", monthly_rent_yuan=Decimal(700)),)
        ),
        a_place(2, premises=(an_office(),)),
        a_place(3, premises=(an_office(tenure="owned"),)),
    ]

    found = figure("rent_total", *rows)

    assert found.value == 700
    assert found.reported == 2


def test_leased_houses_are_listed_with_their_rent():
    office = an_office(
        tenure="leased", provider_name="民房", monthly_rent_yuan=Decimal(700)
    )

    (row,) = value("rent_rows", a_place(1, premises=(office,)))

    assert row.figures == {
        "premises": "办公用房",
        "provider": "民房",
        "monthly_rent_yuan": Decimal(700),
    }


def test_providers_are_named_once():
    rows = [
        a_place(n, premises=(an_office(tenure="borrowed_free", provider_name=name),))
        for n, name in enumerate(("财政局", "企办", "企办"), 1)
    ]

    assert value("provider_list", *rows) == ["企办", "财政局"]


def test_own_houses_that_stand_empty_are_listed_with_the_reason():
    (row,) = value("unused_owned", a_place(1, premises=(an_office(55), IDLE)))

    assert row.place.name == "第一社区"
    assert row.figures["floor_area_m2"] == 120
    assert row.figures["reason"] == "无钱装修"


def test_rooms_are_counted_by_community_and_absence_is_told_from_silence():
    rows = [
        a_place(1, premises=(an_office(rooms={"meeting_room": False}),)),
        a_place(2, premises=(an_office(rooms={"service_hall": True}),)),
        a_place(
            3,
            premises=(
                an_office(rooms={"meeting_room": False}),
                an_office(name="二", rooms={"meeting_room": True}),
            ),
        ),
        a_place(4),
    ]

    assert value("room_coverage", *rows) == {"meeting_room": 1, "service_hall": 1}
    assert value("room_coverage_share", *rows)["meeting_room"] == Decimal("0.500")
    halls = figure("service_halls", *rows)
    assert (halls.value, halls.reported) == (1, 1)


def test_a_community_without_premises_has_no_meeting_room():
    found = figure("meeting_room_communities", a_place(1, premises=()))

    assert (found.value, found.reported) == (0, 1)


def test_defects_are_counted_by_community():
    two = (
        an_office(defects=("leak",)),
        an_office(name="二", defects=("leak", "flood")),
    )

    assert value("premises_defects", a_place(1, premises=two)) == {
        "flood": 1,
        "leak": 1,
    }


def test_area_change_compares_the_houses_of_both_days():
    row = a_place(1, premises=(an_office(200),), base_premises=(an_office(50), IDLE))

    assert value("office_area_growth", row) == {"base": 50, "now": 200, "change": 150}
