"""Rules on the size of communities and their grids."""

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import residents, residents_are_other
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
from reports.rules.checks import not_above, not_below, share, worst_of
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_MEASURED = {
    "committee-max-households": "户数",
    "community-max-residents": "常住人口",
}
_EXTENSION = "本系统提出的扩展规则"


def _oversized(facts: CommunityFacts, standards: Standards) -> Outcome:
    """By households, and by residents where a place has set a number of its own."""
    code, kind = facts.code, facts.urban_rural_class
    measures = (
        ("committee-max-households", facts.period.household_count, "户数"),
        ("community-max-residents", residents(facts), "常住人口"),
    )
    outcomes: list[Outcome] = []
    for slug, measured, missing in measures:
        standard = standards.find(slug, code, kind)
        if standard is None:
            continue
        if measured is None:
            outcomes.append(NotAssessed(missing))
        else:
            others = missing == "常住人口" and residents_are_other(facts)
            groups = (slug, *(["others"] * others))
            outcomes.append(not_above(measured, standard, groups=groups))
    return worst_of(outcomes)


def _say_oversized(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    measured = dict(_MEASURED)
    if finding.groups["others"]:
        measured["community-max-residents"] = "人口"
    told = [slug for slug in measured if finding.groups[slug]]
    if len(told) == 1:
        return (
            words.say(
                finding,
                "{who}管辖{what}{each}超过{limit}{most}，管理和服务难以覆盖到每家每户。",
                what=measured[told[0]],
                most=words.extreme(finding, "达"),
            ),
        )
    ways = named(
        (
            f"{measured[slug]}超过",
            *words.limit_of(finding, slug),
            "的",
            *words.amount(finding, finding.groups[slug], "个"),
        )
        for slug in told
    )
    return (
        words.say(
            finding,
            "{who}管辖规模{all}偏大，其中{ways}，管理和服务难以覆盖到每家每户。",
            ways=ways,
        ),
    )


def _undersized(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "committee-min-households"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    households = facts.period.household_count
    if households is None:
        return NotAssessed("户数")
    return not_below(households, standard)


def _grid_oversized(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "grid-max-households"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    households, grids = facts.period.household_count, facts.period.grid_count
    if households is None:
        return NotAssessed("户数")
    if not grids:
        return NotAssessed("网格数")
    return not_above(
        share(households, grids),
        standard,
        sums={"households": households, "grids": grids},
    )


def _say_grid_oversized(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    mean = words.ratio(finding, "households", "grids")
    return (
        words.say(
            finding,
            "{who}[网格划分{all}偏大，]共设网格{grids}，平均每格{mean}，超过{limit}。",
            grids=words.amount(finding, finding.sums["grids"], "个"),
            mean=words.amount(finding, mean, "户", 0),
        ),
    )


def _party_grid_gap(facts: CommunityFacts, standards: Standards) -> Outcome:
    grids, covered = facts.period.grid_count, facts.period.party_grid_count
    if grids is None or covered is None:
        return NotAssessed("网格数和党网格数")
    if covered >= grids:
        return None
    return Gap(covered, grids, "个", sums={"open": grids - covered, "grids": grids})


RULES = (
    Rule(
        code="community-oversized",
        heading="社区规模偏大",
        theme=Theme.SCALE,
        severity=Severity.BREACH,
        source="城市居民委员会组织法",
        check=_oversized,
        wording=_say_oversized,
        standards=("committee-max-households", "community-max-residents"),
    ),
    Rule(
        code="community-undersized",
        heading="社区规模偏小",
        theme=Theme.SCALE,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_undersized,
        wording=words.sentences(
            "{who}[规模{each}偏小，]户数少于{limit}{least}，公共服务资源投入的效益不高。",
            least=lambda finding: words.extreme(finding, "仅"),
        ),
        standards=("committee-min-households",),
        extension=True,
    ),
    Rule(
        code="grid-oversized",
        heading="网格划分偏大",
        theme=Theme.SCALE,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_grid_oversized,
        wording=_say_grid_oversized,
        standards=("grid-max-households",),
        extension=True,
    ),
    Rule(
        code="party-grid-gap",
        heading="党网格未全覆盖",
        theme=Theme.SCALE,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_party_grid_gap,
        wording=words.sentences(
            "{who}[党网格{all}尚未全覆盖，]在{grids}网格中还有{open}未建立党网格。",
            grids=lambda finding: words.amount(finding, finding.sums["grids"], "个"),
            open=lambda finding: words.amount(finding, finding.sums["open"], "个"),
        ),
        extension=True,
    ),
)
