"""Rules on how much room communities have to work in."""

from dataclasses import dataclass
from decimal import Decimal

from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts, PremisesFacts
from reports.indicators.base import Theme
from reports.indicators.readings import OFFICE_USES, added, office_area
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Figures,
    Gap,
    NotAssessed,
    NotHeld,
    Number,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.checks import not_below, share
from reports.rules.finding import Finding
from reports.rules.standards import Standard, Standards

_SERVING = OFFICE_USES | {"activity", "culture_center"}
_NO_AREA = "尚无办公服务用房"


def in_use(facts: CommunityFacts) -> tuple[PremisesFacts, ...]:
    """Houses not known to stand empty."""
    return tuple(each for each in facts.premises or () if each.in_use is not False)


def serving_area(facts: CommunityFacts) -> Number | None:
    """m² in use that residents are served in, activities included."""
    if facts.premises is None:
        return None
    return added(x.floor_area_m2 for x in in_use(facts) if x.use in _SERVING)


def _below_standard(facts: CommunityFacts, standards: Standards) -> Outcome:
    standard = standards.find("min-office-area", facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    area = office_area(facts)
    if area is None:
        return NotAssessed("办公服务用房面积")
    return not_below(area, standard, sums={"area": area})


def _say_below_standard(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    passed = finding.assessed - finding.hit
    if finding.hit == 1 or not passed:
        pattern = "{who}办公服务用房面积{each}未达到{limit}{least}。"
    elif passed < finding.hit:
        pattern = (
            "{base}中，办公服务用房面积达到{limit}的仅{passed}个，占{met}，"
            "其余{hit}个未达标{least}。"
        )
    else:
        pattern = "{base}中，有{hit}个办公服务用房面积未达到{limit}，占{unmet}{least}。"
    return (
        words.say(
            finding,
            pattern,
            base=words.base(finding),
            passed=words.count(finding, passed),
            met=words.amount(finding, share(passed, finding.assessed), "share"),
            hit=words.count(finding, finding.hit),
            unmet=words.amount(finding, finding.share or 0, "share"),
            least=words.extreme(finding, "仅", _NO_AREA),
        ),
    )


def _severely_small(facts: CommunityFacts, standards: Standards) -> Outcome:
    """Below the floor, or below so small a part of the area asked for."""
    code, kind = facts.code, facts.urban_rural_class
    limits: list[tuple[Decimal, Standard]] = []
    if floor := standards.find("severe-office-area", code, kind):
        limits.append((floor.value, floor))
    asked = standards.find("min-office-area", code, kind)
    part = standards.find("severe-office-area-share", code, kind)
    if asked and part:
        limits.append((asked.value * part.value, part))
    if not limits:
        return NOT_HELD
    area = office_area(facts)
    if area is None:
        return NotAssessed("办公服务用房面积")
    required, standard = max(limits, key=lambda limit: limit[0])
    if area >= required:
        return None
    return Gap(area, required, "平方米", standard, groups=(standard.slug,))


def _small_limit(finding: Finding) -> words.Parts:
    if len(finding.held_to) > 1:
        return ()
    standard = finding.standards[0]
    if standard.slug == "severe-office-area":
        return ("不足", *words.limit(finding))
    part = words.amount(standard, standard.value, standard.unit)
    own = "（本系统参考值）" if standard.authority == "portal" else ""
    return ("不足当地规定面积的", *part, own)


def _say_small(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    small = _small_limit(finding)
    pattern = "{who}办公服务用房{each}严重偏小{least}。"
    if small:
        pattern = "{who}办公服务用房{each}[严重偏小，]{small}{least}。"
    least = words.extreme(finding, "仅", _NO_AREA)
    return (words.say(finding, pattern, small=small, least=least),)


def _per_100_households(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "service-area-per-100-households"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    area = serving_area(facts)
    if area is None:
        return NotAssessed("社区服务设施面积")
    households = facts.period.household_count
    if not households:
        return NotAssessed("户数")
    sums = {"area": area, "households": households}
    return not_below(share(area * 100, households), standard, sums=sums)


def _area_per_100(finding: Finding) -> words.Parts:
    per_100 = words.ratio(finding, "area", "households") * 100
    if words.vanishes(per_100, "平方米"):
        return ("，服务设施尚为空白",)
    whole = "合并计算" if finding.hit > 1 else "实际"
    return (f"，{whole}每百户仅", *words.amount(finding, per_100, "平方米"))


@dataclass(frozen=True, slots=True)
class Owed:
    """m² of community rooms that an estate's developer owes and has given."""

    estate: str
    due: Decimal
    given: Decimal

    @property
    def is_short(self) -> bool:
        return self.given < self.due


@dataclass(frozen=True, slots=True)
class RoomsOwed:
    """``estates`` are those on record in full."""

    standard: Standard
    estates: tuple[Owed, ...]


def rooms_owed(
    facts: CommunityFacts, standards: Standards
) -> RoomsOwed | NotAssessed | NotHeld:
    """Rooms that developers owe: a share of a large estate, a floor for others."""
    code, kind = facts.code, facts.urban_rural_class
    large = standards.find("developer-rooms-large-estate", code, kind)
    part = standards.find("developer-rooms-share", code, kind)
    least = standards.find("developer-rooms-min-area", code, kind)
    if large is None or part is None or least is None:
        return NOT_HELD
    if facts.estates is None:
        return NotAssessed("住宅小区配建用房")
    if not facts.estates:
        return NOT_HELD
    known = []
    for estate in facts.estates:
        if estate.floor_area_m2 is None or estate.provided_area_m2 is None:
            continue
        is_large = estate.floor_area_m2 >= large.value
        due = estate.floor_area_m2 * part.value if is_large else least.value
        known.append(Owed(estate.name, due, estate.provided_area_m2))
    is_whole = len(known) == len(facts.estates)
    if not is_whole and not any(each.is_short for each in known):
        return NotAssessed("住宅小区建筑面积和配建用房面积")
    return RoomsOwed(part, tuple(known))


def _estate_rooms(facts: CommunityFacts, standards: Standards) -> Outcome:
    rooms = rooms_owed(facts, standards)
    if not isinstance(rooms, RoomsOwed):
        return rooms
    short = [each for each in rooms.estates if each.is_short]
    if not short:
        return None
    owed = sum((each.due for each in short), Decimal(0))
    given = sum((each.given for each in short), Decimal(0))
    return Gap(
        given,
        owed,
        "平方米",
        rooms.standard,
        detail={"estates": tuple(each.estate for each in short)},
        sums={"estates": len(short), "owed": owed, "given": given},
    )


def _given_rooms(finding: Finding) -> words.Parts:
    if not finding.sums["given"]:
        return ("尚未移交",)
    return ("实际移交", *words.amount(finding, finding.sums["given"], "平方米"))


RULES = (
    Rule(
        code="office-area-below-standard",
        heading="办公服务用房面积不达标",
        theme=Theme.PREMISES,
        severity=Severity.BREACH,
        source="当地社区办公服务用房标准",
        check=_below_standard,
        wording=_say_below_standard,
        standards=("min-office-area",),
    ),
    Rule(
        code="office-area-severely-small",
        heading="办公服务用房严重偏小",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的问题",
        check=_severely_small,
        wording=_say_small,
        standards=(
            "severe-office-area",
            "severe-office-area-share",
            "min-office-area",
        ),
    ),
    Rule(
        code="office-area-per-100hh-low",
        heading="每百户服务设施面积不足",
        theme=Theme.PREMISES,
        severity=Severity.BREACH,
        source="城乡社区服务体系建设规划",
        check=_per_100_households,
        wording=words.sentences(
            "{who}[综合服务设施建设{all}滞后，]按户数折算低于{limit}{per_100}。",
            per="每百户",
            per_100=_area_per_100,
        ),
        standards=("service-area-per-100-households",),
    ),
    Rule(
        code="developer-provision-unfulfilled",
        heading="小区配建用房未足额移交",
        theme=Theme.PREMISES,
        severity=Severity.BREACH,
        source="当地住宅小区配建社区用房的规定",
        check=_estate_rooms,
        wording=words.sentences(
            "{who}{all}有住宅小区未按{rule}足额移交社区用房，涉及小区{estates}，"
            "应移交{owed}，{given}。",
            rule=lambda finding: (
                words.citation(finding.standards[0])
                if len(finding.held_to) == 1
                else "当地规定"
            ),
            estates=lambda finding: words.amount(
                finding, finding.sums["estates"], "个"
            ),
            owed=lambda finding: words.amount(finding, finding.sums["owed"], "平方米"),
            given=_given_rooms,
        ),
        standards=(
            "developer-rooms-share",
            "developer-rooms-min-area",
            "developer-rooms-large-estate",
        ),
    ),
)
