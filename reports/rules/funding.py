"""Rules on the money communities work with."""

from itertools import pairwise

from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import added, money, money_for
from reports.indicators.words import UNKNOWN
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Figures,
    Gap,
    NotAssessed,
    Number,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.checks import not_below, share, there, worst_of
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_PUBLIC = frozenset(
    {
        "county_finance",
        "city_finance",
        "province_finance",
        "civil_affairs_project",
        "township",
    }
)
_CULTURE = frozenset({"culture", "operating"})
_YUAN_IN_WAN = 10000
# Fewer years make a change, not a trend.
_TREND_YEARS = 3


def _office_fund_short(facts: CommunityFacts, standards: Standards) -> Outcome:
    """By the community, and by the household where a place has set such a sum."""
    code, kind = facts.code, facts.urban_rural_class
    whole = standards.find("min-office-fund", code, kind)
    each = standards.find("min-office-fund-per-household", code, kind)
    if whole is None and each is None:
        return NOT_HELD
    fund, households = money_for(facts, "office"), facts.period.household_count
    if fund is None:
        return NotAssessed("办公经费")
    outcomes: list[Outcome] = []
    if whole:
        outcomes.append(not_below(fund, whole, groups=(whole.slug,)))
    if each and households:
        sums = {"fund": fund, "households": households}
        per_household = share(fund, households)
        outcomes.append(not_below(per_household, each, groups=(each.slug,), sums=sums))
    elif each:
        outcomes.append(NotAssessed("户数"))
    return worst_of(outcomes)


