"""Who serves in communities."""

from decimal import Decimal
from functools import partial

from reports.facts.shapes import CommunityFacts, StaffFacts
from reports.indicators.base import Theme, averaged, indicator
from reports.indicators.compared import Change
from reports.indicators.readings import (
    is_head,
    per,
    residents,
    staff_count,
)
from reports.indicators.scale import CHANGE_KEYS
from reports.indicators.staff_makeup import count_of, share, split
from reports.indicators.tallies import Distribution, Number, Ratio, Spread, Total
from reports.indicators.words import (
    CLASSES,
    EMPLOYMENT,
    POSITIONS,
    RECRUITMENT_SOURCES,
    UNKNOWN,
)


def _headcount_change(facts: CommunityFacts) -> object:
    if facts.staff is None or facts.base_staff is None:
        return None
    return (len(facts.staff), 1), (len(facts.base_staff), 1)


def _employment(person: StaffFacts) -> str | None:
    if person.full_time is None:
        return None
    return "full_time" if person.full_time else "other"


def _positions(facts: CommunityFacts) -> dict[str, int] | None:
    if facts.staff is None:
        return None
    counts: dict[str, int] = {}
    for person in facts.staff:
        for position in person.positions:
            counts[position] = counts.get(position, 0) + 1
    return None if facts.staff and not counts else counts


def _posts(facts: CommunityFacts) -> int | None:
    found = _positions(facts)
    return None if found is None else sum(found.values())


def _dual(facts: CommunityFacts) -> bool | None:
    if _positions(facts) is None:
        return None
    pair = {"secretary", "director"}
    return any(pair <= set(person.positions) for person in facts.staff or ())


def _tens_of_thousands(facts: CommunityFacts) -> Decimal | None:
    found = residents(facts)
    return None if found is None else Decimal(found) / 10_000


def _quota(facts: CommunityFacts) -> dict[str, int] | None:
    quota, kind = facts.period.staff_quota, facts.urban_rural_class
    return None if quota is None else {kind or UNKNOWN: quota}


def _retention(facts: CommunityFacts) -> tuple[Number, Number] | None:
    return per(facts.recruited_staying_count, facts.recruited_count)


_of = partial(indicator, Theme.STAFF)

INDICATORS = (
    _of(
        "staff_total",
        "工作人员数",
        "人",
        "截至统计日期在岗的工作人员数",
        Total,
        staff_count,
    ),
    split("staff_by_employment", "专兼职构成", _employment, EMPLOYMENT),
    split(
        "staff_by_source",
        "来源构成",
        lambda p: p.recruitment_source,
        RECRUITMENT_SOURCES,
    ),
    _of(
        "staff_by_position",
        "工作人员职务",
        "人",
        "按现任职务分别计数，一人多职的分别计",
        Distribution,
        _positions,
        keys=POSITIONS,
    ),
    _of(
        "staff_by_position_per_community",
        "每个社区各职务人数",
        "人",
        "各职务每个社区人数的最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True, absent=0),
        _positions,
        keys=POSITIONS,
    ),
    _of(
        "staff_change",
        "工作人员数变化",
        "人",
        "两期均已填报的社区，本期合计减对比期合计",
        Change,
        _headcount_change,
        keys=CHANGE_KEYS,
    ),
    _of(
        "heads_count",
        "书记、主任人数",
        "人",
        "任书记或主任的人数",
        Total,
        count_of(is_head),
    ),
    share("heads_count_share", "书记、主任占比", is_head, "任书记或主任的"),
    _of(
        "dual_post_count",
        "书记、主任“一肩挑”的社区数",
        "个",
        "同一人兼任书记和主任的社区数",
        Total,
        _dual,
    ),
    _of(
        "cross_appointed_count",
        "交叉任职人数",
        "人",
        "同时在党组织和居委会任职的人数",
        Total,
        count_of(lambda person: person.cross_appointed),
    ),
    _of(
        "staff_per_community_range",
        "每个社区工作人员数",
        "人",
        "各社区在岗工作人员数的最小值和最大值",
        Spread,
        staff_count,
    ),
    _of(
        "posts_per_community_range",
        "每个社区干部职数",
        "个",
        "各社区现任职务数的最小值和最大值，一人多职的分别计",
        Spread,
        _posts,
    ),
    _of(
        "staff_per_community_avg",
        "平均每个社区工作人员数",
        "人",
        "在岗工作人员数÷已填报的社区数",
        Ratio,
        averaged(staff_count),
        decimals=1,
    ),
    _of(
        "staff_per_10k",
        "每万人拥有社区工作人员",
        "人",
        "在岗工作人员数÷常住人口（未填报的取人口数）×一万",
        Ratio,
        lambda facts: per(staff_count(facts), _tens_of_thousands(facts)),
        decimals=1,
    ),
    _of(
        "households_per_staff",
        "每名工作人员服务户数",
        "户",
        "户数÷在岗工作人员数",
        Ratio,
        lambda facts: per(facts.period.household_count, staff_count(facts)),
        decimals=1,
    ),
    _of(
        "quota_by_class",
        "社区编制数",
        "名",
        "按城乡属性的编制数最小值和最大值，相同时为一个数",
        partial(Spread, collapse=True),
        _quota,
        keys=CLASSES,
    ),
    _of(
        "recruited_n_years",
        "近五年公开招聘和录用毕业生人数",
        "人",
        "统计日期前五年内公开招聘、录用大中专毕业生人数",
        Total,
        lambda facts: facts.recruited_count,
    ),
    _of(
        "retention",
        "近五年招聘人员留任率",
        "share",
        "近五年招聘人员中仍在岗的人数÷招聘人数",
        Ratio,
        _retention,
        decimals=1,
    ),
)
