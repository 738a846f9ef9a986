"""Rules on how construction projects progress, and what is ready when they are."""

from reports.facts.shapes import CommunityFacts, ProjectFacts
from reports.indicators.base import Theme
from reports.indicators.readings import added
from reports.rules import wording as words
from reports.rules.base import NOT_HELD, Gap, NotAssessed, Outcome, Rule, Severity
from reports.rules.checks import share
from reports.rules.construction import having
from reports.rules.finding import Finding
from reports.rules.standards import Standards

UTILITY_WORDS = {
    "water": "供水",
    "power": "供电",
    "road": "道路",
    "heating": "供暖",
    "drainage": "排水",
    "sewage": "垃圾污水处理",
    "biogas": "沼气",
    "telephone": "电话",
    "cable_tv": "有线电视",
    "broadband": "宽带",
    "science_network": "科技信息网",
    "paving": "硬化",
    "greening": "绿化",
    "lighting": "亮化",
    "beautifying": "美化",
    "cleaning": "净化",
    "square": "休闲广场",
    "shop": "农家店",
    "reading_room": "农家书屋",
    "waste_collection": "垃圾集中处理",
}


def _lags(project: ProjectFacts) -> bool | None:
    """Housing stands, utilities do not."""
    if not project.completed_households:
        return False if project.completed_households == 0 else None
    if not project.utilities:
        return None
    return not all(project.utilities.values())


def _infrastructure(facts: CommunityFacts, standards: Standards) -> Outcome:
    outcome = having("项目完工和配套情况", _lags)(facts, standards)
    if not isinstance(outcome, Gap):
        return outcome
    absent = {
        item
        for project in facts.projects or ()
        if _lags(project)
        for item, complete in (project.utilities or {}).items()
        if not complete
    }
    groups = tuple(item for item in UTILITY_WORDS if item in absent)
    return Gap(outcome.observed, 0, "个", None, outcome.detail, groups, outcome.sums)


def _absent_items(finding: Finding) -> words.Parts:
    most = [item for item, _ in finding.groups.most_common(_ITEMS_NAMED)]
    told = "、".join(UTILITY_WORDS[item] for item in UTILITY_WORDS if item in most)
    return (told, "等" if len(finding.groups) > len(most) else "")


def _households(facts: CommunityFacts) -> tuple[int, int] | None:
    """Started and completed over the projects that report both."""
    both = [
        (project.started_households, project.completed_households)
        for project in facts.projects or ()
        if project.started_households is not None
        and project.completed_households is not None
    ]
    if not both:
        return None
    return sum(started for started, _ in both), sum(done for _, done in both)


