"""Rules on hazards and public order."""

from collections.abc import Callable

from reports.document.sentences import named
from reports.facts.shapes import CommunityFacts, HazardFacts
from reports.indicators.base import Theme
from reports.indicators.readings import has_police_room
from reports.indicators.words_of_things import HAZARD_CATEGORIES
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
from reports.rules.checks import share, there
from reports.rules.finding import Finding
from reports.rules.standards import Standards

_NO_RAIL = ("护栏", "警示", "标识", "guardrail", "sign")
_CATEGORIES_NAMED = 3


def _hazards(which: Callable[[HazardFacts], bool]) -> Check:
    """A gap where open hazards of a kind are on record, counted by category."""

    def check(facts: CommunityFacts, standards: Standards) -> Outcome:
        if facts.hazards is None:
            return NotAssessed("安全隐患排查情况")
        found = [each for each in facts.hazards if each.is_open and which(each)]
        if not found:
            return None
        sums = {
            "open": len(found),
            "found": len(facts.hazards),
            "major": sum(each.level == "major" for each in found),
            "overdue": sum(each.is_overdue for each in found),
        }
        for each in found:
            key = f"category:{each.category}"
            sums[key] = sums.get(key, 0) + 1
        return Gap(len(found), 0, "处", sums=sums)

    return check


def _open(finding: Finding) -> words.Parts:
    return words.amount(finding, finding.sums["open"], "处")


def _rectified(finding: Finding) -> words.Parts:
    """Of the hazards on record in these communities, how many are closed: those found
    in the period, and those found before that are open."""
    found, open_ = finding.sums["found"], finding.sums["open"]
    told = ("在册隐患共", *words.amount(finding, found, "处"))
    if found == open_:
        return (*told, "，均未完成整改", *_gravest(finding))
    closed = words.amount(finding, found - open_, "处")
    rate = words.amount(finding, share(found - open_, found), "share")
    still = words.amount(finding, open_, "处")
    rest = ("，尚有", *still, "未销号", *_gravest(finding))
    return (*told, "，已整改", *closed, "，整改率", *rate, *rest)


def _gravest(finding: Finding) -> words.Parts:
    """Of those open, how many are major and how many late: never left unsaid."""
    told = named(
        (*opening, *words.amount(finding, finding.sums[name], "处"))
        for name, opening in (
            ("major", ("重大隐患",)),
            ("overdue", ("超过整改时限的",)),
        )
        if finding.sums[name]
    )
    return ("，其中", *told) if told else ()


def _categories(finding: Finding) -> words.Parts:
    """The commonest kinds of hazard: 主要为消防、燃气和道路交通隐患."""
    counted = {
        kind: finding.sums[f"category:{kind}"]
        for kind in HAZARD_CATEGORIES
        if f"category:{kind}" in finding.sums
    }
    most = sorted(counted, key=lambda kind: -counted[kind])[:_CATEGORIES_NAMED]
    told = named(
        (HAZARD_CATEGORIES[kind], *words.amount(finding, counted[kind], "处"))
        for kind in most
    )
    verb = "，主要为" if len(counted) > len(most) else "，其中"
    if len(counted) == 1:
        return ("，均属", HAZARD_CATEGORIES[most[0]], "类")
    return (verb, *told) if most else ()


def _has_no_rail(hazard: HazardFacts) -> bool:
    told = (hazard.subtype or "").lower()
    return hazard.category == "road_traffic" and any(each in told for each in _NO_RAIL)


