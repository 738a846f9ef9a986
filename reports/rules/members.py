"""Rules on the party members of communities, by kind.

The kinds overlap: each is a share of the members of its own.
"""

from collections.abc import Callable

from reports.facts.shapes import CommunityFacts, PartyOrganizationFacts
from reports.indicators.base import Theme
from reports.indicators.readings import member_tags, party_members
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Check,
    Gap,
    NotAssessed,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.checks import not_above, not_below, share
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_AGED_FROM = 60


def _tag_above(slug: str, tag: str, missing: str) -> Check:
    """A gap where too many of the members are of one kind."""

    def check(facts: CommunityFacts, standards: Standards) -> Outcome:
        standard = standards.find(slug, facts.code, facts.urban_rural_class)
        if standard is None:
            return NOT_HELD
        members, tagged = party_members(facts), (member_tags(facts) or {}).get(tag)
        if not members:
            return NotAssessed("党员数")
        if tagged is None:
            return NotAssessed(missing)
        sums = {"tagged": tagged, "members": members}
        return not_above(share(tagged, members), standard, sums=sums)

    return check


def _unmanaged(facts: CommunityFacts, standards: Standards) -> Outcome:
    tags = member_tags(facts) or {}
    none, inactive = tags.get("three_none"), tags.get("three_not")
    if none is None and inactive is None:
        return NotAssessed("三无党员和三不党员数")
    sums = {"three_none": none or 0, "three_not": inactive or 0}
    added = sum(sums.values())
    return Gap(added, 0, "名", sums=sums) if added else None


def _kinds(finding: Finding) -> words.Parts:
    told: words.Parts = ()
    for kind, name in (("three_none", "“三无”党员"), ("three_not", "“三不”党员")):
        if finding.sums[kind]:
            told += ("、", name) if told else (name,)
            told += words.amount(finding, finding.sums[kind], "名")
    return told


def _covered_below(slug: str, whole: str, part: str, missing: str) -> Check:
    """A gap where too few of what the organisations count are reached."""

    def check(facts: CommunityFacts, standards: Standards) -> Outcome:
        standard = standards.find(slug, facts.code, facts.urban_rural_class)
        if standard is None:
            return NOT_HELD
        counted = [
            org for org in facts.party or () if None not in _pair(org, whole, part)
        ]
        if not counted:
            return NotAssessed(missing)
        wholes = sum(getattr(org, whole) for org in counted)
        parts = sum(getattr(org, part) for org in counted)
        if not wholes:
            return NOT_HELD
        sums = {"whole": wholes, "part": parts}
        return not_below(share(parts, wholes), standard, sums=sums)

    return check


def _pair(org: PartyOrganizationFacts, *names: str) -> list[int | None]:
    return [getattr(org, name) for name in names]


def _tagged(finding: Finding) -> words.Parts:
    return words.amount(finding, finding.sums["tagged"], "名")


def _of_members(finding: Finding) -> words.Parts:
    return words.amount(finding, words.ratio(finding, "tagged", "members"), "share")


def _counted(name: str, unit: str) -> Callable[[Finding], words.Parts]:
    return lambda finding: words.amount(finding, finding.sums[name], unit)


def _reached(said: str, unit: str, none: str) -> Callable[[Finding], words.Parts]:
    """已报到12名，占31.6%; ``none`` where nobody is."""

    def told(finding: Finding) -> words.Parts:
        part = finding.sums["part"]
        if not part:
            return (none,)
        reached = words.amount(finding, words.ratio(finding, "part", "whole"), "share")
        return (said, *words.amount(finding, part, unit), "，占", *reached)

    return told


