"""Rules on how party organisations of communities are set up."""

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import added, is_party, party_members
from reports.indicators.words import ORG_TYPES
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
from reports.rules.checks import not_above
from reports.rules.finding import Finding
from reports.rules.standards import Standards

# The levels of a community's party organisation, from the lowest.
_LEVELS = ("group", "branch", "joint_branch", "general_branch", "committee")
_BRANCHES = frozenset({"branch", "joint_branch"})
_EXTENSION = "本系统提出的扩展规则"


def _level_mismatch(facts: CommunityFacts, standards: Standards) -> Outcome:
    """The highest organisation is lower than so many members ask for."""
    code, kind = facts.code, facts.urban_rural_class
    committee = standards.find("party-committee-min-members", code, kind)
    general = standards.find("party-general-branch-min-members", code, kind)
    if committee is None or general is None:
        return NOT_HELD
    if facts.party is None:
        return NotAssessed("党组织")
    levels = [org.org_type for org in facts.party if org.org_type in _LEVELS]
    if not levels:
        return NOT_HELD
    members = party_members(facts)
    if members is None:
        return NotAssessed("党员数")
    now = max(levels, key=_LEVELS.index)
    asked = None
    if members >= committee.value:
        asked, standard = "committee", committee
    elif members >= general.value:
        asked, standard = "general_branch", general
    if asked is None or _LEVELS.index(now) >= _LEVELS.index(asked):
        return None
    return Gap(
        members,
        standard.value,
        "名",
        standard,
        detail={"now": now, "asked": asked},
        groups=(f"{now}>{asked}",),
        most={"members": members},
    )


def _say_level_mismatch(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    largest = finding.leading["members"]
    members = words.amount(finding, largest.gap.most["members"], "名")
    asked = ORG_TYPES[largest.gap.detail["asked"]]
    if finding.hit == 1:
        return (
            words.say(
                finding,
                "{who}有党员{members}，应设立{asked}而现为{now}，设置层级偏低。",
                members=members,
                asked=asked,
                now=ORG_TYPES[largest.gap.detail["now"]],
            ),
        )
    steps = sorted(finding.groups, key=lambda step: (-finding.groups[step], step))
    told: words.Parts = (_step(steps[0]),)
    if len(steps) > 1:
        counts = (words.count(finding, finding.groups[step]) for step in steps)
        each = zip(map(_step, steps), counts, strict=True)
        link = "中，" if finding.is_headed else "其中"
        told = (link, *named((step, "的", number, "个") for step, number in each))
    return (
        words.say(
            finding,
            "{who}[党组织设置{all}与党员规模不相适应，]{steps}。",
            steps=told,
        ),
        words.say(
            finding,
            "党员最多的{name}已有党员{members}，达到设立{asked}的规模。",
            number=2,
            name=words.name(finding, largest),
            members=members,
            asked=asked,
        ),
    )


def _step(step: str) -> str:
    now, _, asked = step.partition(">")
    return f"应设{ORG_TYPES[asked]}而现为{ORG_TYPES[now]}"


def _missing(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "party-branch-min-members"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.party is None:
        return NotAssessed("党组织")
    if facts.party:
        return None
    answers = [is_party(person) for person in facts.staff or ()]
    if all(answer is None for answer in answers):
        return NotAssessed("党员数")
    members = answers.count(True)
    if members < standard.value:
        return None
    return Gap(members, standard.value, "名", standard, sums={"members": members})


def _branch_oversized(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "party-branch-max-members"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.party is None:
        return NotAssessed("党组织")
    branches = [org for org in facts.party if org.org_type in _BRANCHES]
    if not branches:
        return NOT_HELD
    sizes = [org.member_count for org in branches if org.member_count is not None]
    if not sizes:
        return NotAssessed("党支部党员数")
    large = sum(1 for size in sizes if size > standard.value)
    return not_above(max(sizes), standard, sums={"branches": large})


def _candidates(facts: CommunityFacts, standards: Standards) -> Outcome:
    if not facts.party:
        return NotAssessed("党组织") if facts.party is None else NOT_HELD
    activists = added(org.activist_count for org in facts.party)
    candidates = added(org.candidate_count for org in facts.party)
    if activists is None or candidates is None:
        return NotAssessed("入党积极分子和发展对象")
    return None if activists + candidates else Gap(0, None, "名")


RULES = (
    Rule(
        code="party-org-missing",
        heading="应建未建党组织",
        theme=Theme.PARTY,
        severity=Severity.BREACH,
        source=_EXTENSION,
        check=_missing,
        wording=words.sentences(
            "{who}{all}尚未建立党组织，而工作人员中已有党员{members}，具备组建条件。",
            members=lambda finding: words.amount(
                finding, finding.sums["members"], "名"
            ),
        ),
        standards=("party-branch-min-members",),
        extension=True,
    ),
    Rule(
        code="party-org-level-mismatch",
        heading="党组织设置与党员规模不相适应",
        theme=Theme.PARTY,
        severity=Severity.BREACH,
        source="基层党组织设置的一般规定",
        check=_level_mismatch,
        wording=_say_level_mismatch,
        standards=("party-committee-min-members", "party-general-branch-min-members"),
    ),
    Rule(
        code="party-branch-oversized",
        heading="党支部规模过大",
        theme=Theme.PARTY,
        severity=Severity.BREACH,
        source=_EXTENSION,
        check=_branch_oversized,
        wording=words.sentences(
            "{who}{all}有党支部党员人数超过{limit}，涉及党支部{branches}，支部活动难以保证人人参加。",
            branches=lambda finding: words.amount(
                finding, finding.sums["branches"], "个"
            ),
        ),
        standards=("party-branch-max-members",),
        extension=True,
    ),
    Rule(
        code="candidate-pipeline-weak",
        heading="党员后备力量不足",
        theme=Theme.PARTY,
        severity=Severity.ATTENTION,
        source="党建工作调研中反映的问题",
        check=_candidates,
        wording=words.sentences(
            "{who}{all}没有入党积极分子和发展对象，党员队伍后备力量不足。"
        ),
    ),
)