def _spread(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "hazard-category-spread"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.hazards is None:
        return NotAssessed("安全隐患排查情况")
    kinds = {each.category for each in facts.hazards if each.is_open}
    if len(kinds) < standard.value:
        return None
    return Gap(len(kinds), standard.value, "类", standard)


def _cases_rising(facts: CommunityFacts, standards: Standards) -> Outcome:
    series = sorted(facts.security_cases or (), key=lambda row: row.year)[-2:]
    if len(series) < _TWO_YEARS or series[1].year - series[0].year != 1:
        return NotAssessed("连续两年的治安案件数")
    before, after = series
    if after.amount <= before.amount:
        return None
    return Gap(
        after.amount,
        before.amount,
        "起",
        detail={"years": (before.year, after.year)},
        groups=(f"{before.year}-{after.year}",),
        sums={"before": before.amount, "after": after.amount},
    )


def _cases(finding: Finding) -> words.Parts:
    before, after = finding.sums["before"], finding.sums["after"]
    first = words.amount(finding, before, "起") if before else ("没有案件",)
    last = words.amount(finding, after, "起")
    if len(finding.groups) > 1:
        return ("由上年的", *first, "升至", *last)
    from_, to = finding.worst[0].gap.detail["years"]
    return (
        *(words.count(finding, from_), "年", *first, "，"),
        *(words.count(finding, to), "年升至", *last),
    )


_TWO_YEARS = 2
_SURVEYS = "社区安全建设调研中反映的问题"
_EXTENSION = "本系统提出的扩展规则"

RULES = (
    Rule(
        code="hazard-open",
        heading="安全隐患尚未清零",
        theme=Theme.SAFETY,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_hazards(lambda hazard: True),
        wording=words.sentences(
            "{who}{all}存在未销号的安全隐患{kinds}。",
            "{those}{rectified}。",
            kinds=_categories,
            those=lambda finding: "该社区" if finding.hit == 1 else "上述社区",
            rectified=_rectified,
        ),
    ),
    Rule(
        code="hazard-overdue",
        heading="隐患超期未整改",
        theme=Theme.SAFETY,
        severity=Severity.BREACH,
        source=_EXTENSION,
        check=_hazards(lambda hazard: hazard.is_overdue),
        wording=words.sentences(
            "{who}[隐患整改{all}不够及时，]超过整改期限仍未完成的有{open}。",
            open=_open,
        ),
        extension=True,
    ),
    Rule(
        code="hazard-major",
        heading="存在重大隐患",
        theme=Theme.SAFETY,
        severity=Severity.BREACH,
        source=_EXTENSION,
        check=_hazards(lambda hazard: hazard.level == "major"),
        wording=words.sentences(
            "{who}[{all}有重大安全隐患尚未消除，共计|尚未消除的有]{open}{kinds}，须挂牌督办。",
            open=_open,
            kinds=_categories,
        ),
        extension=True,
    ),
    Rule(
        code="traffic-no-guardrail",
        heading="道路防护设施不全",
        theme=Theme.SAFETY,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_hazards(_has_no_rail),
        wording=words.sentences(
            "{who}[道路防护{all}不到位，]护栏缺失或警示标识不齐的路段有{open}。",
            open=_open,
        ),
    ),
    Rule(
        code="boundary-hazard",
        heading="交界处隐患责任不清",
        theme=Theme.SAFETY,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_hazards(
            lambda hazard: bool(hazard.on_boundary) and not hazard.responsible_unit
        ),
        wording=words.sentences(
            "{who}与相邻社区交界处有隐患{open}，责任单位{all}不明确，容易形成监管空白。",
            open=_open,
        ),
    ),
    Rule(
        code="hazard-category-spread",
        heading="隐患类别较多",
        theme=Theme.SAFETY,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_spread,
        wording=words.sentences(
            "{who}隐患[涉及面{each}较宽，]类别数达到或超过{limit}{most}，需要分类治理。",
            most=lambda finding: words.extreme(finding, "涉及"),
        ),
        standards=("hazard-category-spread",),
        extension=True,
    ),
    Rule(
        code="security-cases-rising",
        heading="治安案件上升",
        theme=Theme.SAFETY,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_cases_rising,
        wording=words.sentences(
            "{who}治安案件[{all}有所上升，]{cases}，防控力量需要加强。", cases=_cases
        ),
        extension=True,
    ),
    Rule(
        code="no-police-room",
        heading="未建警务室",
        theme=Theme.SAFETY,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=lambda facts, standards: there(
            present=has_police_room(facts), unit="个", missing="警务室设置情况"
        ),
        wording=words.sentences(
            "[|涉及]{who}[{all}未建警务室]，群众报警求助和矛盾化解不够便捷。"
        ),
        extension=True,
    ),
)