def _behind(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-completion-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None or facts.projects == ():
        return NOT_HELD
    households = _households(facts)
    if households is None:
        return NotAssessed("项目动工和完工户数")
    started, done = households
    if not started:
        return NOT_HELD
    if done >= started * standard.value:
        return None
    sums = {"started": started, "done": done}
    return Gap(share(done, started), standard.value, "share", standard, sums=sums)


def _done(finding: Finding) -> words.Parts:
    if not finding.sums["done"]:
        return ("尚无住户完工",)
    done = words.amount(finding, finding.sums["done"], "户")
    rate = words.amount(finding, words.ratio(finding, "done", "started"), "share")
    return ("完工", *done, "，完工率", *rate)


def _out_of_step(facts: CommunityFacts, standards: Standards) -> Outcome:
    """Money allocated lags behind the houses completed."""
    slug = "max-fund-progress-gap"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None or facts.projects == ():
        return NOT_HELD
    rows = [row for row in facts.funding or () if row.purpose == "construction"]
    budget = added(row.amount_yuan for row in rows if row.kind == "budget")
    # Of what arrived there may be nothing on record: that is no 0.
    allocated = [row.amount_yuan for row in rows if row.kind == "allocated"]
    paid = added(allocated) if allocated else None
    households = _households(facts)
    if not budget or paid is None or not households or not households[0]:
        return NotAssessed("建设资金拨付和工程进度")
    started, done = households
    difference = share(done, started) - share(paid, budget)
    if difference < standard.value:
        return None
    sums = {"budget": budget, "paid": paid, "started": started, "done": done}
    return Gap(difference, standard.value, "share", standard, sums=sums)


def _progress(finding: Finding) -> words.Parts:
    paid = words.ratio(finding, "paid", "budget")
    done = words.ratio(finding, "done", "started")
    reached: words.Parts = ("资金尚未到位",)
    if not words.vanishes(paid, "share"):
        reached = ("资金到位率", *words.amount(finding, paid, "share"))
    return (*reached, "，工程完工率", *words.amount(finding, done, "share"))


def _points_apart(finding: Finding) -> words.Parts:
    return words.points_apart(
        finding,
        words.ratio(finding, "done", "started"),
        words.ratio(finding, "paid", "budget"),
    )


def _unplanned(project: ProjectFacts) -> bool | None:
    """People live there, and nobody has planned how it is to be run."""
    if project.completed_households is None or project.has_operation_plan is None:
        return None
    return project.completed_households > 0 and not project.has_operation_plan


def _number(finding: Finding) -> words.Parts:
    return words.amount(finding, finding.sums["projects"], "个")


def _cost_left_out(project: ProjectFacts) -> bool | None:
    if project.infrastructure_in_price is None:
        return None
    return not project.infrastructure_in_price


_ITEMS_NAMED = 5

RULES = (
    Rule(
        code="infrastructure-lag",
        heading="基础设施配套滞后",
        theme=Theme.CONSTRUCTION,
        severity=Severity.SHORTFALL,
        source="新型农村社区建设调研中反映的问题",
        check=_infrastructure,
        wording=words.sentences(
            "{who}住宅已有完工而配套设施{all}滞后，涉及项目{number}，{items}尚未配套到位。",
            number=_number,
            items=_absent_items,
        ),
    ),
    Rule(
        code="operation-plan-missing",
        heading="后期运行管理未落实",
        theme=Theme.CONSTRUCTION,
        severity=Severity.SHORTFALL,
        source="新型农村社区建设调研中反映的问题",
        check=having("后期运行管理方案", _unplanned),
        wording=words.sentences(
            "{who}入住后的供水、排水、供暖和物业管理{all}缺少安排，"
            "尚无运行管理方案的项目有{number}。",
            number=_number,
        ),
    ),
    Rule(
        code="utility-cost-omitted",
        heading="配套费用未计入房价",
        theme=Theme.CONSTRUCTION,
        severity=Severity.ATTENTION,
        source="新型农村社区建设调研中反映的问题",
        check=having("配套费用承担方式", _cost_left_out),
        wording=words.sentences(
            "{who}[住宅定价{all}未包含配套设施费用，此类|涉及]项目{number}，后续投入没有着落。",
            number=_number,
        ),
    ),
    Rule(
        code="fund-progress-mismatch",
        heading="资金拨付与工程进度不同步",
        theme=Theme.CONSTRUCTION,
        severity=Severity.SHORTFALL,
        source="新型农村社区建设调研中反映的问题",
        check=_out_of_step,
        wording=words.sentences(
            "{who}[资金拨付{all}跟不上工程建设，]{progress}，两者相差{apart}。",
            progress=_progress,
            apart=_points_apart,
        ),
        standards=("max-fund-progress-gap",),
    ),
    Rule(
        code="completion-behind",
        heading="项目完工率偏低",
        theme=Theme.CONSTRUCTION,
        severity=Severity.ATTENTION,
        source="本系统提出的扩展规则",
        check=_behind,
        wording=words.sentences(
            "{who}[在建项目{all}推进较慢，]动工{started}，{done}，低于{limit}。",
            started=lambda finding: words.amount(
                finding, finding.sums["started"], "户"
            ),
            done=_done,
        ),
        standards=("min-completion-share",),
        extension=True,
    ),
)
