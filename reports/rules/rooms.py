"""Rules on what is in the houses communities work in, and in what state it is."""

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import any_of, has_room
from reports.indicators.words_of_things import ROOMS
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Check,
    Figures,
    Gap,
    NotAssessed,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.checks import there
from reports.rules.finding import Finding
from reports.rules.premises import in_use
from reports.rules.standards import Standards

_STRUCTURAL = {"flood": "雨天进水", "leak": "漏雨", "dilapidated": "房屋老旧危险"}


def _needs_room(kind: str, missing: str) -> Check:
    def check(facts: CommunityFacts, standards: Standards) -> Outcome:
        return there(present=has_room(facts, kind), unit="间", missing=missing)

    return check


def _needs_board(facts: CommunityFacts, standards: Standards) -> Outcome:
    board = None
    if facts.premises is not None:
        board = any_of(each.has_publicity_board for each in in_use(facts))
    return there(present=board, unit="个", missing="党建宣传栏设置情况")


def _structural(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.premises is None:
        return NotAssessed("办公服务用房状况")
    houses = in_use(facts)
    found = {defect for each in houses for defect in each.defects} & _STRUCTURAL.keys()
    if not found:
        return None
    hurt = sum(1 for each in houses if found & set(each.defects))
    return Gap(hurt, 0, "处", groups=tuple(sorted(found)))


def _say_structural(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """Each community by name while they are few, else how many have what."""
    if finding.hit <= words.NAMED:
        hits = sorted(finding.worst, key=lambda hit: hit.place.code)
        told = named(
            (words.name(finding, hit), "、".join(_defects(hit.gap))) for hit in hits
        )
        return (
            words.say(
                finding,
                "{told}，房屋结构状况不适宜继续办公。",
                told=told,
            ),
        )
    kinds = named(
        (f"{told}的", words.count(finding, finding.groups[kind]), "个")
        for kind, told in _STRUCTURAL.items()
        if finding.groups[kind]
    )
    return (
        words.say(
            finding,
            "{who}用房{all}存在结构性缺陷，其中{kinds}，不适宜继续办公。",
            kinds=kinds,
        ),
    )


def _defects(gap: Gap) -> list[str]:
    return [f"用房{told}" for kind, told in _STRUCTURAL.items() if kind in gap.groups]


def _checklist(facts: CommunityFacts, standards: Standards) -> Outcome:
    """Rooms and boards the county's checklist asks for and no house in use has."""
    asked = facts.checklist
    if asked is None:
        return NOT_HELD
    if facts.premises is None:
        return NotAssessed("功能室设置情况")
    houses = in_use(facts)
    answers = {ROOMS[kind]: has_room(facts, kind) for kind in asked.rooms}
    if asked.needs_publicity_board:
        answers["宣传栏"] = any_of(each.has_publicity_board for each in houses)
    if asked.needs_disclosure_board:
        answers["公开栏"] = any_of(each.has_disclosure_board for each in houses)
    absent = tuple(item for item, answer in answers.items() if answer is False)
    if not absent:
        return NotAssessed("功能室设置情况") if None in answers.values() else None
    there_are = len(answers) - len(absent)
    shared = {"checklist": asked.name}
    return Gap(there_are, len(answers), "项", groups=absent, shared=shared)


def _absent_items(finding: Finding) -> words.Parts:
    most = finding.groups.most_common(_ITEMS_NAMED)
    if finding.hit == 1:
        told: words.Parts = ("缺", "、".join(item for item, _ in most))
    else:
        told = named(
            (f"缺{item}的", words.count(finding, number), "个") for item, number in most
        )
    return (*told, "等") if len(finding.groups) > len(most) else told


def _checklist_name(finding: Finding) -> words.Parts:
    asked = finding.only("checklist")
    if asked is None:
        return ("当地功能室配置清单",)
    return ("“", words.spoken(finding, asked), "”清单")


_ITEMS_NAMED = 5
_SURVEYS = "社区建设调研中反映的问题"

RULES = (
    Rule(
        code="office-structural-defect",
        heading="办公用房存在结构性缺陷",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_structural,
        wording=_say_structural,
    ),
    Rule(
        code="no-meeting-room",
        heading="没有会议室",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_needs_room("meeting_room", "会议室设置情况"),
        wording=words.sentences(
            "[|涉及]{who}[{all}没有会议室]，居民议事和干部开会缺少固定场所。",
        ),
    ),
    Rule(
        code="no-party-activity-room",
        heading="没有党员活动室",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_needs_room("party_room", "党员活动室设置情况"),
        wording=words.sentences(
            "[|涉及]{who}[{all}未设党员活动室]，组织生活和党员教育难以正常开展。",
        ),
    ),
    Rule(
        code="no-party-publicity-board",
        heading="没有党建宣传栏",
        theme=Theme.PREMISES,
        severity=Severity.ATTENTION,
        source=_SURVEYS,
        check=_needs_board,
        wording=words.sentences(
            "[|涉及]{who}[{all}尚未设置党建宣传栏]，政策宣传和党务公开缺少阵地。",
        ),
    ),
    Rule(
        code="no-service-hall",
        heading="没有一站式服务大厅",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="本系统提出的扩展规则",
        check=_needs_room("service_hall", "服务大厅设置情况"),
        wording=words.sentences(
            "[|涉及]{who}[{all}尚未建成一站式服务大厅]，居民办事需要多处往返。",
        ),
        extension=True,
    ),
    Rule(
        code="checklist-rooms-missing",
        heading="功能室配置不齐",
        theme=Theme.PREMISES,
        severity=Severity.ATTENTION,
        source="本系统提出的扩展规则",
        asked="功能室清单",
        check=_checklist,
        wording=words.sentences(
            "对照{checklist}，{who}[功能室配置{all}不齐，其中|{among}]{absent}。",
            checklist=_checklist_name,
            among=lambda finding: "中，" if finding.hit > 1 else "",
            absent=_absent_items,
        ),
        extension=True,
    ),
)
