"""What each measure finds missing, as a table; and that it agrees with its rule."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from reports.facts.shapes import EstateFacts
from reports.models import PricedMeasure
from reports.rules.base import Gap, NotAssessed
from reports.rules.catalogue import RULES
from reports.rules.standards import Standard, Standards
from reports.shortfalls.measures import BY_CODE, MEASURES, Need, measures_of
from tests.reports.rules.made import BY_CODE as RULE
from tests.reports.rules.made import (
    DAY,
    NO_STANDARDS,
    NOT_HELD,
    STANDARDS,
    TONGLIANG,
    a_place,
    an_office,
    funds,
    own,
    people,
)
from tests.reports.rules.tables import ROWS


@dataclass(frozen=True)
class Case:
    """``missing``: a number, the words for what is not on record, or NOT_HELD."""

    measure: str
    known: dict[str, Any]
    missing: Any
    held: tuple[Standard, ...] = ()

    @property
    def standards(self) -> Standards:
        return Standards(DAY, (*STANDARDS.rows, *self.held))


def _figures(**figures: Any) -> dict[str, Any]:
    return {"figures": figures}


def _offices(*areas: Any, **known: Any) -> dict[str, Any]:
    return {"premises": tuple(an_office(area) for area in areas)} | known


def _estate(floor: Any, given: Any) -> EstateFacts:
    return EstateFacts(
        name="新区",
        floor_area_m2=floor and Decimal(floor),
        provided_area_m2=None if given is None else Decimal(given),
    )


PER_HOUSEHOLD = own("min-office-fund-per-household", 20, "元")
CASES = (
    Case("office-area", _offices(144, 20, **TONGLIANG), 336),
    Case("office-area", _offices(500, **TONGLIANG), 0),
    Case("office-area", {"premises": (), **TONGLIANG}, 500),
    Case("office-area", _offices(None, **TONGLIANG), "办公服务用房面积"),
    Case("office-area", _offices(20), NOT_HELD),
    Case("service-area", _offices(61) | _figures(household_count=4265), 1218.5),
    Case("service-area", _offices(1279.5) | _figures(household_count=4265), 0),
    Case("service-area", _offices(61), "社区服务设施面积和户数"),
    Case("service-area", _offices(61) | _figures(household_count=0), "和户数"),
    Case("activity-area", {"premises": ()}, 50),
    Case("activity-area", {"premises": (an_office(40, use="activity"),)}, 10),
    Case("activity-area", _offices(300), "活动场所面积"),
    Case("developer-rooms", {"estates": (_estate(100_000, 50),)}, 30),
    Case("developer-rooms", {"estates": (_estate(20_000, 0),)}, 30),
    Case(
        "developer-rooms",
        {"estates": (_estate(100_000, 50), _estate(20_000, 90), _estate(None, 9))},
        30,
    ),
    Case("developer-rooms", {"estates": (_estate(None, 9),)}, "住宅小区建筑面积"),
    Case("developer-rooms", {"estates": ()}, NOT_HELD),
    Case(
        "staff-posts",
        {"staff": people(4)} | _figures(resident_population=3001),
        2,  # 18 for ten thousand are 5.4 for three thousand, so 6
    ),
    Case(
        "staff-posts",
        {"staff": people(4)} | _figures(resident_population=3001, staff_quota=9),
        5,
    ),
    Case("staff-posts", {"staff": people(6)}, 0),
    Case(
        "staff-posts",
        {"staff": people(2), "urban_rural_class": "rural"},
        "编制数或常住人口",
    ),
    Case("staff-posts", _figures(staff_quota=7), "社区工作人员"),
    Case(
        "elder-beds",
        _figures(elderly_bed_count=10, elderly_population=900),
        22,  # 31.5, so 32
    ),
    Case("elder-beds", _figures(elderly_bed_count=10), "养老床位数和老年人口"),
    Case(
        "home-care-centers",
        _figures(home_care_center_count=1, resident_population=15_000),
        1,
    ),
    Case("service-outlets", _figures(household_count=1001) | {"outlets": ()}, 11),
    Case(
        "volunteers",
        _figures(registered_volunteer_count=100, resident_population=1000),
        30,
    ),
    Case("social-organisations", {"social_organisations": 4}, 6),
    Case(
        "social-organisations",
        {"social_organisations": 5, "urban_rural_class": "rural"},
        0,
    ),
    Case("social-organisations", {}, "社区社会组织数"),
    Case("office-fund", {"funding": (funds(8000),)}, 37_000),
    Case(
        "office-fund",
        {"funding": (funds(8000),)} | _figures(household_count=4000),
        72_000,
        (PER_HOUSEHOLD,),
    ),
    Case("office-fund", {"funding": (funds(8000),)}, 37_000, (PER_HOUSEHOLD,)),
    Case("office-fund", {}, "办公经费"),
)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.measure}-{case.missing}"
)
def test_a_measure_finds_what_is_missing(case):
    need = BY_CODE[case.measure].need(a_place(**case.known), case.standards)

    if isinstance(need, NotAssessed):
        assert case.missing in need.missing
    elif isinstance(need, Need):
        assert need.missing == Decimal(str(case.missing))
    else:
        assert case.missing is need is NOT_HELD


def test_every_measure_is_looked_at_and_belongs_to_a_rule():
    assert {case.measure for case in CASES} == set(BY_CODE)
    assert {each.rule for each in MEASURES} <= {rule.code for rule in RULES}
    assert len(BY_CODE) == len(MEASURES)


def test_what_is_no_money_can_have_a_price():
    assert set(PricedMeasure.values) == {e.code for e in MEASURES if not e.is_money}


def test_only_measures_of_rules_in_force_are_used():
    found = measures_of({"social-org-few", "no-meeting-room"})

    assert [each.code for each in found] == ["social-organisations"]


# Of several ways to fall short the measure takes the one that asks for most, the
# rule the one that is furthest off.
SEVERAL = {"staff-posts", "office-fund"}


@pytest.mark.parametrize(
    ("measure", "row"),
    [
        (each, row)
        for each in MEASURES
        for row in ROWS
        if row.code == each.rule and not row.beside
    ],
    ids=lambda value: getattr(value, "name", "") or value.code,
)
def test_something_is_missing_just_where_the_rule_finds_a_gap(measure, row):
    standards = Standards(DAY, (*STANDARDS.rows, *row.held))
    facts = a_place(**row.known)
    outcome = RULE[measure.rule].check(facts, standards)
    need = measure.need(facts, standards)

    if isinstance(outcome, Gap) and isinstance(need, Need):
        assert need.missing > 0
        if measure.code not in SEVERAL and outcome.standard:
            assert need.standard == outcome.standard
    elif isinstance(need, Need):
        assert need.missing == 0
    elif isinstance(outcome, Gap):
        # A room that is not there has no size that anybody has told.
        assert measure.code == "activity-area"


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.code)
def test_without_standards_nobody_lacks_anything(measure):
    facts = a_place(staff=people(3), premises=(), funding=(), outlets=())

    assert not isinstance(measure.need(facts, NO_STANDARDS), Need)
