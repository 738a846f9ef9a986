"""Outlets, volunteers, funds, income, cases, hazards and projects."""

from decimal import Decimal

import pytest

from reports.facts.shapes import (
    CommunityFacts,
    FundingFacts,
    HazardFacts,
    PeriodFacts,
    ProjectFacts,
    RegionFacts,
    TeamFacts,
    YearAmount,
)
from tests.reports.indicators.made import a_place, figure, value, with_figures


def test_outlets_are_as_handed_in_or_else_as_on_record_one_by_one():
    rows = [
        a_place(1, period=PeriodFacts(service_outlet_count=50), outlets=("grocery",)),
        a_place(2, outlets=("snack", "grocery", "grocery")),
        a_place(3),
    ]

    found = figure("outlet_total", *rows)

    assert (found.value, found.reported) == (53, 2)
    assert value("outlet_types", *rows) == ["grocery", "snack"]
    assert value("outlets_by_type", *rows) == {"grocery": 3, "snack": 1}


def test_a_team_of_unknown_size_makes_the_volunteers_unknown():
    teams = (TeamFacts(name="甲", team_type="patrol"),)

    assert value("volunteer_team_total", a_place(1, teams=teams)) == 1
    assert value("volunteer_total", a_place(1, teams=teams)) is None


def test_beds_are_told_for_a_thousand_elderly():
    row = with_figures(1, elderly_bed_count=24, elderly_population=1000)

    assert value("beds_per_1000_elderly", row) == Decimal("24.0")


def test_tasks_and_duties_are_one_number_where_all_report_the_same():
    same = [
        with_figures(n, admin_task_count=17, statutory_duty_count=n) for n in (1, 2)
    ]

    assert value("admin_task_count", *same) == 17
    assert value("statutory_duty_count", *same) == {"min": 1, "max": 2}


def money(amount, kind="allocated", source="county_finance", purpose="office"):
    known = None if amount is None else Decimal(amount)
    return FundingFacts(purpose=purpose, source=source, kind=kind, amount_yuan=known)


@pytest.mark.parametrize(
    ("funding", "fund"),
    [
        ((money(8000),), 8000),
        ((money(9000, "budget"), money(8000)), 8000),
        ((money(9000, "budget"),), 9000),
        ((money(7500, "spent"),), 7500),
        ((money(5000), money(3000, source="township")), 8000),
        ((money(8000), money(None, source="township")), None),
        ((money(8000, "gap"),), None),
        ((money(8000, purpose="work"),), None),
        ((), 0),
        (None, None),
    ],
)
def test_office_fund_is_what_arrived_and_never_the_same_money_twice(funding, fund):
    assert value("office_fund_per_community", a_place(1, funding=funding)) == fund


def test_office_fund_is_one_number_or_a_range():
    rows = [a_place(n, funding=(money(a),)) for n, a in enumerate((70_000, 120_000), 1)]

    assert value("office_fund_per_community", *rows[:1]) == 70_000
    assert value("office_fund_per_community", *rows) == {"min": 70_000, "max": 120_000}


def test_money_by_source_leaves_out_unknown_amounts():
    row = a_place(1, funding=(money(8000), money(None, source="donation")))

    assert value("funding_by_source", row) == {"county_finance": 8000}


def series(*amounts):
    return tuple(
        YearAmount(year=2023 + n, amount=Decimal(a)) for n, a in enumerate(amounts)
    )


def test_income_adds_up_by_year_and_keeps_a_year_of_nothing():
    rows = [
        a_place(1, income=series(30_000, 8000, 0)),
        a_place(2, income=series(20_000, 6000, 0)),
    ]

    assert value("income_by_year", *rows) == {"2023": 50_000, "2024": 14_000, "2025": 0}


def test_security_cases_add_up_by_year():
    rows = [
        a_place(1, security_cases=series(18, 15)),
        a_place(2, security_cases=series(15, 13)),
    ]

    assert value("security_cases_by_year", *rows) == {"2023": 33, "2024": 28}


def a_hazard(**known) -> HazardFacts:
    given = {"category": "fire", "level": "general", "status": "found"}
    return HazardFacts(**given | known)


def test_closure_is_of_hazards_found_in_the_period():
    hazards = (
        a_hazard(status="closed", is_open=False),
        a_hazard(level="major", is_overdue=True),
        a_hazard(category="gas", found_in_period=False),
    )
    row = a_place(1, hazards=hazards)

    assert value("hazard_closure_rate", row) == Decimal("0.500")
    assert value("hazard_total", row) == 2
    assert value("hazard_open_total", row) == 2
    assert value("hazard_overdue_total", row) == 1
    assert value("hazard_major_open_total", row) == 1
    assert value("hazards_by_category", row) == {"fire": 2, "gas": 1}
    assert value("hazards_by_status", row) == {"closed": 1, "found": 2}


def test_no_hazards_are_known_to_be_none():
    found = figure("hazard_total", a_place(1, hazards=()), a_place(2))

    assert (found.value, found.reported) == (0, 1)


def test_a_police_room_is_known_from_the_figures_or_from_the_rooms():
    rows = [with_figures(1, has_police_room=True), a_place(2, premises=()), a_place(3)]

    found = figure("police_room_communities", *rows)

    assert (found.value, found.reported) == (1, 2)


def a_project(**known) -> ProjectFacts:
    return ProjectFacts(name="金厦社区", project_type="new_rural_community", **known)


def test_completion_is_of_projects_that_reported_both():
    projects = (
        a_project(started_households=9983, completed_households=8526),
        a_project(started_households=500),
    )
    row = a_place(1, projects=projects)

    assert value("completion_share", row) == Decimal("0.854")
    assert value("started_households", row) == 10_483
    assert value("sites_total", row) == 2


def test_investment_is_a_share_of_each_region_once():
    region = RegionFacts(
        division_name="甲区",
        division_code="620602000000",
        year=2025,
        fixed_asset_investment_yi=Decimal("204.86"),
    )
    rows = [
        a_place(n, region=region, projects=(a_project(fixed_asset_investment_yi=a),))
        for n, a in enumerate((Decimal("10.00"), Decimal("3.81")), 1)
    ]

    assert value("fai_share", *rows) == Decimal("0.0674")


def test_land_that_regions_could_save_is_counted_once_a_region():
    def of(number: int, code: str, land: int | None, planned: int) -> CommunityFacts:
        region = RegionFacts(
            division_name="区",
            division_code=code,
            year=2025,
            rural_housing_land_mu=None if land is None else Decimal(land),
            planned_total_land_mu=Decimal(planned),
        )
        return a_place(number, region=region)

    rows = [
        *(
            of(1, "620602000000", 279_000, 80_000),
            of(2, "620602000000", 279_000, 80_000),
        ),
        *(of(3, "620621000000", 5_000, 6_000), of(4, "620622000000", None, 6_000)),
    ]
    assert value("land_potential", *rows) == 199_000 - 1_000
    assert figure("land_potential", *rows).reported == 3
