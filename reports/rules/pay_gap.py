"""Whether staff of town communities are paid far less than those of streets.

Pay is set by the county, so that communities are held against those of their own
county only.
"""

from collections.abc import Mapping
from decimal import Decimal

from reports.document.sentences import named, number_text
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.compared import Level, Levels
from reports.indicators.readings import monthly_pay
from reports.indicators.tallies import Number
from reports.indicators.words import GRADES, LOCATIONS
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

STREET, TOWN = "urban_core", "town_seat"
_OTHER = {STREET: TOWN, TOWN: STREET}

# Of a county (or of the whole scope) and one of its sides: how many communities
# there are; with a grade, what it is paid.
Key = tuple[str, ...]
_SCOPE = ""


def _pay_by_side(facts: CommunityFacts) -> dict[Key, Number] | None:
    side = facts.location_class
    if side not in _OTHER:
        return None
    pay = monthly_pay(facts) or {}
    return {
        (_SCOPE, side): 1,
        (facts.county_code, side): 1,
        **{(facts.county_code, side, grade): paid for grade, paid in pay.items()},
    }


def _pay_gap(
    facts: CommunityFacts, standards: Standards, levels: Mapping[Key, Level] | None
) -> Outcome:
    """A town community's pay against what the streets' mean leaves to it.

    Only grades count in which the towns' mean is too far below; of several grades
    the one in which the community is furthest off.
    """
    slug = "max-pay-gap"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    side, county = facts.location_class, facts.county_code
    if side is None:
        return NotAssessed("社区区位")
    if side not in _OTHER or levels is None or (county, _OTHER[side]) not in levels:
        return NOT_HELD
    pay = monthly_pay(facts)
    if not pay:
        return NotAssessed("工作人员报酬")
    if not any((county, _OTHER[side], grade) in levels for grade in pay):
        return NotAssessed(f"可比的{LOCATIONS[_OTHER[side]]}同等岗位报酬")
    if side == STREET:
        return None
    uneven, least = {}, {}
    for grade in GRADES:
        street = levels.get((county, STREET, grade))
        town = levels.get((county, TOWN, grade))
        if street and town:
            # Divided once, so that a mean on the limit is on it exactly.
            asked = street.total * (1 - standard.value) / street.number
            if town.mean < asked:
                uneven[grade], least[grade] = (street, town), asked
    short = [grade for grade in least if grade in pay and pay[grade] < least[grade]]
    if not short:
        return None
    worst = min(short, key=lambda grade: pay[grade] / least[grade])
    detail = {
        "grade": worst,
        "levels": uneven,
        "only_county": all(
            levels[_SCOPE, each].number == levels[county, each].number
            for each in _OTHER
        ),
    }
    return Gap(pay[worst], least[worst], "元", standard, detail=detail)


def _say_pay_gap(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    """Who is paid too little, and how little: both sides where they are of one
    county, else the community that is furthest off."""
    first = words.say(
        finding,
        "{towns}干部报酬{all}明显低于街道社区，差距超过{limit}。",
        towns=words.these(finding, LOCATIONS[TOWN]),
        all="均" if finding.hit > 1 else "",
    )
    one_county = finding.worst[0].gap.detail["only_county"]
    second = _both_sides(finding) if one_county else _furthest(finding)
    return (first, second) if second else (first,)


def _both_sides(finding: Finding) -> Sentence | None:
    """街道社区和镇级社区书记、主任每月分别为1500元和1000元，镇级社区低33.3%.

    Of several grades only the one furthest apart where all would make it too long.
    """
    uneven = finding.worst[0].gap.detail["levels"]
    told = {grade: pair for grade, pair in uneven.items() if pair[1].total}
    if not told:
        return None
    said = _told(finding, told)
    if len(said.text) <= words.LONGEST:
        return said
    furthest = max(told, key=lambda grade: _below(*told[grade]))
    return _told(finding, {furthest: told[furthest]})


def _told(finding: Finding, pairs: Mapping[str, tuple[Level, Level]]) -> Sentence:
    shares = [_below(*pair) for pair in pairs.values()]
    alike = len({number_text(share * 100, 1) for share in shares}) == 1
    printed = [words.amount(finding, share, "share") for share in shares]
    each = "" if len(pairs) == 1 else "均" if alike else "分别"
    grades: words.Parts = ()
    for grade, pair in pairs.items():
        grades += ("，" if grades else "", *_pay_of(finding, grade, *pair))
    return words.say(
        finding,
        "{among}街道社区和镇级社区{grades}，镇级社区{each}低{shares}。",
        number=2,
        among=words.among(finding),
        grades=grades,
        each=each,
        shares=printed[0] if alike else named(printed),
    )


def _pay_of(finding: Finding, grade: str, street: Level, town: Level) -> words.Parts:
    return (
        f"{GRADES[grade]}{'' if street.is_even and town.is_even else '平均'}每月分别为",
        *words.amount(finding, street.mean, "元"),
        "和",
        *words.amount(finding, town.mean, "元"),
        *words.of_those(finding, street.number + town.number),
    )


def _below(street: Level, town: Level) -> Decimal:
    return 1 - town.mean / street.mean


def _furthest(finding: Finding) -> Sentence | None:
    top = finding.worst[0]
    if not top.gap.observed:
        return None
    street, _ = top.gap.detail["levels"][top.gap.detail["grade"]]
    share = 1 - Decimal(top.gap.observed) / street.mean
    return words.say(
        finding,
        "其中{name}{grade}每月{pay}，比所在县（市、区）街道社区{mean}{street}低{share}。",
        number=2,
        name=words.name(finding, top),
        grade=GRADES[top.gap.detail["grade"]],
        pay=words.amount(finding, top.gap.observed, "元"),
        mean="的" if street.is_even else "平均",
        street=words.amount(finding, street.mean, "元"),
        share=words.amount(finding, share, "share"),
    )


RULES = (
    Rule(
        code="staff-pay-gap",
        heading="街道与镇级社区报酬差距较大",
        theme=Theme.STAFF,
        severity=Severity.SHORTFALL,
        source="本系统提出的扩展规则",
        check=Comparison(Levels, _pay_by_side, _pay_gap),
        wording=_say_pay_gap,
        standards=("max-pay-gap",),
        extension=True,
    ),
)
