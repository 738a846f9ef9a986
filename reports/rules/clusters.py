"""Whether housing is being built in too many places close to one another."""

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.nearby import Bands, Site, Sites, crowd
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

# Projects people move to; paving a lane next to another is no fault.
_HOUSING = frozenset({"new_rural_community", "moderately_prosperous_site"})


def _located(facts: CommunityFacts) -> tuple[Site, ...] | None:
    if facts.projects is None:
        return None
    return tuple(
        Site(project.lat, project.lng, project.name)
        for project in facts.projects
        if project.project_type in _HOUSING
        and project.lat is not None
        and project.lng is not None
    )


def _too_close(
    facts: CommunityFacts, standards: Standards, bands: Bands | None
) -> Outcome:
    """The fullest square kilometre that one of the community's sites lies in."""
    slug = "housing-sites-per-km2"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.projects is None:
        return NotAssessed("建设项目")
    housing = [each for each in facts.projects if each.project_type in _HOUSING]
    if not housing:
        return NOT_HELD
    located = _located(facts) or ()
    crowds = [crowd(site, bands or {}) for site in located]
    fullest = max(crowds, key=len, default=())
    if len(fullest) >= standard.value:
        detail = {
            "township": facts.township,
            "sites": tuple(site.name for site in fullest),
        }
        return Gap(len(fullest), standard.value, "个", standard, detail=detail)
    if len(located) < len(housing):
        return NotAssessed("集中居住项目坐标")
    return None


def _say_too_close(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    fullest = finding.worst[0].gap
    sites = fullest.detail["sites"]
    told = named(words.spoken(finding, site) for site in sites[: words.NAMED])
    if len(sites) > words.NAMED:
        told = (*told, "等", *words.amount(finding, len(sites), "个"), "项目")
    return (
        words.say(
            finding,
            "{who}[集中居住项目布局{each}过密，]一平方公里范围内的项目数达到或超过"
            "{limit}{most}。",
            most=words.extreme(finding, "达"),
        ),
        words.say(
            finding,
            "{township}一带在一平方公里范围内布局了{sites}，配套设施难以集中投入。",
            number=2,
            township=words.spoken(finding, fullest.detail["township"]),
            sites=told,
        ),
    )


RULES = (
    Rule(
        code="cluster-too-close",
        heading="集中居住项目布局过密",
        theme=Theme.CONSTRUCTION,
        severity=Severity.ATTENTION,
        source="新型农村社区建设调研中反映的问题",
        check=Comparison(Sites, _located, _too_close),
        wording=_say_too_close,
        standards=("housing-sites-per-km2",),
    ),
)
