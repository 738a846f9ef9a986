"""Rules on how many people serve a community and what is asked of them."""

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import (
    education_band,
    residents,
    residents_are_other,
)
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Figures,
    Gap,
    NotAssessed,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.checks import not_above, not_below, share
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_HEADS = {"secretary": "党组织书记", "director": "居委会主任"}


def _headcount(facts: CommunityFacts, standards: Standards) -> Outcome:
    """Against the posts allotted, the committee's least size and the plan's ratio.

    The gap is the largest of the three; what is not on record is left out as
    long as one of them can be told.
    """
    if facts.staff is None:
        return NotAssessed("社区工作人员")
    code, kind = facts.code, facts.urban_rural_class
    staff, quota, people = len(facts.staff), facts.period.staff_quota, residents(facts)
    gaps: list[Gap | None] = []
    if quota is not None:
        sums = {"quota_staff": staff, "quota": quota}
        short = Gap(staff, quota, "名", groups=("quota",), sums=sums)
        gaps.append(short if staff < quota else None)
    if members := standards.find("committee-min-members", code, kind):
        gaps.append(not_below(staff, members, groups=("members",)))
    ratio = standards.find("workers-per-10000", code, kind)
    if ratio and people:
        gaps.append(
            not_below(
                share(staff * 10000, people),
                ratio,
                groups=("per_10000", *(["others"] * residents_are_other(facts))),
                sums={"served_staff": staff, "served": people},
            )
        )
    if not gaps:
        return NotAssessed("编制数或常住人口")
    found = [gap for gap in gaps if gap]
    return max(found, key=lambda gap: gap.ratio) if found else None


