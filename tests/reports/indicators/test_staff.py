"""Staff: how many, who they are, what they are paid."""

from decimal import Decimal

import pytest

from reports.facts.shapes import PayFacts, PeriodFacts, RegionFacts, StaffFacts
from tests.reports.indicators.made import a_place, figure, value, with_staff


def of_ages(*ages):
    return [StaffFacts(age=age) for age in ages]


@pytest.mark.parametrize(
    ("age", "band"),
    [(29, "lt30"), (30, "mid"), (44, "mid"), (45, "ge45"), (None, None)],
)
def test_age_bands_leave_no_age_out(age, band):
    found = value("staff_by_age_band", with_staff(1, StaffFacts(age=age)))

    assert found == ({band: 1} if band else None)


def test_mean_age_is_of_the_ages_on_record():
    rows = [
        with_staff(1, *of_ages(40, 41, None)),
        with_staff(2, *of_ages(39)),
        a_place(3),
    ]

    found = figure("staff_age_avg", *rows)

    assert found.value == Decimal("40.0")
    assert (found.reported, found.of) == (2, 3)


def test_mean_age_change_is_against_the_base_day():
    row = a_place(1, staff=tuple(of_ages(30, 40)), base_staff=tuple(of_ages(43)))

    assert value("staff_age_avg_change", row) == {
        "base": Decimal("43.0"),
        "now": Decimal("35.0"),
        "change": Decimal("-8.0"),
    }


def test_distributions_count_everybody_once_and_show_who_is_unknown():
    row = with_staff(
        1, StaffFacts(gender="male"), StaffFacts(gender="female"), StaffFacts()
    )

    assert value("staff_by_gender", row) == {"female": 1, "male": 1, "unknown": 1}


def test_a_distribution_nobody_reported_is_unknown():
    assert value("staff_by_gender", with_staff(1, StaffFacts(), StaffFacts())) is None


def test_education_falls_into_three_bands():
    levels = (
        "doctor",
        "junior_college",
        "secondary_vocational",
        "senior_high",
        "primary",
    )
    row = with_staff(1, *(StaffFacts(education=level) for level in levels))

    assert value("staff_by_education", row) == {
        "college_plus": 2,
        "junior_high": 1,
        "senior_high": 2,
    }
    assert value("share_college_plus", row) == Decimal("0.400")


def test_shares_are_of_those_who_reported():
    row = with_staff(
        1,
        StaffFacts(political_status="party_member"),
        StaffFacts(political_status="probationary"),
        StaffFacts(political_status="masses"),
        StaffFacts(),
    )

    assert value("share_party_staff", row) == Decimal("0.667")


def test_somebody_with_two_posts_counts_in_both_and_is_one_person():
    both = StaffFacts(positions=("secretary", "director"))
    row = with_staff(1, both, StaffFacts(positions=("general",)))

    assert value("staff_total", row) == 2
    assert value("staff_by_position", row) == {
        "director": 1,
        "general": 1,
        "secretary": 1,
    }
    assert value("dual_post_count", row) == 1
    assert value("heads_count", row) == 1
    assert value("heads_count_share", row) == Decimal("0.500")
    assert value("posts_per_community_range", row) == {"min": 3, "max": 3}


def test_positions_per_community_are_one_number_where_all_are_alike():
    director, deputy = (
        StaffFacts(positions=("director",)),
        StaffFacts(positions=("deputy_director",)),
    )
    rows = [with_staff(n, director, *[deputy] * 5) for n in (1, 2)]

    assert value("staff_by_position_per_community", *rows) == {
        "director": 1,
        "deputy_director": 5,
    }


def test_range_of_staff_counts_a_community_without_any():
    rows = [with_staff(1, *of_ages(30, 31, 32, 33)), a_place(2, staff=()), a_place(3)]

    found = figure("staff_per_community_range", *rows)

    assert found.value == {"min": 0, "max": 4}
    assert found.reported == 2


