"""Rules on what community staff are paid and insured for."""

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import is_insured, monthly_pay
from reports.indicators.words import GRADES
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
from reports.rules.finding import Finding
from reports.rules.standards import Standards


def _pay_low(facts: CommunityFacts, standards: Standards) -> Outcome:
    """The lowest grade's pay against its part of the region's average wage.

    Pay below the minimum wage is a gap whatever the average is.
    """
    slug = "min-pay-ratio"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    pay = monthly_pay(facts)
    if not pay:
        return NotAssessed("工作人员报酬")
    region = facts.region
    average = region.avg_wage_yuan_month if region else None
    minimum = region.minimum_wage_yuan_month if region else None
    if average is None and minimum is None:
        return NotAssessed("当地职工平均工资")
    lowest = min(pay.values())
    grades = tuple((grade, pay[grade]) for grade in GRADES if grade in pay)
    detail = {"pay": grades, "average": average}
    shared = {"pay": (grades, average, minimum)}
    low = {"minimum": minimum} if minimum and lowest < minimum else {}
    groups = tuple(low)
    if standard and average and lowest < average * standard.value:
        required = average * standard.value
        return Gap(
            lowest,
            required,
            "元",
            standard,
            detail=detail,
            groups=groups,
            shared=shared | low,
        )
    if minimum and low:
        return Gap(
            lowest, minimum, "元", detail=detail, groups=groups, shared=shared | low
        )
    if standard is None and minimum is None:
        return NOT_HELD
    return None


def _say_pay_low(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """Every grade's pay where it is the same everywhere, else the lowest."""
    top = finding.worst[0]
    alike = finding.only("pay") is not None
    grades = top.gap.detail["pay"]
    if alike:
        told: words.Parts = ()
        for grade, pay in grades:
            link = ("，",) if told else ()
            each = words.amount(finding, pay, "元")
            told = (*told, *link, GRADES[grade], "每月", *each)
        whose: words.Parts = told
    else:
        low = words.amount(finding, top.gap.observed or 0, "元")
        whose = ("其中", words.name(finding, top), "每月仅", *low)
    return (
        words.say(
            finding,
            "{who}[干部报酬{all}偏低，]{whose}{compared}。"
            if alike
            else "{who}干部报酬{all}偏低，{whose}{compared}。",
            whose=whose,
            compared=_compared(finding, alike=alike),
        ),
        *_below_minimum(finding),
    )


def _compared(finding: Finding, *, alike: bool) -> words.Parts:
    """，仅为当地职工月平均工资4500元的22.2%和19.8%."""
    detail = finding.worst[0].gap.detail
    average = detail["average"]
    if not average:
        return ()
    pays = (
        [pay for _, pay in detail["pay"]]
        if alike
        else [min(dict(detail["pay"]).values())]
    )
    shares = [words.amount(finding, pay / average, "share") for pay in pays]
    wage = words.amount(finding, average, "元")
    each = "分别" if len(shares) > 1 else ""
    return (f"，{each}为当地职工月平均工资", *wage, "的", *named(shares))


def _below_minimum(finding: Finding) -> tuple[Sentence, ...]:
    number = finding.groups["minimum"]
    if not number:
        return ()
    minimum = finding.only("minimum")
    wage: words.Parts = ()
    if minimum is not None:
        wage = ("每月", *words.amount(finding, minimum, "元"), "的")
    some: words.Parts = ("上述报酬",)
    if number < finding.hit:
        some = ("其中", words.count(finding, number), "个社区的报酬")
    pattern = "{some}还低于当地{wage}最低工资标准。"
    return (words.say(finding, pattern, number=2, some=some, wage=wage),)


def _uninsured(facts: CommunityFacts, standards: Standards) -> Outcome:
    """People for whom a kind of insurance is known not to be paid."""
    if facts.staff is None:
        return NotAssessed("社会保险缴纳情况")
    answers = [is_insured(person) for person in facts.staff]
    known = [answer for answer in answers if answer is not None]
    if not known:
        return NotAssessed("社会保险缴纳情况")
    lacking = known.count(False)
    if not lacking:
        return None
    sums = {"lacking": lacking, "known": len(known)}
    return Gap(lacking, 0, "名", sums=sums)


def _lacking(finding: Finding) -> words.Parts:
    lacking, known = finding.sums["lacking"], finding.sums["known"]
    if lacking == known:
        each = "均" if known > 1 else ""
        return (*words.amount(finding, known, "名"), f"干部{each}未缴齐")
    part = words.amount(finding, words.ratio(finding, "lacking", "known"), "share")
    return (*words.amount(finding, lacking, "名"), "干部未缴齐，占", *part)


RULES = (
    Rule(
        code="staff-pay-low",
        heading="报酬待遇偏低",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的共性问题",
        asked="当地最低工资标准",
        check=_pay_low,
        wording=_say_pay_low,
        standards=("min-pay-ratio",),
    ),
    Rule(
        code="staff-insurance-missing",
        heading="社会保险未缴齐",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source="社区建设视察报告中反映的问题",
        check=_uninsured,
        wording=words.sentences(
            "{who}[社会保险和住房公积金保障{all}不到位，]{lacking}，影响队伍稳定。",
            lacking=_lacking,
        ),
    ),
)