def _say_office_fund_short(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """A sentence for each way of falling short; a community has one of them."""
    whole, each = "min-office-fund", "min-office-fund-per-household"
    lowest: words.Parts = ()
    if not finding.groups[each]:
        lowest = words.extreme(finding, "每年仅", "尚未落实")
        pattern = "{who}办公经费{each}低于{limit}{lowest}，难以满足日常工作需要。"
        limit = words.limit_of(finding, whole, "每年")
        return (words.say(finding, pattern, limit=limit, lowest=lowest),)
    mean = words.ratio(finding, "fund", "households")
    if not words.vanishes(mean, "元"):
        lowest = ("，实际每户每年", *words.amount(finding, mean, "元"))
    by_household = words.limit_of(finding, each, "每户每年")
    if not finding.groups[whole]:
        pattern = (
            "{who}办公经费按户数折算{all}低于{limit}{lowest}，与服务人口不相匹配。"
        )
        return (words.say(finding, pattern, limit=by_household, lowest=lowest),)
    return (
        words.say(
            finding,
            "{who}办公经费{all}不足，其中{short}个社区低于{limit}，难以满足日常工作需要。",
            short=words.count(finding, finding.groups[whole]),
            limit=words.limit_of(finding, whole, "每年"),
        ),
        words.say(
            finding,
            "另有{short}个社区按户数折算低于{limit}{lowest}，与服务人口不相匹配。",
            number=2,
            short=words.count(finding, finding.groups[each]),
            limit=by_household,
            lowest=lowest,
        ),
    )


def _unfunded_tasks(facts: CommunityFacts, standards: Standards) -> Outcome:
    listed, funded = facts.tasks_listed, facts.tasks_with_funds
    if listed is None or funded is None:
        return NotAssessed("行政性事务经费落实情况")
    if funded >= listed:
        return None
    return Gap(funded, listed, "项", sums={"listed": listed, "funded": funded})


def _funded_tasks(finding: Finding) -> words.Parts:
    listed = words.amount(finding, finding.sums["listed"], "项")
    if not finding.sums["funded"]:
        return ("涉及事务共", *listed, "，均未落实配套经费")
    funded = words.amount(finding, finding.sums["funded"], "项")
    return (*listed, "事务中仅", *funded, "落实了配套经费")


def _no_income(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.income is None:
        return NotAssessed("社区经济收入")
    latest = max(facts.income, key=lambda row: row.year, default=None)
    return None if latest and latest.amount else Gap(0, None, "元")


def _income_falling(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.income is None:
        return NotAssessed("社区经济收入")
    series = sorted(facts.income, key=lambda row: row.year)[-_TREND_YEARS:]
    # What happened in a year that is not on record nobody can tell.
    if len(series) < _TREND_YEARS or series[-1].year - series[0].year >= _TREND_YEARS:
        return NotAssessed("连续三年的社区经济收入")
    if any(after.amount >= before.amount for before, after in pairwise(series)):
        return None
    first, last = series[0], series[-1]
    return Gap(
        last.amount,
        first.amount,
        "元",
        detail={"first": first.year, "last": last.year},
        groups=(f"{first.year}-{last.year}",),
        sums={"first": first.amount, "last": last.amount},
    )


def _say_income_falling(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """Totals where all have the same years on record, else the worst community."""
    top = finding.worst[0]
    whose: words.Parts = ("合计",) if finding.hit > 1 else ()
    first, last = finding.sums["first"], finding.sums["last"]
    if len(finding.groups) > 1:
        whose = ("其中", words.name(finding, top))
        first, last = top.gap.required or 0, top.gap.observed or 0
    fallen: words.Parts = ("已无收入",)
    if last:
        fallen = ("降至", *words.amount(finding, last, "元"))
    return (
        words.say(
            finding,
            "{who}经济收入{all}逐年递减，{whose}{from_}年为{first}，{to}年{fallen}。",
            whose=whose,
            from_=words.count(finding, top.gap.detail["first"]),
            first=words.amount(finding, first, "元"),
            to=words.count(finding, top.gap.detail["last"]),
            fallen=fallen,
        ),
    )


def _single_source(facts: CommunityFacts, standards: Standards) -> Outcome:
    standard = standards.find("max-public-share", facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    sums = money(facts)
    funds = added(sums.values()) if sums else None
    if not sums or not funds or any(source == UNKNOWN for _, source in sums):
        return NotAssessed("经费来源")
    if {purpose for purpose, _ in sums} == {"office"}:
        # Office expenses come from public money anywhere: they tell nothing of
        # where the rest comes from.
        return NotAssessed("办公经费以外的经费来源")
    public = added(part for (_, source), part in sums.items() if source in _PUBLIC)
    public = public or 0
    public_share = share(public, funds)
    if public_share < standard.value:
        return None
    return Gap(
        public_share,
        standard.value,
        "share",
        standard,
        sums={"public": public, "funds": funds},
    )


def _culture_gap(facts: CommunityFacts, standards: Standards) -> Outcome:
    """What running cultural venues costs and nothing is committed for, in 万元."""
    gaps: list[Number | None] = []
    if facts.funding is not None:
        gaps = [
            None if row.amount_yuan is None else row.amount_yuan / _YUAN_IN_WAN
            for row in facts.funding
            if row.kind == "gap" and row.purpose in _CULTURE
        ]
    gaps += [
        each.operating_cost_wan - each.operating_cost_street_wan
        for each in facts.premises or ()
        if each.operating_cost_wan is not None
        and each.operating_cost_street_wan is not None
    ]
    if not gaps and facts.funding is None:
        return NotAssessed("文化设施运行经费")
    gap = added(gaps)
    if gap is None:
        return NotAssessed("文化设施运行经费缺口")
    return Gap(gap, 0, "万元") if gap > 0 else None


RULES = (
    Rule(
        code="office-fund-short",
        heading="办公经费不足",
        theme=Theme.FUNDING,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的共性问题",
        check=_office_fund_short,
        wording=_say_office_fund_short,
        standards=("min-office-fund", "min-office-fund-per-household"),
    ),
    Rule(
        code="fund-not-following-task",
        heading="费随事转未落实",
        theme=Theme.FUNDING,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的共性问题",
        check=_unfunded_tasks,
        wording=words.sentences(
            "{who}[承担的行政性事务经费{all}保障不到位，]{told}。", told=_funded_tasks
        ),
    ),
    Rule(
        code="community-income-none",
        heading="没有自有经济收入",
        theme=Theme.FUNDING,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的问题",
        check=_no_income,
        wording=words.sentences(
            "[|涉及]{who}[{all}没有自有经济收入]，开展服务主要依靠上级拨款，自我发展能力不足。"
        ),
    ),
    Rule(
        code="community-income-falling",
        heading="经济收入逐年下降",
        theme=Theme.FUNDING,
        severity=Severity.ATTENTION,
        source="社区建设调研中反映的问题",
        check=_income_falling,
        wording=_say_income_falling,
    ),
    Rule(
        code="single-funding-source",
        heading="经费来源单一",
        theme=Theme.FUNDING,
        severity=Severity.ATTENTION,
        source="社区建设调研中反映的问题",
        check=_single_source,
        wording=words.sentences(
            "{who}[经费来源{all}较为单一，]已填报的经费中财政投入占{share}，达到或超过{limit}，"
            "社会投入和自筹渠道有待拓宽。",
            share=lambda finding: words.amount(
                finding, words.ratio(finding, "public", "funds"), "share"
            ),
        ),
        standards=("max-public-share",),
    ),
    Rule(
        code="culture-operating-gap",
        heading="文化设施运行经费有缺口",
        theme=Theme.FUNDING,
        severity=Severity.SHORTFALL,
        source="文化设施调研中反映的问题",
        check=_culture_gap,
        wording=words.sentences(
            "{who}文化活动和设施运行资金[{all}存在缺口，涉及金额|缺口为]{gap}，长效运行缺乏稳定来源。",
            gap=lambda finding: words.amount(
                finding, finding.observed_total, "万元", 2
            ),
        ),
    ),
    Rule(
        code="no-own-account",
        heading="未设立专门账户",
        theme=Theme.FUNDING,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的问题",
        check=lambda facts, standards: there(
            present=facts.period.has_own_account, unit="个", missing="专门账户设立情况"
        ),
        wording=words.sentences(
            "[|涉及]{who}[{all}未设立专门账户]，难以自主支配和单独核算各项经费。"
        ),
    ),
)
