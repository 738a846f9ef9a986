"""Whether rural communities go without what urban ones mostly have."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.compared import Level, Levels
from reports.indicators.readings import has_room, money_for, offices
from reports.indicators.tallies import Number
from reports.rules import wording as words
from reports.rules.base import (
    NOT_HELD,
    Comparison,
    Figures,
    Gap,
    NotAssessed,
    Outcome,
    Rule,
    Severity,
)
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_SIDES = {
    "urban": "urban",
    "converted": "urban",
    "rural": "rural",
    "new_rural": "rural",
}
_OTHER = {"urban": "rural", "rural": "urban"}
_SIDE_NAMES = {"urban": "城镇社区", "rural": "农村社区"}


def _has_office(facts: CommunityFacts) -> bool | None:
    found = offices(facts)
    return None if found is None else bool(found)


def _has_fund(facts: CommunityFacts) -> bool | None:
    fund = money_for(facts, "office")
    return None if fund is None else fund > 0


# What communities are to have, as it is called, and whether one has it.
_ITEMS: dict[str, tuple[str, Callable[[CommunityFacts], bool | None]]] = {
    "premises": ("办公服务用房", _has_office),
    "fund": ("办公经费", _has_fund),
    "hall": ("服务大厅", lambda facts: has_room(facts, "service_hall")),
    "station": ("服务站", lambda facts: facts.period.has_service_station),
}

# A side: how many communities there are; with an item, who of them has it.
Key = tuple[str, ...]


def _known(facts: CommunityFacts) -> dict[str, bool]:
    answers = {item: has(facts) for item, (_, has) in _ITEMS.items()}
    return {item: answer for item, answer in answers.items() if answer is not None}


def _coverage(facts: CommunityFacts) -> dict[Key, Number] | None:
    side = _SIDES.get(facts.urban_rural_class or "")
    if side is None:
        return None
    coverage: dict[Key, Number] = {(side,): 1}
    for item, has in _known(facts).items():
        coverage[side, item] = int(has)
    return coverage


def _imbalance(
    facts: CommunityFacts, standards: Standards, levels: Mapping[Key, Level] | None
) -> Outcome:
    """What a rural community lacks of the items that coverage differs in."""
    slug = "max-coverage-gap"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    side = _SIDES.get(facts.urban_rural_class or "")
    if side is None:
        return NotAssessed("城乡属性")
    if levels is None or (_OTHER[side],) not in levels:
        return NOT_HELD
    known = _known(facts)
    if not known:
        return NotAssessed("用房、办公经费和服务设施")
    if not any((_OTHER[side], item) in levels for item in known):
        return NotAssessed(f"可比的{_SIDE_NAMES[_OTHER[side]]}用房、办公经费和服务设施")
    if side == "urban":
        return None
    uneven = {
        item: (urban, rural)
        for item in _ITEMS
        if (urban := levels.get(("urban", item)))
        and (rural := levels.get(("rural", item)))
        and _apart(urban, rural) >= standard.value
    }
    asked = [item for item in uneven if item in known]
    lacking = tuple(item for item in asked if not known[item])
    if not lacking:
        return None
    return Gap(
        len(asked) - len(lacking),
        len(asked),
        "项",
        standard,
        detail={"levels": uneven},
        groups=lacking,
    )


def _say_imbalance(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """Who lacks what, then the coverage of both sides."""
    lacking = [item for item in _ITEMS if finding.groups[item]]
    alike = all(finding.groups[item] == finding.hit for item in lacking)
    some = "均" if finding.hit > 1 else ""
    return (
        words.say(
            finding,
            "{rural}在{items}方面{all}存在空白，与城镇社区差距明显。",
            rural=words.these(finding, _SIDE_NAMES["rural"]),
            items=named(_ITEMS[item][0] for item in lacking),
            all=some if alike else "不同程度",
        ),
        _told(finding),
    )


def _told(finding: Finding) -> Sentence:
    """Both sides by item, leaving out the least uneven where it would be too long."""
    uneven = finding.worst[0].gap.detail["levels"]
    widest = sorted(uneven, key=lambda item: -_apart(*uneven[item]))
    for number in range(len(widest), 0, -1):
        kept = [item for item in _ITEMS if item in widest[:number]]
        clauses: words.Parts = ()
        for item in kept:
            clauses += ("；" if clauses else "", *_clause(finding, item, *uneven[item]))
        pattern = "{among}{clauses}。"
        said = words.say(
            finding, pattern, number=2, among=words.among(finding), clauses=clauses
        )
        if len(said.text) <= words.LONGEST:
            break
    return said


def _clause(finding: Finding, item: str, urban: Level, rural: Level) -> words.Parts:
    """服务站覆盖率城镇社区为90%、农村社区为60%，相差30个百分点."""
    told: words.Parts = ("，农村社区尚属空白",)
    if not words.vanishes(rural.mean, "share"):
        apart = words.points_apart(finding, urban.mean, rural.mean)
        share = words.amount(finding, rural.mean, "share")
        told = ("、农村社区为", *share, "，相差", *apart)
    return (
        f"{_ITEMS[item][0]}覆盖率城镇社区为",
        *words.amount(finding, urban.mean, "share"),
        *told,
        *words.of_those(finding, urban.number + rural.number),
    )


def _apart(urban: Level, rural: Level) -> Decimal:
    """Divided once, so that a difference on the limit is on it exactly."""
    ahead = urban.total * rural.number - rural.total * urban.number
    return Decimal(ahead) / (urban.number * rural.number)


RULES = (
    Rule(
        code="urban-rural-imbalance",
        heading="城乡社区建设不平衡",
        theme=Theme.SCALE,
        severity=Severity.SHORTFALL,
        source="社区建设视察报告中反映的问题",
        check=Comparison(Levels, _coverage, _imbalance),
        wording=_say_imbalance,
        standards=("max-coverage-gap",),
    ),
)
