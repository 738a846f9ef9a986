"""What is measured of what a community lacks, and how it would be closed."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import partial

from reports.facts.shapes import CommunityFacts
from reports.indicators.readings import (
    added,
    money_for,
    office_area,
    outlet_count,
    residents,
)
from reports.rules.base import NOT_HELD, NotAssessed, NotHeld, Number
from reports.rules.premises import RoomsOwed, in_use, rooms_owed, serving_area
from reports.rules.standards import Standard, Standards

_YUAN = "元"
_VENUES = frozenset({"activity", "culture_center"})


@dataclass(frozen=True, slots=True)
class Need:
    """What a community has to have and has; ``basis`` where no standard asks for it."""

    required: Decimal
    present: Number
    standard: Standard | None = None
    basis: str = ""

    @property
    def missing(self) -> Decimal:
        return max(self.required - self.present, Decimal(0))


Answer = Need | NotAssessed | NotHeld
Reading = Callable[[CommunityFacts, Standards], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """``rule`` is the problem it measures: where that is off nothing is measured.

    What is counted in ``unit`` has a price of its own, a unit cost; money costs
    itself.
    """

    code: str
    label: str
    unit: str
    rule: str
    remedy: str  # what would close it, as advice is given
    need: Reading
    is_yearly: bool = False  # what it costs comes back every year

    @property
    def is_money(self) -> bool:
        return self.unit == _YUAN


def _whole(number: Decimal) -> Decimal:
    """Of what comes in whole numbers the next one: there is no half bed."""
    return number.to_integral_value(ROUND_CEILING)


def _up_to(
    slug: str,
    read: Callable[[CommunityFacts], Number | None],
    missing: str,
    facts: CommunityFacts,
    standards: Standards,
) -> Answer:
    """As much as the standard says, whatever the size of the community."""
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    present = read(facts)
    if present is None:
        return NotAssessed(missing)
    return Need(standard.value, present, standard)


def _in_proportion(
    slug: str,
    per: int,
    read: Callable[[CommunityFacts], tuple[Number | None, Number | None]],
    missing: str,
    facts: CommunityFacts,
    standards: Standards,
    *,
    whole: bool = True,
) -> Answer:
    """As much as the standard says for so many of those it is for."""
    standard = standards.find(slug, facts.code, facts.urban_rural_class)
    if standard is None:
        return NOT_HELD
    present, people = read(facts)
    if present is None or not people:
        return NotAssessed(missing)
    required = standard.value * people / per
    return Need(_whole(required) if whole else required, present, standard)


def _posts(facts: CommunityFacts, standards: Standards) -> Answer:
    """The largest of the posts allotted, the committee's least size and the plan's
    ratio."""
    if facts.staff is None:
        return NotAssessed("社区工作人员")
    code, kind = facts.code, facts.urban_rural_class
    staff, quota, people = len(facts.staff), facts.period.staff_quota, residents(facts)
    needs = []
    if quota is not None:
        needs.append(Need(Decimal(quota), staff, basis="核定编制"))
    if members := standards.find("committee-min-members", code, kind):
        needs.append(Need(_whole(members.value), staff, members))
    ratio = standards.find("workers-per-10000", code, kind)
    if ratio and people:
        needs.append(Need(_whole(ratio.value * people / 10_000), staff, ratio))
    if not needs:
        return NotAssessed("编制数或常住人口")
    return max(needs, key=lambda need: need.required)


def _office_fund(facts: CommunityFacts, standards: Standards) -> Answer:
    """The larger of what the community and what its households are to be given."""
    code, kind = facts.code, facts.urban_rural_class
    whole = standards.find("min-office-fund", code, kind)
    each = standards.find("min-office-fund-per-household", code, kind)
    if whole is None and each is None:
        return NOT_HELD
    fund, households = money_for(facts, "office"), facts.period.household_count
    if fund is None:
        return NotAssessed("办公经费")
    needs = []
    if whole:
        needs.append(Need(whole.value, fund, whole))
    if each and households:
        needs.append(Need(each.value * households, fund, each))
    return max(needs, key=lambda n: n.required) if needs else NotAssessed("户数")


def _venues(facts: CommunityFacts) -> Number | None:
    """m² residents meet in; 0 only where the record says that there is no place."""
    if facts.premises is None:
        return None
    venues = [each for each in in_use(facts) if each.use in _VENUES]
    if facts.premises and not venues:
        return None
    return added(each.floor_area_m2 for each in venues)


def _estates(facts: CommunityFacts, standards: Standards) -> Answer:
    """What developers still owe. What one estate has too much of does not make up
    for what another lacks."""
    rooms = rooms_owed(facts, standards)
    if not isinstance(rooms, RoomsOwed):
        return rooms
    required = sum((each.due for each in rooms.estates), Decimal(0))
    given = sum((min(each.due, each.given) for each in rooms.estates), Decimal(0))
    return Need(required, given, rooms.standard)


MEASURES: tuple[Measure, ...] = (
    Measure(
        code="office-area",
        label="办公服务用房面积",
        unit="平方米",
        rule="office-area-below-standard",
        remedy="新建、购买或调剂办公服务用房",
        need=partial(_up_to, "min-office-area", office_area, "办公服务用房面积"),
    ),
    Measure(
        code="service-area",
        label="综合服务设施面积",
        unit="平方米",
        rule="office-area-per-100hh-low",
        remedy="改建、扩建或共享综合服务设施",
        need=partial(
            _in_proportion,
            "service-area-per-100-households",
            100,
            lambda facts: (serving_area(facts), facts.period.household_count),
            "社区服务设施面积和户数",
            whole=False,
        ),
    ),
    Measure(
        code="activity-area",
        label="居民活动场所面积",
        unit="平方米",
        rule="no-activity-venue",
        remedy="增设活动场所或开放驻区单位场地",
        need=partial(_up_to, "min-activity-area", _venues, "活动场所面积"),
    ),
    Measure(
        code="developer-rooms",
        label="小区配建社区用房",
        unit="平方米",
        rule="developer-provision-unfulfilled",
        remedy="督促开发单位移交或按价补偿",
        need=_estates,
    ),
    Measure(
        code="staff-posts",
        label="社区工作人员",
        unit="名",
        rule="staff-headcount-short",
        remedy="公开招聘或选派下沉",
        need=_posts,
        is_yearly=True,
    ),
    Measure(
        code="elder-beds",
        label="养老床位",
        unit="张",
        rule="elder-bed-short",
        remedy="建设社区养老服务设施",
        need=partial(
            _in_proportion,
            "elderly-beds-per-1000",
            1000,
            lambda f: (f.period.elderly_bed_count, f.period.elderly_population),
            "养老床位数和老年人口",
        ),
    ),
    Measure(
        code="home-care-centers",
        label="居家养老服务中心",
        unit="个",
        rule="home-care-coverage-low",
        remedy="利用闲置房屋改建居家养老服务中心",
        need=partial(
            _in_proportion,
            "home-care-centers-per-10000",
            10_000,
            lambda facts: (facts.period.home_care_center_count, residents(facts)),
            "居家养老服务中心数和常住人口",
        ),
    ),
    Measure(
        code="service-outlets",
        label="便民服务网点",
        unit="处",
        rule="outlet-density-low",
        remedy="引导便民服务企业进社区",
        need=partial(
            _in_proportion,
            "outlets-per-1000-households",
            1000,
            lambda facts: (outlet_count(facts), facts.period.household_count),
            "便民服务网点数和户数",
        ),
    ),
    Measure(
        code="volunteers",
        label="注册志愿者",
        unit="名",
        rule="volunteer-share-low",
        remedy="动员注册并完善激励回馈",
        need=partial(
            _in_proportion,
            "min-volunteer-share",
            1,
            lambda facts: (facts.period.registered_volunteer_count, residents(facts)),
            "注册志愿者数和常住人口",
        ),
    ),
    Measure(
        code="social-organisations",
        label="社区社会组织",
        unit="个",
        rule="social-org-few",
        remedy="培育扶持社区社会组织",
        need=partial(
            _up_to,
            "min-social-organisations",
            lambda facts: facts.social_organisations,
            "社区社会组织数",
        ),
    ),
    Measure(
        code="office-fund",
        label="办公经费",
        unit=_YUAN,
        rule="office-fund-short",
        remedy="增加年度预算并足额拨付",
        need=_office_fund,
        is_yearly=True,
    ),
)

BY_CODE: dict[str, Measure] = {each.code: each for each in MEASURES}


def measures_of(rules: set[str]) -> tuple[Measure, ...]:
    """Those whose rule is in force."""
    return tuple(each for each in MEASURES if each.rule in rules)
