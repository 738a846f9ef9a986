"""How large communities are and what they consist of."""

from functools import partial

from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Indicator, Theme
from reports.indicators.compared import Change
from reports.indicators.readings import per, residents
from reports.indicators.tallies import (
    Distribution,
    Extreme,
    Number,
    Ratio,
    Spread,
    Total,
)
from reports.indicators.words import CLASSES, LOCATIONS, UNKNOWN
from reports.indicators.words_of_things import POPULATION_GROUPS

CHANGE_KEYS = {"base": "对比期", "now": "本期", "change": "增减"}


def figure_total(
    slug: str, label: str, unit: str, field: str, theme: Theme = Theme.SCALE
) -> Indicator:
    """The sum of one of the period's figures."""
    return Indicator(
        slug=slug,
        label=label,
        unit=unit,
        theme=theme,
        formula=f"各社区{label.removesuffix('总数')}之和",
        tally=Total,
        contribution=lambda facts: getattr(facts.period, field),
    )


def change_of(slug: str, label: str, unit: str, field: str) -> Indicator:
    """One of the period's figures against the base period."""

    def read(facts: CommunityFacts) -> object:
        now = getattr(facts.period, field)
        base = getattr(facts.base, field) if facts.base else None
        return None if now is None or base is None else ((now, 1), (base, 1))

    return Indicator(
        slug=slug,
        label=label,
        unit=unit,
        theme=Theme.SCALE,
        formula="两期均已填报的社区，本期合计减对比期合计",
        tally=Change,
        contribution=read,
        keys=CHANGE_KEYS,
    )


def _group(facts: CommunityFacts, group: str, measure: str) -> int | None:
    found = [getattr(g, measure) for g in facts.groups if g.group == group]
    return found[0] if found else None


def _groups(facts: CommunityFacts, measure: str) -> dict[str, int] | None:
    found = {g.group: getattr(g, measure) for g in facts.groups}
    known = {group: number for group, number in found.items() if number is not None}
    return known or None


def _hardship_share(facts: CommunityFacts) -> tuple[Number, Number] | None:
    hardship = _group(facts, "hardship", "household_count")
    return per(hardship, facts.period.household_count)


def _persons(facts: CommunityFacts) -> Number | None:
    counted = facts.period.population
    return residents(facts) if counted is None else counted


def _household_size(facts: CommunityFacts) -> tuple[Number, Number] | None:
    return per(_persons(facts), facts.period.household_count)


def _extreme(
    slug: str, label: str, unit: str, of: str, *, largest: bool, decimals: int = 0
) -> Indicator:
    def read(facts: CommunityFacts) -> Number | None:
        if of == "area_km2":
            return facts.area_km2
        found: Number | None = getattr(facts.period, of)
        return found

    return Indicator(
        slug=slug,
        label=label,
        unit=unit,
        theme=Theme.SCALE,
        formula=f"已填报社区中的{'最大' if largest else '最小'}值，并列的全部列出",
        tally=partial(Extreme, largest=largest),
        contribution=read,
        decimals=decimals,
    )


