"""Rules on whose houses communities work in, and how they use their own."""

from collections import Counter
from decimal import Decimal

from reports.document.sentences import named
from reports.document.shapes import Sentence
from reports.facts.shapes import CommunityFacts, PremisesFacts
from reports.indicators.base import Theme
from reports.indicators.readings import added, any_of, money_for
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
from reports.rules.checks import share
from reports.rules.finding import Finding
from reports.rules.premises import in_use
from reports.rules.standards import Standards

_NOT_OWNED = {"leased": "租用", "borrowed_free": "借用", "temporary": "临时安置"}
_LENDERS_NAMED = 6
_MONTHS = 12


def _not_owned(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.premises is None:
        return NotAssessed("办公用房")
    offices = [each for each in in_use(facts) if each.use == "office"]
    if facts.premises and not offices:
        return NotAssessed("办公用房")
    tenures = {each.tenure for each in offices}
    if tenures - {None, "", *_NOT_OWNED}:
        return None
    if not all(tenures):
        return NotAssessed("办公用房权属")
    rents = [each.monthly_rent_yuan for each in offices if each.monthly_rent_yuan]
    if any(x.tenure == "leased" and x.monthly_rent_yuan is None for x in offices):
        rents = []
    lenders = [each.provider_name for each in offices if each.tenure == "borrowed_free"]
    return Gap(
        0,
        None,
        "平方米",
        detail={"lenders": tuple(each for each in lenders if each)},
        groups=tuple(sorted(tenure for tenure in tenures if tenure)),
        sums={"rent": sum(rents), "paying": 1} if rents else {},
    )


def _say_not_owned(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    tenures = _tenures(finding)
    # Without tenures there is no house at all.
    pattern = "[|涉及]{who}[{all}没有自有办公用房|，{all}尚无办公用房]。"
    if tenures:
        pattern = "{who}[{all}没有自有办公用房，]{tenures}。"
    if tenures and finding.is_headed and tenures[0] == "其中":
        tenures = ("中，", *tenures[1:])
    first = words.say(finding, pattern, tenures=tenures)
    by_code = sorted(finding.worst, key=lambda hit: hit.place.code)
    lent = Counter(each for hit in by_code for each in hit.gap.detail["lenders"])
    lenders = [lender for lender, _ in lent.most_common()]
    if not lenders:
        return (first,)
    told = named(words.spoken(finding, each) for each in lenders[:_LENDERS_NAMED])
    more = len(lenders) > _LENDERS_NAMED or not finding.is_listed
    return (
        first,
        words.say(
            finding,
            "借用的办公用房由{lenders}{more}无偿提供，使用期限缺乏保障。",
            number=2,
            lenders=told,
            more="等单位" if more else "",
        ),
    )


def _tenures(finding: Finding) -> words.Parts:
    """其中租用的1个（月租金700元）、借用的7个."""
    rent: words.Parts = ()
    if paying := finding.sums.get("paying"):
        whole = "月租金合计" if paying > 1 else "月租金"
        some: words.Parts = ()
        if paying < finding.groups["leased"]:
            some = ("其中", words.count(finding, int(paying)), "个填报")
        told = words.amount(finding, finding.sums["rent"], "元")
        rent = ("（", *some, whole, *told, "）")
    found = [kind for kind in _NOT_OWNED if finding.groups[kind]]
    if finding.hit == 1 or [finding.groups[kind] for kind in found] == [finding.hit]:
        held = "、".join(_NOT_OWNED[kind] for kind in found)
        each = "均靠" if finding.hit > 1 else "靠"
        return (f"{each}{held}房屋办公", *rent) if found else ()
    kinds = [
        (
            f"{_NOT_OWNED[kind]}的",
            words.count(finding, finding.groups[kind]),
            "个",
            *(rent if kind == "leased" else ()),
        )
        for kind in found
    ]
    return ("其中", *named(kinds)) if kinds else ()


def _rent_burden(facts: CommunityFacts, standards: Standards) -> Outcome:
    standard = standards.find("max-rent-share", facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    if facts.premises is None:
        return NotAssessed("办公用房租金")
    leased = [each for each in in_use(facts) if each.tenure == "leased"]
    if not leased:
        return NOT_HELD
    monthly = added(each.monthly_rent_yuan for each in leased)
    if monthly is None:
        return NotAssessed("办公用房租金")
    fund = money_for(facts, "office")
    if fund is None:
        return NotAssessed("办公经费")
    rent = Decimal(monthly) * _MONTHS
    if rent <= fund * standard.value:
        return None
    # Without any fund the rent is as many times the fund as one likes.
    burden = share(rent, fund) if fund else None
    sums = {"rent": rent, "fund": fund}
    return Gap(burden, standard.value, "share", standard, sums=sums)


def _say_rent_burden(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    rent = words.amount(finding, finding.sums["rent"], "元")
    if not finding.sums["fund"]:
        return (
            words.say(
                finding,
                "{who}{all}租房办公，全年租金{rent}，而办公经费尚未落实。",
                rent=rent,
            ),
        )
    burden = words.ratio(finding, "rent", "fund")
    return (
        words.say(
            finding,
            "{who}[租房办公负担{all}偏重，]全年租金{rent}，相当于办公经费{fund}的{burden}，"
            "高于{limit}。",
            rent=rent,
            fund=words.amount(finding, finding.sums["fund"], "元"),
            burden=words.amount(finding, burden, "share"),
        ),
    )


def _is_idle(house: PremisesFacts, least: Decimal | None) -> bool | None:
    if house.in_use is False:
        return True
    if least is not None and house.utilisation_share is not None:
        return house.utilisation_share < least
    return False if house.in_use else None


def _idle_owned(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.premises is None:
        return NotAssessed("房屋使用情况")
    own = [
        each for each in facts.premises if each.tenure not in {*_NOT_OWNED, None, ""}
    ]
    if not own:
        return NOT_HELD
    code, kind = facts.code, facts.urban_rural_class
    standard = standards.find("min-utilisation-share", code, kind)
    least = standard.value if standard else None
    idle = [each for each in own if _is_idle(each, least)]
    if not idle:
        unknown = any_of(_is_idle(each, least) for each in own) is None
        return NotAssessed("房屋使用情况") if unknown else None
    empty = any(each.in_use is False for each in idle)
    area = added(each.floor_area_m2 for each in idle)
    return Gap(
        area,
        None,
        "平方米",
        detail={"reason": next((x.unused_reason for x in idle if x.unused_reason), "")},
        groups=("empty" if empty else "little_used",),
        sums={"area": area or 0, "unmeasured": int(area is None)},
    )


def _say_idle_owned(finding: Finding, figures: Figures) -> tuple[Sentence, ...]:
    state: words.Parts = ("闲置" if finding.groups["empty"] else "使用率不高",)
    if finding.groups["empty"] and finding.groups["little_used"]:
        state = ("闲置或使用率不高",)
    area: words.Parts = ()
    if finding.sums["area"]:
        whole = "共" if finding.hit > 1 else ""
        area = (whole, *words.amount(finding, finding.sums["area"], "平方米"))
        if finding.sums["unmeasured"]:
            area, state = (), (*state, "（已填报面积的", *area, "）")
    told = next((hit for hit in finding.worst if hit.gap.detail["reason"]), None)
    reason: words.Parts = ()
    if told:
        because = words.spoken(finding, told.gap.detail["reason"])
        whose = ("其中", words.name(finding, told)) if finding.hit > 1 else ()
        reason = ("，", *whose, "原因是", because)
    return (
        words.say(
            finding,
            "{who}{all}有自有用房{area}{state}{reason}，资源未能发挥应有作用。",
            state=state,
            area=area,
            reason=reason,
        ),
    )


def _let_out(facts: CommunityFacts, standards: Standards) -> Outcome:
    if facts.premises is None:
        return NotAssessed("办公场所出租情况")
    let = any_of(each.let_out for each in facts.premises)
    if let is None:
        return NotAssessed("办公场所出租情况")
    houses = sum(1 for each in facts.premises if each.let_out)
    return Gap(houses, 0, "处") if let else None


RULES = (
    Rule(
        code="office-not-owned",
        heading="没有自有办公用房",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的共性问题",
        check=_not_owned,
        wording=_say_not_owned,
    ),
    Rule(
        code="office-rent-burden",
        heading="办公用房租金负担重",
        theme=Theme.PREMISES,
        severity=Severity.ATTENTION,
        source="本系统提出的扩展规则",
        check=_rent_burden,
        wording=_say_rent_burden,
        standards=("max-rent-share",),
        extension=True,
    ),
    Rule(
        code="facility-idle-owned",
        heading="自有用房闲置",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="社区建设调研中反映的问题",
        check=_idle_owned,
        wording=_say_idle_owned,
        standards=("min-utilisation-share",),
    ),
    Rule(
        code="premises-let-out",
        heading="办公场所对外出租",
        theme=Theme.PREMISES,
        severity=Severity.SHORTFALL,
        source="社区规范化建设调研中反映的问题",
        check=_let_out,
        wording=words.sentences(
            "{who}{all}存在将办公服务场所对外出租的情况，涉及房屋{houses}，须限期清理。",
            houses=lambda finding: words.amount(finding, finding.observed_total, "处"),
        ),
    ),
)
