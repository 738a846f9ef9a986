"""Rules on the services residents find within reach."""

from decimal import Decimal

from reports.document.sentences import named
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.indicators.readings import outlet_count, residents
from reports.rules import wording as words
from reports.rules.base import NOT_HELD, Gap, NotAssessed, Outcome, Rule, Severity
from reports.rules.checks import not_below, share, there
from reports.rules.finding import Finding
from reports.rules.standards import Standards

# A daily need -> the kinds of outlet that meet it.
_NEEDS = {
    "托幼": {"childcare"},
    "卫生保健": {"clinic"},
    "家政": {"domestic_service"},
    "保洁": {"cleaning"},
    "养老": {"nursing_home", "home_care"},
}


def _types_missing(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.outlets is None:
        return NotAssessed("便民服务网点")
    present = set(facts.outlets)
    absent = tuple(need for need, kinds in _NEEDS.items() if not kinds & present)
    if not absent:
        return None
    return Gap(len(_NEEDS) - len(absent), len(_NEEDS), "类", groups=absent)


def _absent(finding: Finding) -> words.Parts:
    """家政、保洁 where one community is meant, else how many lack which."""
    needs = [need for need in _NEEDS if finding.groups[need]]
    if all(finding.groups[need] == finding.hit for need in needs):
        return ("没有", "、".join(needs), "服务网点")
    needs.sort(key=lambda need: -finding.groups[need])
    return (
        "中，" if finding.is_headed else "其中",
        *named(
            (f"缺{need}网点的", words.count(finding, finding.groups[need]), "个")
            for need in needs
        ),
    )


def _outlet_density(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "outlets-per-1000-households"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    outlets = outlet_count(facts)
    households = facts.period.household_count
    if outlets is None:
        return NotAssessed("便民服务网点数")
    if not households:
        return NotAssessed("户数")
    sums = {"outlets": outlets, "households": households}
    return not_below(share(outlets * 1000, households), standard, sums=sums)


def _outlets(finding: Finding) -> words.Parts:
    if not finding.sums["outlets"]:
        return ("尚无便民服务网点",)
    density = words.ratio(finding, "outlets", "households") * 1000
    outlets = words.amount(finding, finding.sums["outlets"], "处")
    if words.vanishes(density, "处"):
        return ("仅有网点", *outlets)
    return ("现有网点", *outlets, "，每千户", *words.amount(finding, density, "处"))


def _beds(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "elderly-beds-per-1000"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    beds, elderly = facts.period.elderly_bed_count, facts.period.elderly_population
    if beds is None:
        return NotAssessed("养老床位数")
    if not elderly:
        return NotAssessed("老年人口")
    sums = {"beds": beds, "elderly": elderly}
    return not_below(share(beds * 1000, elderly), standard, sums=sums)


def _bed_density(finding: Finding) -> words.Parts:
    density = words.ratio(finding, "beds", "elderly") * 1000
    if words.vanishes(density, "张"):
        return ("尚未设置养老床位",)
    return ("每千名老年人拥有养老床位", *words.amount(finding, density, "张"))


def _home_care(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "home-care-centers-per-10000"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    centers, people = facts.period.home_care_center_count, residents(facts)
    if centers is None:
        return NotAssessed("居家养老服务中心数")
    if people is None:
        return NotAssessed("常住人口")
    required = Decimal(people) * standard.value / 10000
    if centers >= required:
        return None
    sums = {"centers": centers, "people": people}
    return Gap(centers, required, "个", standard, sums=sums)


def _centers(finding: Finding) -> words.Parts:
    if not finding.sums["centers"]:
        return ("尚未建成居家养老服务中心",)
    centers = words.amount(finding, finding.sums["centers"], "个")
    return ("仅建成居家养老服务中心", *centers)


def _duplicates(facts: CommunityFacts, standards: Standards) -> Outcome:
    told = facts.period.duplicate_system_departments
    if told is None:
        return NotAssessed("部门信息系统情况")
    for mark in ",，;；/":
        told = told.replace(mark, "、")
    departments = tuple(each.strip() for each in told.split("、") if each.strip())
    if len(departments) < _SEVERAL:
        return None
    detail = {"departments": departments}
    return Gap(len(departments), 1, "套", detail=detail)


def _departments(finding: Finding) -> words.Parts:
    top = finding.worst[0]
    told = top.gap.detail["departments"][: words.NAMED]
    more = "等部门" if len(top.gap.detail["departments"]) > len(told) else "部门"
    whose = ("其中", words.name(finding, top)) if finding.hit > 1 else ()
    return (*whose, *named(words.spoken(finding, each) for each in told), more)


def _sharing(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-agreement-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    known = [unit for unit in facts.units or () if unit.has_agreement is not None]
    if not known:
        return NOT_HELD if facts.units == () else NotAssessed("驻区单位共建情况")
    agreed = sum(1 for unit in known if unit.has_agreement)
    sums = {"agreed": agreed, "units": len(known)}
    return not_below(share(agreed, len(known)), standard, sums=sums)


def _agreed(finding: Finding) -> words.Parts:
    units = words.amount(finding, finding.sums["units"], "家")
    if not finding.sums["agreed"]:
        return (*units, "驻区单位均未签订共建协议")
    agreed = words.amount(finding, finding.sums["agreed"], "家")
    return (*units, "驻区单位中签订共建协议的仅", *agreed)


def _visits(facts: CommunityFacts, standards: Standards) -> Outcome:
    slug = "min-household-visit-share"
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    visited = facts.period.household_visit_share
    if visited is None:
        return NotAssessed("入户走访率")
    return not_below(visited, standard)


_SEVERAL = 2
_SURVEYS = "社区建设调研中反映的问题"
_EXTENSION = "本系统提出的扩展规则"

RULES = (
    Rule(
        code="service-type-missing",
        heading="服务门类不全",
        theme=Theme.SERVICES,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_types_missing,
        wording=words.sentences(
            "{who}[便民服务门类{all}不全，]{absent}，居民就近享受服务不便。",
            absent=_absent,
        ),
        asked="本系统所列便民服务门类",
    ),
    Rule(
        code="outlet-density-low",
        heading="便民网点偏少",
        theme=Theme.SERVICES,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_outlet_density,
        wording=words.sentences(
            "{who}[便民网点布局{all}偏稀，]{outlets}，低于{limit}。",
            per="每千户",
            outlets=_outlets,
        ),
        standards=("outlets-per-1000-households",),
        extension=True,
    ),
    Rule(
        code="elder-bed-short",
        heading="养老床位不足",
        theme=Theme.SERVICES,
        severity=Severity.SHORTFALL,
        source="国家养老床位配置目标",
        check=_beds,
        wording=words.sentences(
            "{who}[养老服务供给{all}不足，]{beds}，低于{limit}。",
            per="每千名",
            beds=_bed_density,
        ),
        standards=("elderly-beds-per-1000",),
    ),
    Rule(
        code="home-care-coverage-low",
        heading="居家养老服务中心不足",
        theme=Theme.SERVICES,
        severity=Severity.ATTENTION,
        source=_EXTENSION,
        check=_home_care,
        wording=words.sentences(
            "{who}[居家养老服务{all}覆盖不足，]{centers}，按人口折算少于{limit}。",
            per="每万人",
            centers=_centers,
        ),
        standards=("home-care-centers-per-10000",),
        extension=True,
    ),
    Rule(
        code="network-coverage-incomplete",
        heading="服务网络未覆盖全部住户",
        theme=Theme.SERVICES,
        severity=Severity.SHORTFALL,
        source="社区安全建设调研中反映的问题",
        check=lambda facts, standards: there(
            present=facts.period.network_reaches_all_households,
            unit="个",
            missing="服务网络覆盖情况",
        ),
        wording=words.sentences(
            "[|涉及]{who}[服务网络{all}未能覆盖全部住户]，信息传递和诉求收集存在盲区。"
        ),
    ),
    Rule(
        code="household-visit-low",
        heading="入户走访不够经常",
        theme=Theme.SERVICES,
        severity=Severity.SHORTFALL,
        source="社区安全建设调研中反映的问题",
        check=_visits,
        wording=words.sentences(
            "{who}[干部入户走访{each}不够经常，]走访率低于{limit}{least}。",
            least=lambda finding: words.extreme(finding, "仅", "尚未开展"),
        ),
        standards=("min-household-visit-share",),
    ),
    Rule(
        code="duplicate-information-systems",
        heading="信息系统重复建设",
        theme=Theme.SERVICES,
        severity=Severity.ATTENTION,
        source=_SURVEYS,
        check=_duplicates,
        wording=words.sentences(
            "{who}信息系统{all}存在重复建设，{departments}各设一套系统，同类数据多头采集。",
            departments=_departments,
        ),
    ),
    Rule(
        code="resident-unit-sharing-low",
        heading="驻区单位共建不够",
        theme=Theme.SERVICES,
        severity=Severity.SHORTFALL,
        source=_SURVEYS,
        check=_sharing,
        wording=words.sentences(
            "{who}[与驻区单位共建共享{all}不够，]{agreed}，签约面低于{limit}。",
            agreed=_agreed,
        ),
        standards=("min-agreement-share",),
    ),
)