RULES = (
    Rule(
        code="party-members-uncontactable",
        heading="党员失去联系",
        theme=Theme.PARTY,
        severity=Severity.SHORTFALL,
        source="党建工作调研中反映的问题",
        check=_tag_above(
            "max-uncontactable-share", "uncontactable", "无法联系的党员数"
        ),
        wording=words.sentences(
            "{who}无法联系的党员[{all}偏多，]共{tagged}，占党员总数的{part}，超过{limit}{most}。",
            tagged=_tagged,
            part=_of_members,
            most=lambda finding: (
                words.extreme(finding, "达") if finding.hit > 1 else ()
            ),
        ),
        standards=("max-uncontactable-share",),
    ),
    Rule(
        code="party-members-floating",
        heading="流动党员占比较高",
        theme=Theme.PARTY,
        severity=Severity.ATTENTION,
        source="党建工作调研中反映的问题",
        check=_tag_above("max-floating-share", "floating", "流动党员数"),
        wording=words.sentences(
            "{who}[流动党员占比{all}较高，]{tagged}流动党员占党员的{part}，高于{limit}，"
            "日常教育管理难以跟进。",
            tagged=_tagged,
            part=_of_members,
        ),
        standards=("max-floating-share",),
    ),
    Rule(
        code="party-members-ageing",
        heading="党员年龄结构老化",
        theme=Theme.PARTY,
        severity=Severity.ATTENTION,
        source="党建工作调研中反映的问题",
        check=_tag_above("max-aged-share", "aged_60_plus", "老年党员数"),
        wording=words.sentences(
            "{who}[党员队伍年龄结构{all}老化，]{sixty}岁以上党员有{tagged}，比重为{part}，"
            "超出{limit}。",
            sixty=lambda finding: words.count(finding, _AGED_FROM),
            tagged=_tagged,
            part=_of_members,
        ),
        standards=("max-aged-share",),
    ),
    Rule(
        code="party-members-hukou-separated",
        heading="人户分离党员较多",
        theme=Theme.PARTY,
        severity=Severity.ATTENTION,
        source="党建工作调研中反映的问题",
        check=_tag_above(
            "max-hukou-separated-share", "hukou_separated", "人户分离党员数"
        ),
        wording=words.sentences(
            "{who}人户分离[现象{all}突出，此类]党员{tagged}，比例达到{part}，多于{limit}，"
            "组织生活难以落实。",
            tagged=_tagged,
            part=_of_members,
        ),
        standards=("max-hukou-separated-share",),
    ),
    Rule(
        code="party-members-unmanaged",
        heading="党员管理存在空白",
        theme=Theme.PARTY,
        severity=Severity.SHORTFALL,
        source="党建工作调研中反映的问题",
        check=_unmanaged,
        wording=words.sentences(
            "{who}[{all}有党员处于管理空白，其中|有]{kinds}，分类管理措施有待落实。",
            kinds=_kinds,
        ),
    ),
    Rule(
        code="in-service-not-registered",
        heading="在职党员到社区报到率低",
        theme=Theme.PARTY,
        severity=Severity.SHORTFALL,
        source="党建工作调研中反映的问题",
        check=_covered_below(
            "min-registration-share",
            "in_service_total",
            "in_service_registered",
            "在职党员报到情况",
        ),
        wording=words.sentences(
            "{who}[在职党员到社区报到{all}不够积极，]在职党员{whole}，{reached}，低于{limit}。",
            whole=_counted("whole", "名"),
            reached=_reached("已报到", "名", "尚无人报到"),
        ),
        standards=("min-registration-share",),
    ),
    Rule(
        code="two-new-coverage-low",
        heading="两新组织党建覆盖不足",
        theme=Theme.PARTY,
        severity=Severity.SHORTFALL,
        source="党建工作调研中反映的问题",
        check=_covered_below(
            "min-two-new-coverage",
            "two_new_total",
            "two_new_covered",
            "两新组织党组织覆盖情况",
        ),
        wording=words.sentences(
            "{who}[“两新”组织党建工作{all}有空白点，]辖区内{whole}此类组织，{reached}，"
            "未达到{limit}。",
            whole=_counted("whole", "家"),
            reached=_reached("建立党组织的", "家", "尚无一家建立党组织"),
        ),
        standards=("min-two-new-coverage",),
    ),
)
