"""Rules on construction projects, from approval to running."""

from collections.abc import Callable
from decimal import Decimal

from reports.document.sentences import named
from reports.facts.shapes import CommunityFacts, ProjectFacts
from reports.indicators.base import Theme
from reports.indicators.readings import any_of
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Check,
    Gap,
    NotAssessed,
    Number,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.finding import Finding
from reports.rules.standards import Standards


def having(missing: str, answer: Callable[[ProjectFacts], bool | None]) -> Check:
    """A gap where a project is as none should be."""

    def check(facts: CommunityFacts, standards: Standards) -> Outcome:
        if not facts.projects:
            return NotAssessed("建设项目") if facts.projects is None else NOT_HELD
        answers = [answer(project) for project in facts.projects]
        if any_of(answers) is None:
            return NotAssessed(missing)
        hit = [
            each.name
            for each, is_so in zip(facts.projects, answers, strict=True)
            if is_so
        ]
        if not hit:
            return None
        sums = {"projects": len(hit)}
        return Gap(len(hit), 0, "个", detail={"projects": tuple(hit)}, sums=sums)

    return check


def _number(finding: Finding) -> words.Parts:
    return words.amount(finding, finding.sums["projects"], "个")


def _equals(value: str | None, wanted: str) -> bool | None:
    return value == wanted if value else None


_APPROVAL = (
    ("steps", "max-approval-steps", "approval_step_count", "手续达", "项"),
    ("fee", "max-approval-fee", "approval_fee_yuan_m2", "收费每平方米", "元"),
    ("months", "max-approval-months", "approval_months", "用时", "个月"),
)


def _approval(facts: CommunityFacts, standards: Standards) -> Outcome:
    """The project furthest over a limit on steps, fees or time."""
    if not facts.projects:
        return NotAssessed("建设项目") if facts.projects is None else NOT_HELD
    known, found = False, []
    for name, slug, field, _, unit in _APPROVAL:
        standard = standards.find(slug, facts.code, facts.urban_rural_class)
        for project in facts.projects:
            value: Number | None = getattr(project, field)
            if standard is None or value is None:
                continue
            known = True
            if value > standard.value:
                detail = {"project": project.name, "facts": _approval_facts(project)}
                group = (name,)
                found.append(Gap(value, standard.value, unit, standard, detail, group))
    if found:
        return max(found, key=lambda gap: gap.ratio)
    return None if known else NotAssessed("项目报批手续、收费和用时")


def _approval_facts(project: ProjectFacts) -> dict[str, Number]:
    values = {name: getattr(project, field) for name, _, field, _, _ in _APPROVAL}
    return {name: value for name, value in values.items() if value}


def _approval_told(finding: Finding) -> words.Parts:
    top = finding.worst[0].gap
    told = named(
        (said, *words.amount(finding, top.detail["facts"][name], unit))
        for name, _, _, said, unit in _APPROVAL
        if name in top.detail["facts"]
    )
    return (words.spoken(finding, top.detail["project"]), *told)


def _gap(facts: CommunityFacts, standards: Standards) -> Outcome:
    if not facts.projects:
        return NotAssessed("建设项目") if facts.projects is None else NOT_HELD
    gaps = [project.funding_gap_wan for project in facts.projects]
    known = [gap for gap in gaps if gap is not None]
    short = [gap for gap in known if gap > 0]
    if not short:
        return None if len(known) == len(gaps) else NotAssessed("建设资金缺口")
    return Gap(sum(short, Decimal(0)), 0, "万元", sums={"projects": len(short)})


_SURVEYS = "新型农村社区建设调研中反映的问题"

RULES = (
    Rule(
        code="approval-burden",
        heading="项目报批手续繁多",
        theme=Theme.CONSTRUCTION,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_approval,
        wording=words.sentences(
            "{who}建设项目报批负担{all}较重，如{project}。", project=_approval_told
        ),
        standards=tuple(slug for _, slug, *_ in _APPROVAL),
    ),
    Rule(
        code="started-before-approval",
        heading="项目未批先建",
        theme=Theme.CONSTRUCTION,
        severity=Severity.BREACH,
        source=_SURVEYS,
        check=having("项目报批情况", lambda project: project.started_before_approval),
        wording=words.sentences(
            "{who}[{all}有项目未批先建，]涉及项目{number}，须依法补办手续。",
            number=_number,
        ),
    ),
    Rule(
        code="plan-not-started",
        heading="总体规划尚未启动",
        theme=Theme.CONSTRUCTION,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=having(
            "项目规划状态", lambda project: _equals(project.plan_status, "not_started")
        ),
        wording=words.sentences(
            "{who}[建设规划{all}滞后，]总体规划尚未启动的项目有{number}。",
            number=_number,
        ),
    ),
    Rule(
        code="construction-funding-gap",
        heading="建设资金有缺口",
        theme=Theme.CONSTRUCTION,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_gap,
        wording=words.sentences(
            "{who}[建设资金{all}存在缺口，]涉及项目{number}，缺口金额{gap}，工程推进受到影响。",
            number=_number,
            gap=lambda finding: words.amount(finding, finding.observed_total, "万元"),
        ),
    ),
    Rule(
        code="supervision-fee-misplaced",
        heading="监理费用承担方式不当",
        theme=Theme.CONSTRUCTION,
        severity=Severity.BREACH,
        source=_SURVEYS,
        check=having(
            "监理费用承担方",
            lambda project: _equals(project.supervision_fee_payer, "builder"),
        ),
        wording=words.sentences(
            "{who}[工程监理{all}缺乏独立性，]监理费用由施工方承担的项目有{number}。",
            number=_number,
        ),
    ),
)
