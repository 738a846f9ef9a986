"""Each check of the catalogue: what raises it, and what just does not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from communities.models import CommunityPeriod
from record.checks.catalogue import BY_CODE, CHECKS, doubts_of
from record.checks.facts import (
    FORM_OF_FIGURE,
    Cases,
    CommunityRecord,
    Estate,
    Figures,
    Fund,
    GridRow,
    Group,
    HazardRow,
    Held,
    House,
    Income,
    Organisation,
    Pay,
    Person,
    Project,
    Team,
)
from record.handed_in import BY_SLUG

DAY = date(2026, 3, 12)


def record(before: dict[str, Any] | None = None, **fields: Any) -> CommunityRecord:
    """A record of the figures named and of the rows given."""
    figures = {name: fields.pop(name) for name in list(fields) if name in FIGURES}
    return CommunityRecord(
        community=1,
        day=DAY,
        year=2025,
        figures=Figures(figures),
        before=Figures(before or {}),
        **fields,
    )


FIGURES = set(FORM_OF_FIGURE)


def person(**fields: Any) -> dict[str, Any]:
    return {"staff": (Person(pk=7, name="王某", **fields),)}


def holding(*posts: tuple[str, str, int], **fields: Any) -> dict[str, Any]:
    held = tuple(Held(position=a, mode=b, place=c) for a, b, c in posts)
    return person(posts=held, **fields)


def two_in(position: str, place: int) -> dict[str, Any]:
    held = (Held(position=position, mode="full_time", place=place),)
    return {"staff": tuple(Person(pk=k, name=f"某{k}", posts=held) for k in (1, 2))}


def pay(*parts: tuple[str, Any], **fields: Any) -> dict[str, Any]:
    rows = (
        Pay(pk=k, name=g, grade=g, monthly=m and Decimal(m), **fields)
        for k, (g, m) in enumerate(parts, 1)
    )
    return {"pay": tuple(rows)}


def org(**fields: Any) -> dict[str, Any]:
    given = {"org_type": "branch", "figures_row": 9} | fields
    return {"organisations": (Organisation(pk=7, name="党支部", **given),)}


def house(**fields: Any) -> dict[str, Any]:
    numbers = {
        k: Decimal(v) if isinstance(v, int | str) and not isinstance(v, bool) else v
        for k, v in fields.items()
    }
    return {"premises": (House(pk=7, name="办公楼", **numbers),)}


def estate(area: int, given: int) -> dict[str, Any]:
    areas = {"floor_area": Decimal(area), "provided_area": Decimal(given)}
    return {"estates": (Estate(pk=7, name="景苑", **areas),)}


def fund(amount: Any, before: Any = None, **fields: Any) -> Fund:
    return Fund(
        pk=7,
        name="经费",
        amount=amount and Decimal(amount),
        amount_before=before and Decimal(before),
        **{"purpose": "office", "kind": "allocated"} | fields,
    )


def hazard(**fields: Any) -> dict[str, Any]:
    given = {"status": "found", "found_on": date(2025, 5, 1)} | fields
    return {"hazards": (HazardRow(pk=7, name="楼道", **given),)}


IN_HAND = {
    "status": "rectifying",
    "deadline": date(2025, 6, 1),
    "responsible_unit": "居委会",
    "responsible_person": "张某",
    "measure": "清理",
}


def project(**fields: Any) -> dict[str, Any]:
    numbers = {
        k: v if k in ("planned", "started", "completed") else Decimal(v)
        for k, v in fields.items()
    }
    return {"projects": (Project(pk=7, name="新社区", **numbers),)}


def group(code: str = "disabled", **fields: Any) -> dict[str, Any]:
    return {"groups": (Group(pk=7, name=code, group=code, **fields),)}


def grids(*households: int | None, party: bool | None = None) -> dict[str, Any]:
    rows = enumerate(households, 1)
    return {
        "grids": tuple(
            GridRow(pk=k, name=str(k), households=n, has_party_group=party)
            for k, n in rows
        )
    }


def incomes(*amounts: tuple[int, Any]) -> dict[str, Any]:
    rows = enumerate(amounts, 1)
    return {
        "income": tuple(
            Income(pk=k, name=str(y), year=y, source="rent", amount=a and Decimal(a))
            for k, (y, a) in rows
        )
    }


def cases(*counts: tuple[int, int | None]) -> dict[str, Any]:
    rows = enumerate(counts, 1)
    return {
        "cases": tuple(
            Cases(pk=k, name="案件", case_type="public_order", year=y, count=n)
            for k, (y, n) in rows
        )
    }


# code, what raises it, the field it is about, what just does not.
TABLE: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    (
        "household-size",
        {"population": 601, "household_count": 100},
        "population",
        {"population": 600, "household_count": 100},
    ),
    (
        "household-size",
        {"registered_population": 149, "registered_households": 100},
        "registered_population",
        {"registered_population": 150, "registered_households": 100},
    ),
    (
        "people-without-households",
        {"population": 5, "household_count": 0},
        "household_count",
        {"population": 0, "household_count": 0},
    ),
    (
        "population-against-basis",
        {"population": 9, "population_basis": "permanent", "resident_population": 8},
        "population",
        {"population": 9, "population_basis": "actual", "resident_population": 8},
    ),
    (
        "registered-against-resident",
        {"resident_population": 401, "registered_population": 100},
        "resident_population",
        {"resident_population": 400, "registered_population": 100},
    ),
    (
        "floating-above-population",
        {"floating_population": 11, "population": 9, "resident_population": 10},
        "floating_population",
        {"floating_population": 10, "population": 9, "resident_population": 10},
    ),
    (
        "ethnic-groups",
        {"ethnic_group_count": 57},
        "ethnic_group_count",
        {"ethnic_group_count": 56},
    ),
    (
        "group-above-population",
        {"population": 10} | group(persons=11),
        "person_count",
        {"population": 10} | group(persons=10),
    ),
    (
        "group-above-population",
        {"household_count": 10} | group(households=11),
        "household_count",
        {"household_count": None} | group(households=11),
    ),
    (
        "group-against-figure",
        {"elderly_population": 10} | group("aged_60_plus", persons=9),
        "person_count",
        {"elderly_population": 10} | group("disabled", persons=9),
    ),
    (
        "household-of-group",
        group(households=10, persons=9),
        "person_count",
        group(households=10, persons=60),
    ),
    (
        "allowance-outlier",
        group(monthly_standard=Decimal("0.063")),
        "monthly_standard_yuan",
        group(monthly_standard=Decimal(630)),
    ),
    (
        "area-outlier",
        {"area_km2": Decimal(6700)},
        "area_km2",
        {"area_km2": Decimal("6.7")},
    ),
    (
        "density-outlier",
        {"area_km2": Decimal("0.01"), "population": 1001},
        "area_km2",
        {"area_km2": Decimal("0.1"), "population": 5000},
    ),
    (
        "elderly-above-population",
        {"elderly_population": 11, "population": 10},
        "elderly_population",
        {"elderly_population": 10, "population": 10},
    ),
    (
        "volunteers-above-population",
        {"registered_volunteer_count": 11, "population": 10},
        "registered_volunteer_count",
        {"registered_volunteer_count": 11},
    ),
    (
        "estate-committees-above-estates",
        {"estate_committee_count": 4, "estate_count": 3},
        "estate_committee_count",
        {"estate_committee_count": 3, "estate_count": 3},
    ),
    (
        "building-leaders-above-buildings",
        {"building_leader_count": 4, "building_count": 3},
        "building_leader_count",
        {"building_leader_count": 3, "building_count": 3},
    ),
    (
        "buildings-above-households",
        {"building_count": 4, "household_count": 3},
        "building_count",
        {"building_count": 3, "household_count": 3},
    ),
    (
        "grids-above-households",
        {"grid_count": 4, "household_count": 3},
        "grid_count",
        {"grid_count": 3, "household_count": 3},
    ),
    (
        "party-grids-above-grids",
        {"party_grid_count": 4, "grid_count": 3},
        "party_grid_count",
        {"party_grid_count": 3, "grid_count": 3},
    ),
    (
        "service-categories-above-items",
        {"service_category_count": 4, "service_item_count": 3},
        "service_category_count",
        {"service_category_count": 3, "service_item_count": 3},
    ),
    (
        "departments-above-items",
        {"hall_department_count": 4, "hall_item_count": 3},
        "hall_department_count",
        {"hall_department_count": 3, "hall_item_count": 3},
    ),
    (
        "classes-above-trainees",
        {"training_class_count": 4, "training_person_times": 3},
        "training_class_count",
        {"training_class_count": 3, "training_person_times": 171},
    ),
    (
        "events-above-participants",
        {"cultural_event_count": 4, "event_participant_count": 3},
        "cultural_event_count",
        {"cultural_event_count": 3, "event_participant_count": 3},
    ),
    (
        "beds-above-elderly",
        {"elderly_bed_count": 4, "elderly_population": 3},
        "elderly_bed_count",
        {"elderly_bed_count": 3, "elderly_population": 3},
    ),
    (
        "placed-above-jobs",
        {"persons_placed": 1899, "jobs_developed": 1638},
        "persons_placed",
        {"persons_placed": 1638, "jobs_developed": 1638},
    ),
    (
        "moved-tenfold",
        {"before": {"population": 3000}, "population": 30000},
        "population",
        {"before": {"population": 3000}, "population": 3500},
    ),
    (
        "moved",
        {"before": {"population": 3000}, "population": 3901},
        "population",
        {"before": {"population": 3000}, "population": 3900},
    ),
    (
        "moved",
        {"before": {"admin_task_count": 0}, "admin_task_count": 17},
        "admin_task_count",
        {"before": {"admin_task_count": 3}, "admin_task_count": 5},
    ),
    (
        "share-slip",
        {"household_visit_share": Decimal("0.008")},
        "household_visit_share",
        {"household_visit_share": Decimal("0.01")},
    ),
    (
        "grid-size",
        {"household_count": 1501, "grid_count": 1},
        "grid_count",
        {"household_count": 1500, "grid_count": 1},
    ),
    ("walk-outlier", {"walk_minutes": 61}, "walk_minutes", {"walk_minutes": 60}),
    (
        "walk-outlier",
        {"service_radius_m": 20_001},
        "service_radius_m",
        {"service_radius_m": 20_000},
    ),
    (
        "walk-against-radius",
        {"walk_minutes": 10, "service_radius_m": 2001},
        "walk_minutes",
        {"walk_minutes": 10, "service_radius_m": 1000},
    ),
    (
        "none-but-some",
        {"has_website": False, "website_hit_count": 5},
        "website_hit_count",
        {"has_website": None, "website_hit_count": 5},
    ),
    (
        "grids-against-rows",
        {"grid_count": 3} | grids(None, None),
        "grid_count",
        {"grid_count": 3},
    ),
    (
        "party-grids-against-rows",
        {"party_grid_count": 3} | grids(None, None, party=True),
        "party_grid_count",
        {"party_grid_count": 3} | grids(None, None, party=None),
    ),
    (
        "grid-households-against-total",
        {"household_count": 1000} | grids(500, 449),
        "household_count",
        {"household_count": 1000} | grids(500, 450),
    ),
    (
        "estates-against-rows",
        {"estate_count": 2, "estates": (Estate(pk=1),)},
        "estate_count",
        {"estate_count": 1, "estates": (Estate(pk=1),)},
    ),
    (
        "outlets-against-rows",
        {"service_outlet_count": 2, "outlets": 3},
        "service_outlet_count",
        {"service_outlet_count": 91, "outlets": 3},
    ),
    (
        "tasks-against-rows",
        {"admin_task_count": 2, "tasks": 3},
        "admin_task_count",
        {"admin_task_count": 17, "tasks": 3},
    ),
    (
        "activities-against-rows",
        {"cultural_event_count": 2, "activities": 3},
        "cultural_event_count",
        {"cultural_event_count": 20, "activities": 3},
    ),
    (
        "staff-above-quota",
        {"staff_quota": 1, "staff": tuple(Person(pk=k) for k in (1, 2, 3))},
        "staff_quota",
        {"staff_quota": 1, "staff": tuple(Person(pk=k) for k in (1, 2))},
    ),
    (
        "service-station-against-bodies",
        {"has_service_station": False, "bodies": frozenset({"service_station"})},
        "has_service_station",
        {"has_service_station": True, "bodies": frozenset({"service_station"})},
    ),
    (
        "police-room-against-premises",
        {"has_police_room": False} | house(has_police_room=True),
        "has_police_room",
        {"has_police_room": False} | house(),
    ),
    (
        "party-body-without-organisation",
        {"absent_bodies": frozenset({"party_org"})} | org(),
        "",
        {"absent_bodies": frozenset({"party_org"})},
    ),
    (
        "team-outlier",
        {"population": 30, "teams": (Team(pk=1, name="队", members=31),)},
        "member_count",
        {"population": 30, "teams": (Team(pk=1, name="队", members=30),)},
    ),
    (
        "cases-doubled",
        cases((2025, 33), (2024, 16)),
        "case_count",
        cases((2025, 28), (2024, 33)),
    ),
    (
        "collective-income-outlier",
        {"collective_income_wan": Decimal(50_000)},
        "collective_income_wan",
        {"collective_income_wan": Decimal(5)},
    ),
    (
        "collective-income-against-rows",
        {"collective_income_wan": Decimal(6)} | incomes((2025, 50_000)),
        "collective_income_wan",
        {"collective_income_wan": Decimal(5)} | incomes((2025, 50_000), (2024, 9)),
    ),
    (
        "staff-none",
        {"household_count": 900, "staff_told_none": True},
        "",
        {"household_count": 900},
    ),
    (
        "staff-age",
        person(birth_date=date(2008, 3, 13)),
        "birth_date",
        person(birth_date=date(2008, 3, 12)),
    ),
    (
        "staff-age",
        person(birth_date=date(1950, 3, 12)),
        "birth_date",
        person(birth_date=date(1950, 3, 13)),
    ),
    (
        "staff-age-at-start",
        person(birth_date=date(1985, 6, 1), starts_on=date(2001, 5, 31)),
        "starts_on",
        person(birth_date=date(1985, 6, 1), starts_on=date(2001, 6, 1)),
    ),
    (
        "staff-education-against-age",
        person(birth_date=date(2006, 6, 1), education="bachelor"),
        "education",
        person(birth_date=date(2006, 3, 1), education="bachelor"),
    ),
    (
        "secretary-outside-party",
        holding(("secretary", "full_time", 1), political_status="masses"),
        "political_status",
        holding(("secretary", "full_time", 1), political_status="probationary"),
    ),
    ("two-secretaries", two_in("director", 1), "", two_in("director", 2)),
    (
        "full-time-twice",
        holding(("secretary", "full_time", 1), ("director", "full_time", 2)),
        "",
        holding(("secretary", "full_time", 1), ("director", "full_time", 1)),
    ),
    (
        "covered-above-households",
        {"household_count": 299} | person(households_covered=300),
        "households_covered",
        {"household_count": 300} | person(households_covered=300),
    ),
    (
        "subsidy-outlier",
        person(pension_subsidy=Decimal(60_001)),
        "pension_subsidy_yuan_year",
        person(pension_subsidy=Decimal(600)),
    ),
    (
        "pay-outlier",
        pay(("head", "99")),
        "monthly_amount_yuan",
        pay(("head", "500"), ("head", "300"), ("head", "90")),
    ),
    (
        "pay-outlier",
        pay(("general", "100001")),
        "monthly_amount_yuan",
        pay(("general", "100000")),
    ),
    (
        "raise-above-pay",
        pay(("general", "500"), raised=Decimal(501)),
        "raise_yuan_month",
        pay(("general", "500"), raised=Decimal(500)),
    ),
    (
        "heads-paid-less",
        pay(("head", "800"), ("general", "890")),
        "monthly_amount_yuan",
        pay(("head", "800"), ("general", "890"), ("head", None)),
    ),
    ("members-too-few", org(members=2), "member_count", org(members=3)),
    (
        "members-above-population",
        {"population": 100} | org(members=26),
        "member_count",
        {"population": 100} | org(members=25),
    ),
    (
        "tag-above-members",
        org(members=10, tags={"floating": 11}),
        "tag-floating",
        # Tags overlap: their sum may exceed the members.
        org(members=10, tags={"floating": 10, "laid_off": 10}),
    ),
    (
        "direct-above-members",
        org(members=10, direct=11),
        "direct_member_count",
        org(members=10, direct=10),
    ),
    (
        "members-moved",
        org(members=40, members_before=30),
        "member_count",
        org(members=39, members_before=30),
    ),
    (
        "floor-area-outlier",
        house(floor_area=30_001),
        "floor_area_m2",
        house(floor_area=20),
    ),
    (
        "floor-area-tenfold",
        house(floor_area=6100, area_before=610),
        "floor_area_m2",
        house(floor_area=610, area_before=300),
    ),
    (
        "rooms-above-floor-area",
        house(floor_area=100, rooms_area=101),
        "floor_area_m2",
        house(floor_area=100, rooms_area=100),
    ),
    (
        "rent-outlier",
        house(floor_area=10, rent=5001),
        "monthly_rent_yuan",
        house(floor_area=10, rent=5000),
    ),
    (
        "utilisation-slip",
        house(utilisation="0.009"),
        "utilisation_share",
        house(utilisation="0.01"),
    ),
    (
        "rooms-given-above-estate",
        estate(area=9, given=10),
        "provided_area_m2",
        estate(area=9, given=9),
    ),
    (
        "started-above-planned",
        project(started=631, planned=630),
        "started_households",
        project(started=630, planned=630),
    ),
    (
        "land-saved-above-need",
        {"land_per_household_mu": Decimal("1.5")}
        | project(planned=100, land_mu=50, land_saved_mu=101),
        "land_saved_mu",
        {"land_per_household_mu": Decimal("1.5")}
        | project(planned=100, land_mu=50, land_saved_mu=100),
    ),
    (
        "dwelling-outlier",
        project(dwelling_area=900),
        "unit_floor_area_m2",
        project(dwelling_area=90),
    ),
    (
        "subsidy-against-households",
        project(planned=100, subsidy_wan=300, subsidy_each_wan=2),
        "subsidy_total_wan",
        project(planned=150, started=9, subsidy_wan=300, subsidy_each_wan=2),
    ),
    (
        "project-outlier",
        project(approval_months=121),
        "approval_months",
        project(approval_months=6),
    ),
    (
        "project-outlier",
        project(cost_most_wan=180_000),
        "cost_per_household_max_wan",
        project(cost_most_wan=18),
    ),
    (
        "rent-above-fund",
        house(rent=700) | {"funding": (fund("8000"),)},
        "monthly_rent_yuan",
        house(rent=700) | {"funding": (fund("8400"),)},
    ),
    (
        "sum-outlier",
        {"funding": (fund("8"),)},
        "amount_yuan",
        {"funding": (fund("8000"),)},
    ),
    (
        "sum-in-another-unit",
        {"funding": (fund("80000000", "8000"),)},
        "amount_yuan",
        {"funding": (fund("80000", "8000"),)},
    ),
    (
        "given-above-granted",
        {"funding": (fund("9000"), fund("8000", kind="budget"))},
        "amount_yuan",
        {"funding": (fund("8000"), fund("8000", kind="budget"))},
    ),
    (
        "given-above-granted",
        {"funding": (fund("9000", kind="spent"), fund("8000"))},
        "amount_yuan",
        {"funding": (fund("9000", kind="spent"), fund(None))},
    ),
    (
        "income-in-another-unit",
        incomes((2025, 50_000), (2024, 5)),
        "amount_yuan",
        incomes((2025, 50_000), (2024, 14_000), (2023, 5)),
    ),
    (
        "hazard-without-deadline",
        hazard(**IN_HAND | {"deadline": None}),
        "deadline",
        hazard(),
    ),
    (
        "hazard-without-duty",
        hazard(**IN_HAND | {"responsible_person": ""}),
        "responsible_person",
        hazard(**IN_HAND),
    ),
    (
        "hazard-without-measure",
        hazard(**IN_HAND | {"measure": ""}),
        "measure",
        hazard(**IN_HAND | {"measure": "", "status": "assigned"}),
    ),
    (
        "hazard-without-review",
        hazard(**IN_HAND | {"status": "passed", "reviewer": "李某"}),
        "reviewed_on",
        hazard(**IN_HAND | {"status": "passed", "reviewer": "李某"}, reviewed_on=DAY),
    ),
    (
        "hazard-in-the-future",
        hazard(found_on=date(2026, 3, 13)),
        "found_on",
        hazard(found_on=DAY),
    ),
    (
        "hazard-deadline-far",
        hazard(**IN_HAND | {"deadline": date(2027, 5, 2)}),
        "deadline",
        hazard(**IN_HAND | {"deadline": date(2027, 5, 1)}),
    ),
    (
        "hazard-forgotten",
        hazard(found_on=date(2024, 3, 11)),
        "status",
        hazard(found_on=date(2024, 3, 12)),
    ),
]


def raised(code: str, fields: dict[str, Any]) -> list[Any]:
    return BY_CODE[code].doubts(record(**fields))


@pytest.mark.parametrize(("code", "wrong", "field", "right"), TABLE)
def test_check(code, wrong, field, right):
    (doubt,) = raised(code, wrong)
    assert doubt.code == code
    assert doubt.subject.field == field
    assert doubt.subject.form in BY_SLUG
    assert "<" not in doubt.message
    assert "%(" not in doubt.message
    assert raised(code, right) == []


def test_every_check_of_the_catalogue_is_in_the_table():
    assert {row[0] for row in TABLE} == set(BY_CODE)


def test_codes_are_given_once():
    assert len(BY_CODE) == len(CHECKS)


def test_nothing_on_record_raises_nothing():
    assert doubts_of(record()) == []


def test_every_number_of_a_period_belongs_to_a_form():
    keys = {"id", "community", "period"}
    columns = {field.name for field in CommunityPeriod._meta.fields} - keys
    assert columns == FIGURES


def test_a_figure_moved_tenfold_is_doubted_once():
    fields = {"before": {"population": 3000}, "population": 30_000}
    assert [doubt.code for doubt in doubts_of(record(**fields))] == ["moved-tenfold"]


def test_doubts_quote_their_figures_as_pages_print_them():
    (doubt,) = raised("moved", {"before": {"population": 3000}, "population": 12_000})
    assert "12,000" in doubt.message
    assert "3,000" in doubt.message
    assert doubt.figures["new"] == 12_000


def test_subjects_of_rows_and_of_figures_have_keys_that_stay():
    (row,) = raised("floor-area-outlier", house(floor_area=1))
    (figure,) = raised("ethnic-groups", {"ethnic_group_count": 60})
    assert row.subject.key == "facilities.premises:7:floor_area_m2"
    assert figure.subject.key == "communities.communityperiod::ethnic_group_count"


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (("responsible_unit",), "not said to which unit"),
        (("responsible_person",), "not said to which person"),
        (("responsible_unit", "responsible_person"), "to no unit and no person"),
    ],
)
def test_what_is_missing_of_a_duty_is_named_and_nothing_else(missing, words):
    given = hazard(**IN_HAND | dict.fromkeys(missing, ""))
    (doubt,) = raised("hazard-without-duty", given)
    assert words in doubt.message
    assert doubt.subject.field == missing[0]