def _say_headcount(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """A clause for each way of falling short; a community has one of them."""
    ways = {
        "quota": _quota_clause,
        "members": _members_clause,
        "per_10000": _ratio_clause,
    }
    found = sorted(
        (group for group in ways if finding.groups[group]),
        key=lambda group: -finding.groups[group],
    )
    first, *others = found
    link = "中，" if finding.is_headed else "其中"
    whose = _some(finding, first, link) if others else ()
    return (
        words.say(
            finding,
            "{who}[工作力量{all}不足，]{whose}{clause}。",
            whose=whose,
            clause=ways[first](finding),
        ),
        *(
            words.say(
                finding,
                "{whose}{clause}。",
                number=number,
                whose=_some(finding, group, "另有"),
                clause=ways[group](finding),
            )
            for number, group in enumerate(others, 2)
        ),
    )


def _some(finding: Finding, group: str, link: str) -> words.Parts:
    return (link, words.count(finding, finding.groups[group]), "个社区")


def _quota_clause(finding: Finding) -> words.Parts:
    staff = finding.sums["quota_staff"]
    held: words.Parts = ("实际尚无人在岗",)
    if staff:
        held = ("实际在岗仅", *words.amount(finding, staff, "名"))
    posts = words.amount(finding, finding.sums["quota"], "名")
    return ("核定编制", *posts, "，", *held)


def _members_clause(finding: Finding) -> words.Parts:
    return ("工作人员少于", *words.limit_of(finding, "committee-min-members"))


def _ratio_clause(finding: Finding) -> words.Parts:
    """Says so where permanent residents are not on record, but some population."""
    workers = words.ratio(finding, "served_staff", "served") * 10000
    actual: words.Parts = ("尚未配备社区工作者",)
    if not words.vanishes(workers, "名"):
        told = words.amount(finding, workers, "名")
        actual = ("每万名常住人口拥有社区工作者", *told)
        if finding.groups["others"]:
            made = "（未填报常住人口的按人口数计算）"
            actual = ("每万人拥有社区工作者", *told, made)
    return (*actual, "，低于", *words.limit_of(finding, "workers-per-10000"))


def _overloaded(facts: CommunityFacts, standards: Standards) -> Outcome:
    code, kind = facts.code, facts.urban_rural_class
    per_worker = standards.find("households-per-worker", code, kind)
    tasks = standards.find("max-admin-tasks", code, kind)
    if per_worker is None and tasks is None:
        return NOT_HELD
    households, listed = facts.period.household_count, facts.period.admin_task_count
    gaps: list[Gap | None] = []
    most = {} if listed is None else {"tasks": listed}
    if per_worker and households is not None and facts.staff:
        gaps.append(
            not_above(
                share(households, len(facts.staff)),
                per_worker,
                groups=("households",),
                sums={"households": households, "staff": len(facts.staff)} | most,
                most=most,
            )
        )
    if tasks and listed is not None:
        gaps.append(not_above(listed, tasks, groups=("tasks",), sums=most, most=most))
    if not gaps:
        return NotAssessed("户数、工作人员和行政性事务项数")
    # The households served come first: they are the clearer measure.
    return next((gap for gap in gaps if gap), None)


def _say_overloaded(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    clauses: list[words.Parts] = []
    if finding.groups["households"]:
        mean = words.ratio(finding, "households", "staff")
        held = next(x for x in finding.standards if x.slug == "households-per-worker")
        clauses.append(
            (
                "平均每名工作人员服务",
                *words.amount(finding, mean, "户"),
                "，超过",
                *words.demand(held),
            )
        )
    busiest = finding.leading.get("tasks")
    if busiest and (most := busiest.gap.most["tasks"]):
        whose: words.Parts = ("最多的", words.name(finding, busiest))
        # None has more, so that they all have as many.
        if finding.sums["tasks"] == finding.hit * most:
            whose = ("各" if finding.hit > 1 else "",)
        told = words.amount(finding, most, "项")
        clauses.append((*whose, "承担行政性事务", *told))
    first, *more = clauses
    second = ("；", *more[0]) if more else ()
    return (
        words.say(
            finding,
            "{who}[工作负担{all}较重，]{first}{second}。",
            first=first,
            second=second,
        ),
    )


def _post_vacant(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.staff is None:
        return NotAssessed("社区工作人员")
    held = {position for person in facts.staff for position in person.positions}
    held |= set(facts.positions_from_outside)
    if not held:
        return NotAssessed("任职情况")
    vacant = tuple(post for post in _HEADS if post not in held)
    if not vacant:
        return None
    return Gap(len(_HEADS) - len(vacant), len(_HEADS), "个", groups=vacant)


def _vacancies(finding: Finding) -> words.Parts:
    posts = [post for post in _HEADS if finding.groups[post]]
    if all(finding.groups[post] == finding.hit for post in posts):
        return ("空缺岗位为", "和".join(_HEADS[post] for post in posts))
    return (
        "其中",
        *named(
            (f"{_HEADS[post]}空缺的", words.count(finding, finding.groups[post]), "个")
            for post in posts
        ),
    )


def _entry(facts: CommunityFacts, standards: Standards) -> Outcome:
    bands = [education_band(person) for person in facts.staff or ()]
    if not any(bands):
        return NotAssessed("工作人员学历")
    low = bands.count("junior_high")
    return Gap(low, 0, "名") if low else None


_EXTENSION = "本系统提出的扩展规则"

RULES = (
    Rule(
        code="staff-headcount-short",
        heading="工作力量不足",
        theme=Theme.STAFF,
        severity=Severity.BREACH,
        source="核定编制、居民委员会组织法和城乡社区服务体系建设规划",
        asked="核定编制",
        check=_headcount,
        wording=_say_headcount,
        standards=("committee-min-members", "workers-per-10000"),
    ),
    Rule(
        code="staff-overloaded",
        heading="工作负担过重",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的共性问题",
        check=_overloaded,
        wording=_say_overloaded,
        standards=("households-per-worker", "max-admin-tasks"),
    ),
    Rule(
        code="staff-second-post-missing",
        heading="主要负责人空缺",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source=_EXTENSION,
        check=_post_vacant,
        wording=words.sentences(
            "{who}主要负责人{all}未配齐，{vacancies}，日常工作缺少牵头人。",
            vacancies=_vacancies,
        ),
        extension=True,
    ),
    Rule(
        code="staff-entry-below-minimum",
        heading="部分人员学历低于入职条件",
        theme=Theme.STAFF,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_entry,
        wording=words.sentences(
            "{who}{all}有工作人员文化程度在高中以下，涉及{people}，入口把关有待加强。",
            people=lambda finding: words.amount(finding, finding.observed_total, "名"),
        ),
        extension=True,
    ),
)