INDICATORS = (
    Indicator(
        slug="community_count",
        label="社区数",
        unit="个",
        theme=Theme.SCALE,
        formula="范围内截至统计日期在册的社区数",
        tally=Total,
        contribution=lambda facts: 1,
    ),
    Indicator(
        slug="community_count_by_class",
        label="社区数（按城乡属性）",
        unit="个",
        theme=Theme.SCALE,
        formula="按城乡属性分别计数",
        tally=Distribution,
        contribution=lambda facts: {facts.urban_rural_class or UNKNOWN: 1},
        keys=CLASSES,
    ),
    Indicator(
        slug="community_count_by_location",
        label="社区数（按区位）",
        unit="个",
        theme=Theme.SCALE,
        formula="按区位类别分别计数",
        tally=Distribution,
        contribution=lambda facts: (
            {facts.location_class: 1} if facts.location_class else None
        ),
        keys=LOCATIONS,
    ),
    figure_total("household_total", "居民户数", "户", "household_count"),
    figure_total("population_total", "人口数", "人", "population"),
    figure_total(
        "resident_population_total", "常住人口数", "人", "resident_population"
    ),
    figure_total(
        "registered_population_total", "户籍人口数", "人", "registered_population"
    ),
    figure_total(
        "floating_population_total", "流动人口数", "人", "floating_population"
    ),
    figure_total("elderly_population_total", "老年人口数", "人", "elderly_population"),
    Indicator(
        slug="avg_household_size",
        label="户均人口",
        unit="人/户",
        theme=Theme.SCALE,
        formula="人口数（未填报的取常住人口数）÷户数",
        tally=Ratio,
        contribution=_household_size,
        decimals=2,
    ),
    change_of("household_change", "户数变化", "户", "household_count"),
    change_of("population_change", "人口变化", "人", "population"),
    change_of(
        "resident_population_change", "常住人口变化", "人", "resident_population"
    ),
    figure_total("resident_group_total", "居民小组数", "个", "resident_group_count"),
    figure_total("estate_total", "小区数", "个", "estate_count"),
    figure_total("building_total", "居民楼栋数", "栋", "building_count"),
    figure_total("grid_total", "网格数", "个", "grid_count"),
    Indicator(
        slug="households_per_grid",
        label="平均每个网格户数",
        unit="户",
        theme=Theme.SCALE,
        formula="户数÷网格数",
        tally=Ratio,
        contribution=lambda f: per(f.period.household_count, f.period.grid_count),
    ),
    Indicator(
        slug="persons_per_grid",
        label="平均每个网格人口",
        unit="人",
        theme=Theme.SCALE,
        formula="人口数（未填报的取常住人口数）÷网格数",
        tally=Ratio,
        contribution=lambda f: per(_persons(f), f.period.grid_count),
    ),
    Indicator(
        slug="hardship_household_total",
        label="困难户数",
        unit="户",
        theme=Theme.SCALE,
        formula="各社区困难户数之和",
        tally=Total,
        contribution=lambda facts: _group(facts, "hardship", "household_count"),
    ),
    Indicator(
        slug="hardship_household_share",
        label="困难户占比",
        unit="share",
        theme=Theme.SCALE,
        formula="困难户数÷户数",
        tally=Ratio,
        contribution=_hardship_share,
        decimals=1,
    ),
    Indicator(
        slug="group_households",
        label="重点人群户数",
        unit="户",
        theme=Theme.SCALE,
        formula="按重点人群类别分别求和，类别之间可重复",
        tally=partial(Distribution, one_by_one=True),
        contribution=lambda facts: _groups(facts, "household_count"),
        keys=POPULATION_GROUPS,
    ),
    Indicator(
        slug="group_persons",
        label="重点人群人数",
        unit="人",
        theme=Theme.SCALE,
        formula="按重点人群类别分别求和，类别之间可重复",
        tally=partial(Distribution, one_by_one=True),
        contribution=lambda facts: _groups(facts, "person_count"),
        keys=POPULATION_GROUPS,
    ),
    Indicator(
        slug="ethnic_group_count",
        label="民族数",
        unit="个",
        theme=Theme.SCALE,
        formula="各社区填报民族数的最小值和最大值，相同时为一个数",
        tally=partial(Spread, collapse=True),
        contribution=lambda facts: facts.period.ethnic_group_count,
    ),
    _extreme(
        *("largest_area", "管辖面积最大", "平方公里", "area_km2"),
        largest=True,
        decimals=2,
    ),
    _extreme(
        *("smallest_area", "管辖面积最小", "平方公里", "area_km2"),
        largest=False,
        decimals=2,
    ),
    _extreme(
        *("most_population", "常住人口最多", "人", "resident_population"), largest=True
    ),
    _extreme(
        *("least_population", "常住人口最少", "人", "resident_population"),
        largest=False,
    ),
    _extreme(*("largest_household", "户数最多", "户", "household_count"), largest=True),
    _extreme(
        *("smallest_household", "户数最少", "户", "household_count"), largest=False
    ),
)