def test_staff_for_ten_thousand_needs_both_figures():
    rows = [
        a_place(
            1,
            staff=tuple(of_ages(*[40] * 18)),
            period=PeriodFacts(resident_population=10_000),
        ),
        a_place(2, staff=tuple(of_ages(40))),
    ]

    found = figure("staff_per_10k", *rows)

    assert (found.value, found.reported) == (Decimal("18.0"), 1)


ALL = dict.fromkeys(
    ("pension", "medical", "unemployment", "injury", "maternity", "housing_fund"), True
)


@pytest.mark.parametrize(
    ("insurances", "share"),
    [
        (ALL, Decimal("1.000")),
        (ALL | {"housing_fund": False}, Decimal("0.000")),
        ({"pension": False}, Decimal("0.000")),
        ({"pension": True}, None),
        (None, None),
    ],
)
def test_insurance_is_complete_incomplete_or_unknown(insurances, share):
    row = with_staff(1, StaffFacts(insurances=insurances))

    assert value("insurance_coverage", row) == share


def test_retention_is_of_those_recruited_and_still_there():
    rows = [
        a_place(1, recruited_count=60, recruited_staying_count=30),
        a_place(2, recruited_count=40, recruited_staying_count=23),
        a_place(3),
    ]

    assert value("retention", *rows) == Decimal("0.530")


def pay(head, general, payer="county_finance"):
    return (
        PayFacts(post_grade="head", payer=payer, monthly_amount_yuan=Decimal(head)),
        PayFacts(
            post_grade="general", payer=payer, monthly_amount_yuan=Decimal(general)
        ),
    )


def test_pay_is_the_sum_over_payers():
    row = a_place(
        1,
        pay=(
            *pay(600, 500),
            *pay(300, 300, "township"),
            *pay(100, 90, "civil_affairs"),
        ),
    )

    assert value("pay_by_grade", row) == {"head": 1000, "general": 890}
    assert value("pay_components", row)["civil_affairs.general"] == 90


def test_pay_is_told_by_place_where_that_is_known():
    rows = [
        a_place(1, location_class="urban_core", pay=pay(1500, 1200)),
        a_place(2, location_class="town_seat", pay=pay(1000, 800)),
    ]

    found = value("pay_by_grade", *rows)

    assert found["urban_core.head"] == 1500
    assert found["town_seat.general"] == 800
    assert found["head"] == {"min": 1000, "max": 1500}
    assert value("pay_range", *rows) == {"min": 800, "max": 1500}
    assert value("pay_min", *rows).figure == 800


def test_a_grade_with_an_unknown_part_has_no_pay():
    part = PayFacts(post_grade="head", payer="township")
    row = a_place(1, pay=(*pay(600, 500), part))

    assert value("pay_by_grade", row) == {"general": 500}


def test_pay_against_the_average_wage_of_the_place():
    region = RegionFacts(
        division_name="甲县", year=2025, avg_wage_yuan_month=Decimal(1390)
    )
    row = a_place(1, pay=pay(600, 600), region=region)

    assert value("pay_vs_average", row) == {
        "head": Decimal("0.432"),
        "general": Decimal("0.432"),
    }


def test_pension_subsidies_range_over_persons():
    rows = [
        with_staff(
            n, *(StaffFacts(pension_subsidy_yuan_year=Decimal(a)) for a in amounts)
        )
        for n, amounts in enumerate(((450, 400), (600, 500)), 1)
    ]

    assert value("pension_subsidy_range", *rows) == {"min": 400, "max": 600}


def test_the_community_with_the_oldest_staff_is_named_by_their_mean_age():
    rows = [
        with_staff(n, *(StaffFacts(age=age) for age in ages))
        for n, ages in enumerate(((60, 30), (50, 47), (None,)), 1)
    ]
    found = figure("oldest_staff", *rows)

    assert found.value.figure == Decimal("48.5")
    assert [place.name for place in found.value.places] == ["第二社区"]
    assert found.reported == 2
