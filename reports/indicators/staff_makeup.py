"""Who the staff are: sex, schooling, age, standing, and how these have moved."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from reports.facts.shapes import CommunityFacts, StaffFacts
from reports.indicators.base import Indicator, Theme, indicator
from reports.indicators.compared import Change, Ratios
from reports.indicators.readings import (
    age_band,
    counted,
    education_band,
    has_college,
    is_insured,
    is_party,
    share_of,
)
from reports.indicators.scale import CHANGE_KEYS
from reports.indicators.tallies import Distribution, Extreme, Ratio, Total
from reports.indicators.words import (
    AGE_BANDS,
    EDUCATION_BANDS,
    EDUCATION_LEVELS,
    GENDERS,
)

_of = partial(indicator, Theme.STAFF)


def split(
    slug: str,
    label: str,
    key: Callable[[StaffFacts], str | None],
    keys: dict[str, str],
) -> Indicator:
    return _of(
        slug,
        f"工作人员{label}",
        "人",
        f"在岗工作人员按{label.removesuffix('构成')}分别计数",
        Distribution,
        lambda facts: counted(facts.staff, key),
        keys=keys,
    )


def share(
    slug: str, label: str, holds: Callable[[StaffFacts], bool | None], what: str
) -> Indicator:
    return _of(
        slug,
        label,
        "share",
        f"{what}人数÷已填报该项的在岗工作人员数",
        Ratio,
        lambda facts: share_of(facts.staff, holds),
        decimals=1,
    )


def count_of(
    holds: Callable[[StaffFacts], bool | None],
) -> Callable[[CommunityFacts], int | None]:
    def contribution(facts: CommunityFacts) -> int | None:
        found = share_of(facts.staff, holds)
        return found[0] if found else None

    return contribution


def _ages(staff: Iterable[StaffFacts] | None) -> tuple[int, int] | None:
    """Sum of the ages on record and how many they are."""
    if staff is None:
        return None
    ages = [person.age for person in staff if person.age is not None]
    return (sum(ages), len(ages)) if ages else None


def _mean_age(facts: CommunityFacts) -> Decimal | None:
    ages = _ages(facts.staff)
    return Decimal(ages[0]) / ages[1] if ages else None


def _both(now: object, base: object) -> object:
    return None if now is None or base is None else (now, base)


def _certified(person: StaffFacts) -> bool | None:
    return None if person.certificate is None else person.certificate != "none"


def _under_35(person: StaffFacts) -> bool | None:
    return None if person.age is None else person.age < 35


def _education_shares(facts: CommunityFacts) -> dict[str, tuple[int, int]] | None:
    if facts.staff is None:
        return None
    bands = [band for person in facts.staff if (band := education_band(person))]
    if not bands:
        return None
    return {
        key: (bands.count(key), len(bands))
        for key in ("college_plus", "senior_high", "junior_high")
    }


INDICATORS = (
    split("staff_by_gender", "性别构成", lambda p: p.gender, GENDERS),
    split("staff_by_education", "学历构成", education_band, EDUCATION_BANDS),
    split(
        "staff_by_education_level", "学历明细", lambda p: p.education, EDUCATION_LEVELS
    ),
    split("staff_by_age_band", "年龄构成", age_band, AGE_BANDS),
    _of(
        "staff_age_avg",
        "工作人员平均年龄",
        "岁",
        "截至统计日期的周岁之和÷已填报出生日期的人数",
        Ratio,
        lambda facts: _ages(facts.staff),
        decimals=1,
    ),
    _of(
        "oldest_staff",
        "工作人员平均年龄最大",
        "岁",
        "各社区在岗工作人员平均年龄的最大值，并列的全部列出",
        Extreme,
        _mean_age,
        decimals=1,
    ),
    _of(
        "staff_age_avg_change",
        "工作人员平均年龄变化",
        "岁",
        "两期均已填报的社区，本期平均年龄减对比期平均年龄",
        partial(Change, mean=True),
        lambda facts: _both(_ages(facts.staff), _ages(facts.base_staff)),
        decimals=1,
        keys=CHANGE_KEYS,
    ),
    _of(
        "share_education",
        "工作人员学历占比",
        "share",
        "各学历段人数÷已填报学历的在岗工作人员数",
        Ratios,
        _education_shares,
        decimals=1,
        keys=EDUCATION_BANDS,
    ),
    share("share_college_plus", "大专及以上占比", has_college, "大专及以上学历"),
    _of(
        "share_education_change",
        "大专及以上占比变化",
        "share",
        "两期均已填报的社区，本期占比减对比期占比（百分点）",
        partial(Change, mean=True),
        lambda facts: _both(
            share_of(facts.staff, has_college), share_of(facts.base_staff, has_college)
        ),
        decimals=1,
        keys=CHANGE_KEYS,
    ),
    share("share_under_35", "35岁以下占比", _under_35, "不满35周岁"),
    share("share_party_staff", "党员占比", is_party, "党员（含预备党员）"),
    _of(
        "certificate_count",
        "持有社会工作职业证书人数",
        "人",
        "持证的在岗工作人员数",
        Total,
        count_of(_certified),
    ),
    share("certificate_count_share", "持证占比", _certified, "持有社会工作职业证书的"),
    share(
        "insurance_coverage", "“五险一金”参保率", is_insured, "五项保险和公积金均缴纳的"
    ),
)
