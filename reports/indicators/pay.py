"""What communities' staff are paid."""

from collections.abc import Collection
from decimal import Decimal
from functools import partial

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme, indicator
from reports.indicators.compared import Overall
from reports.indicators.readings import monthly_pay
from reports.indicators.tallies import Extreme, Number, Spread
from reports.indicators.words import GRADES, LOCATIONS, PAYERS, UNKNOWN

BY_GRADE = GRADES | {
    f"{place}.{grade}": f"{place_name}{grade_name}"
    for place, place_name in LOCATIONS.items()
    for grade, grade_name in GRADES.items()
}
BY_PAYER = {
    f"{payer}.{grade}": f"{payer_name}发放给{grade_name}"
    for payer, payer_name in PAYERS.items()
    for grade, grade_name in GRADES.items()
}


def _by_grade(facts: CommunityFacts) -> dict[str, Number] | None:
    """By grade, and again by location and grade where the location is known."""
    pay = monthly_pay(facts)
    if pay is None:
        return None
    place = facts.location_class
    local = {f"{place}.{grade}": total for grade, total in pay.items()} if place else {}
    return pay | local


def _components(facts: CommunityFacts) -> dict[str, Number] | None:
    if facts.pay is None:
        return None
    parts: dict[str, Number] = {}
    for row in facts.pay:
        if row.monthly_amount_yuan is not None:
            key = f"{row.payer or UNKNOWN}.{row.post_grade}"
            parts[key] = parts.get(key, 0) + row.monthly_amount_yuan
    return None if facts.pay and not parts else parts


def _lowest(facts: CommunityFacts) -> Number | None:
    pay = monthly_pay(facts)
    return min(pay.values()) if pay else None


def _against_wage(facts: CommunityFacts) -> dict[str, Number] | None:
    pay = monthly_pay(facts)
    wage = facts.region.avg_wage_yuan_month if facts.region else None
    if pay is None or not wage:
        return None
    return {grade: Decimal(total) / wage for grade, total in pay.items()}


def _ends(amounts: Collection[Number]) -> dict[str, Number] | None:
    return {"min": min(amounts), "max": max(amounts)} if amounts else None


def _all_grades(facts: CommunityFacts) -> dict[str, Number] | None:
    pay = monthly_pay(facts)
    return _ends(pay.values()) if pay else None


def _subsidies(facts: CommunityFacts) -> dict[str, Number] | None:
    if facts.staff is None:
        return None
    sums = [
        person.pension_subsidy_yuan_year
        for person in facts.staff
        if person.pension_subsidy_yuan_year is not None
    ]
    return _ends(sums)


_of = partial(indicator, Theme.STAFF)

INDICATORS = (
    _of(
        "pay_by_grade",
        "干部月报酬",
        "元/月",
        "各发放主体月发放额之和，按岗位等级及区位；各社区相同时为一个数",
        partial(Spread, collapse=True),
        _by_grade,
        keys=BY_GRADE,
    ),
    _of(
        "pay_components",
        "干部月报酬构成",
        "元/月",
        "按发放主体和岗位等级的月发放额；各社区相同时为一个数",
        partial(Spread, collapse=True),
        _components,
        keys=BY_PAYER,
    ),
    _of(
        "pay_min",
        "最低月报酬",
        "元/月",
        "各社区各岗位等级月报酬的最小值，并列的全部列出",
        partial(Extreme, largest=False),
        _lowest,
    ),
    _of(
        "pay_range",
        "月报酬区间",
        "元/月",
        "各社区各岗位等级月报酬的最小值和最大值",
        Overall,
        _all_grades,
    ),
    _of(
        "pay_vs_average",
        "月报酬与当地职工月平均工资之比",
        "share",
        "月报酬÷所在地职工月平均工资，按岗位等级；各社区相同时为一个数",
        partial(Spread, collapse=True),
        _against_wage,
        decimals=1,
        keys=GRADES,
    ),
    _of(
        "pension_subsidy_range",
        "养老保险补助",
        "元/年",
        "工作人员养老保险补助额的最小值和最大值",
        Overall,
        _subsidies,
    ),
)
