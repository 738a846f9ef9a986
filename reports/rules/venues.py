"""Rules on the places where residents meet: whether there are any, how large and
how safe they are."""

from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts, PremisesFacts
from reports.indicators.base import Theme
from reports.indicators.readings import added, any_of, has_room
from reports.rules import wording as words
from reports.rules.base import Figures, Gap, NotAssessed, Outcome, Rule, Severity
from reports.rules.checks import not_below, there
from reports.rules.finding import Finding
from reports.rules.premises import in_use
from reports.rules.standards import Standard, Standards

_ACTIVITY = frozenset({"activity", "culture_center"})
_OPEN_TO_PUBLIC = _ACTIVITY | {"service"}


def _no_venue(facts: CommunityFacts, standards: Standards) -> Outcome:
    """Known to be absent only where the record says so, not where it is silent."""
    if facts.premises is None:
        return NotAssessed("活动场所")
    venues = [each for each in in_use(facts) if each.use in _ACTIVITY]
    if not venues:
        room = has_room(facts, "activity_room")
        return there(present=room, unit="处", missing="活动场所")
    slug = "min-activity-area"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return None
    area = added(each.floor_area_m2 for each in venues)
    if area is None:
        return NotAssessed("活动场所面积")
    return not_below(area, standard, groups=("small",))


def _say_no_venue(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    small = finding.groups["small"]
    none = finding.hit - small
    if not small:
        pattern = "[|涉及]{who}[{all}缺少居民活动场所]，文体活动难以经常开展。"
        return (words.say(finding, pattern),)
    if not none:
        pattern = (
            "{who}居民活动场所面积[{each}偏小，]不足{limit}{least}，活动难以展开。"
        )
        least = words.extreme(finding, "仅")
        return (words.say(finding, pattern, least=least),)
    return (
        words.say(
            finding,
            "{who}[居民活动场所{all}不足，其中|中，]没有活动场所的{none}个、"
            "面积不足{limit}的{small}个，文体活动难以经常开展。",
            none=words.count(finding, none),
            small=words.count(finding, small),
        ),
    )


def _multi_use(facts: CommunityFacts, standards: Standards) -> Outcome:
    answers = [each.multi_use for each in in_use(facts)]
    shared = any_of(answers)
    if facts.premises is None or shared is None:
        return NotAssessed("活动室使用方式")
    return Gap(answers.count(True), 0, "处") if shared else None


def _evacuation(facts: CommunityFacts, standards: Standards) -> Outcome:
    """A narrow way out of a house open to all, or a room too small for a crowd."""
    slug = "min-venue-area"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if facts.premises is None:
        return NotAssessed("活动场所通道情况")
    public = [each for each in in_use(facts) if each.use in _OPEN_TO_PUBLIC]
    answers = [_unsafe(each, standard) for each in public]
    kinds = [answer for answer in answers if answer]
    if kinds:
        held = standard if "small" in kinds else None
        return Gap(len(kinds), 0, "处", held, groups=tuple(sorted(set(kinds))))
    return NotAssessed("活动场所面积") if None in answers else None


def _unsafe(house: PremisesFacts, standard: Standard | None) -> str | None:
    """narrow or small; empty for a safe house, None where the area is unknown."""
    if "narrow_passage" in house.defects:
        return "narrow"
    if standard is None or house.use not in _ACTIVITY or house.is_outdoor:
        return ""
    if house.floor_area_m2 is None:
        return None
    return "small" if house.floor_area_m2 < standard.value else ""


def _what_is_unsafe(finding: Finding) -> words.Parts:
    if not finding.groups["small"]:
        return ("通道狭窄",)
    small = ("面积不足", *words.limit(finding))
    return (*small, "或通道狭窄") if finding.groups["narrow"] else small


RULES = (
    Rule(
        code="no-activity-venue",
        heading="没有居民活动场所",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的问题",
        check=_no_venue,
        wording=_say_no_venue,
        standards=("min-activity-area",),
    ),
    Rule(
        code="venue-multi-use",
        heading="活动场所一室多用",
        theme=Theme.PREMISES,
        severity=Severity.ATTENTION,
        source="社区建设调研中反映的问题",
        check=_multi_use,
        wording=words.sentences(
            "[|涉及]{who}[文化活动场所{all}为一室多用]，不同活动之间相互挤占时间和空间。",
        ),
    ),
    Rule(
        code="venue-evacuation-unsafe",
        heading="活动场所疏散条件差",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="社区建设视察报告中反映的问题",
        check=_evacuation,
        wording=words.sentences(
            "{who}{all}有公共活动场所{unsafe}，紧急情况下不利于人员疏散。",
            unsafe=_what_is_unsafe,
        ),
        standards=("min-venue-area",),
    ),
)
