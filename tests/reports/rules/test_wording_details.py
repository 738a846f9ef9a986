"""What wording takes from the record, the standards and the share concerned."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.facts.shapes import CommunityFacts, HazardFacts
from reports.rules.base import Gap
from reports.rules.finding import KEPT, Finding
from reports.rules.standards import Standards
from reports.rules.wording import amount, extreme, name, vanishes, who
from tests.reports.rules.made import (
    BY_CODE,
    SHIPPED,
    STANDARDS,
    a_place,
    finding_of,
)
from tests.reports.rules.scenarios import mixed, of, placed, said, text, the_row
from tests.reports.rules.tables import ROWS


def test_a_county_override_changes_threshold_and_finding():
    own = replace(
        STANDARDS.find("committee-max-households", "360424100001", "urban"),
        scope_code="360424000000",
        value=Decimal(8000),
        title="修水县社区设置方案",
        clause="",
        authority="local",
    )
    rule = BY_CODE["community-oversized"]
    facts = mixed("community-oversized", 3, 0, 0)
    national = finding_of(rule, facts)
    overridden = finding_of(
        rule, facts, Standards(STANDARDS.day, (*STANDARDS.rows, own))
    )

    assert (national.hit, overridden.hit) == (3, 0)
    stricter = replace(own, value=Decimal(2000))
    found = finding_of(
        rule, facts, Standards(STANDARDS.day, (*STANDARDS.rows, stricter))
    )
    assert "超过修水县社区设置方案要求的2000户" in text(found)


@pytest.mark.parametrize(
    ("day", "limit", "clause"),
    [("2025-06-01", 700, "第六条"), ("2026-06-01", 3000, "第三条")],
)
def test_the_households_law_of_the_day_is_cited(day, limit, clause):
    standards = Standards.in_force(SHIPPED, STANDARDS.day.fromisoformat(day))
    rule = BY_CODE["community-oversized"]
    found = finding_of(rule, mixed("community-oversized", 1, 0, 0), standards)

    law = "《中华人民共和国城市居民委员会组织法》"
    assert f"{law}{clause}规定的{limit}户，达7200户" in text(found)


def test_communities_held_to_different_standards_are_not_given_one_limit():
    national = placed({"staff": (), "figures": {"household_count": 9000}}, 0)
    old = replace(
        STANDARDS.find("committee-max-households", national.code, "urban"),
        scope_code="360424100000",
        value=Decimal(5000),
    )
    elsewhere = replace(national, code="360424101001", name="何市")
    found = finding_of(
        BY_CODE["community-oversized"],
        [national, elsewhere],
        Standards(STANDARDS.day, (*STANDARDS.rows, old)),
    )
    assert [standard.value for standard in found.standards] == [3000, 5000]
    assert "超过当地适用标准" in text(found)


def test_names_that_are_not_enough_are_given_their_township():
    facts = mixed("no-meeting-room", 2, 0, 0)
    same = replace(facts[1], name=facts[0].name, township="古市镇")
    found = finding_of(BY_CODE["no-meeting-room"], [facts[0], same, *mixed_passes()])

    assert text(found).startswith("义宁镇宁红社区、古市镇宁红社区均没有会议室")


def mixed_passes() -> list[CommunityFacts]:
    return mixed("no-meeting-room", 0, 3, 0)


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        (3, "新城花园北苑东区第二社区等3个社区管辖户数"),
        (4, "部分社区（4个，占11个社区的36.4%）管辖户数"),
    ],
)
def test_a_long_sentence_names_fewer(gaps, expected):
    rule = BY_CODE["community-oversized"]
    long = [
        replace(each, name=f"新城花园北苑东区第{'一二三四'[place]}")
        for place, each in enumerate(mixed("community-oversized", gaps, 0, 0))
    ]
    largest = replace(long[1], period=replace(long[1].period, household_count=9000))
    long[1] = largest
    told = text(finding_of(rule, [*long, *mixed("community-oversized", 0, 7, 0)]))

    assert told.startswith(expected)
    assert len(told) <= 110


def test_a_name_with_digits_is_a_quantity():
    community = replace(mixed("no-meeting-room", 1, 0, 0)[0], name="八1路")
    found = finding_of(BY_CODE["no-meeting-room"], [community])

    assert text(found).startswith("八1路社区没有会议室")
    assert [part.text for part in said(found)[0].quantities] == ["八1路社区"]


def test_what_a_clerk_typed_is_fitted_into_the_sentence():
    known = the_row("facility-idle-owned", "gap")
    house = replace(known["premises"][1], unused_reason="尚欠装修款3万元。")
    found = finding_of(
        BY_CODE["facility-idle-owned"], [placed({"premises": (house,)}, 0)]
    )
    assert "原因是尚欠装修款3万元，资源" in text(found)


def test_values_that_all_share_are_said_once_for_all():
    assert "均为7200户" in text(of("community-oversized", "all"))
    assert "均均" not in text(of("community-oversized", "all"))


def test_borrowed_and_leased_offices_are_counted_with_rent_and_lenders():
    table = {row.name: row.known for row in ROWS if row.code == "office-not-owned"}
    leased = {"premises": table["leased"]["premises"][:1]}
    facts = [placed(table["gap"], 0), placed(table["gap"], 1), placed(leased, 2)]
    first, second = said(finding_of(BY_CODE["office-not-owned"], facts))

    assert first.text == (
        "3个社区均没有自有办公用房，其中租用的1个（月租金700元）、借用的2个。"
    )
    assert second.text.startswith("借用的办公用房由县财政局无偿提供")


def test_rents_that_are_not_on_record_are_not_told_as_if_they_were():
    table = {row.name: row.known for row in ROWS if row.code == "office-not-owned"}
    known, *_ = table["leased"]["premises"]
    unknown = replace(known, monthly_rent_yuan=None)
    houses = ((known,), (unknown,), (known, unknown))
    facts = [placed({"premises": each}, number) for number, each in enumerate(houses)]

    (told,) = said(finding_of(BY_CODE["office-not-owned"], facts))

    assert "均靠租用房屋办公（其中1个填报月租金700元）" in told.text


def test_space_that_nobody_measured_is_not_told_as_part_of_the_whole():
    table = {row.name: row.known for row in ROWS if row.code == "facility-idle-owned"}
    lent, idle = table["gap"]["premises"]
    unmeasured = replace(idle, floor_area_m2=None)
    facts = [
        placed({"premises": (lent, house)}, number)
        for number, house in enumerate((idle, idle, unmeasured))
    ]
    rule = BY_CODE["facility-idle-owned"]

    assert "有自有用房闲置（已填报面积的共240平方米）" in text(finding_of(rule, facts))
    assert "有自有用房共240平方米闲置" in text(finding_of(rule, facts[:2]))


def test_shares_that_round_to_nothing_are_left_out():
    finding = Finding(BY_CODE["no-meeting-room"])
    gap = Gap(0, None, "间")
    for number in range(4):
        finding.add(a_place(number), gap)
    for number in range(9996):
        finding.add(a_place(number), None)
    finding.settle()
    assert "占" not in "".join(getattr(part, "text", part) for part in who(finding))


def test_printing_rounds_half_up_and_drops_needless_zeros():
    finding = of("no-meeting-room", "all")

    def printed(value: str, unit: str, most: int = 1) -> str:
        parts = amount(finding, Decimal(value), unit, most)
        return "".join(getattr(part, "text", part) for part in parts)

    assert printed("61.25", "平方米") == "61.3平方米"
    assert printed("61.00", "平方米") == "61平方米"
    assert printed("0.14694", "share") == "14.7%"
    assert printed("0.5", "share") == "50%"
    assert printed("0.0008", "share", 4) == "0.08%"
    assert vanishes(Decimal("0.0004"), "share")
    assert not vanishes(Decimal("0.0005"), "share")


def test_the_busiest_is_told_though_many_others_serve_more_households():
    staff = the_row("staff-overloaded", "gap")["staff"]
    facts = [
        a_place(
            n, staff=staff, figures={"household_count": 4000, "admin_task_count": 3}
        )
        for n in range(KEPT + 1)
    ]
    busy = {"household_count": 1501, "admin_task_count": 40}
    facts.append(a_place(KEPT + 1, name="闻家桥", staff=staff, figures=busy))

    told = text(finding_of(BY_CODE["staff-overloaded"], facts))

    assert "最多的义宁镇闻家桥社区承担行政性事务40项" in told


def test_nothing_is_said_in_words():
    community = a_place(0)
    finding = Finding(BY_CODE["few-activities"])
    finding.add(community, Gap(0, 4, "次"))

    assert extreme(finding, "仅", "全年未开展") == ("，", "全年未开展")
    assert extreme(finding, "仅") == ()
    assert name(finding, finding.worst[0]) == "宁红社区"


def test_values_that_only_add_up_as_if_they_were_alike_are_not_said_to_be():
    """Held to different numbers, the worst need not be the smallest."""
    finding = Finding(BY_CODE["social-org-few"])
    for number, (observed, required) in enumerate([(4, 10), (3, 5), (5, 8)], 1):
        gap = Gap(observed, Decimal(required), "个")
        finding.add(replace(a_place(number), social_organisations=observed), gap)
    finding.settle()

    assert "".join(map(str, extreme(finding, "仅有"))).startswith("，其中")


@pytest.mark.parametrize(
    ("figures", "said_of_people"),
    [
        ({"resident_population": 40000}, "每万名常住人口拥有社区工作者1.3名，低于"),
        (
            {"population": 40000},
            "每万人拥有社区工作者1.3名（未填报常住人口的按人口数计算），低于",
        ),
    ],
)
def test_a_density_says_so_where_it_is_not_of_permanent_residents(
    figures, said_of_people
):
    known = the_row("staff-headcount-short", "gap") | {"figures": figures}
    staff = {"staff": known["staff"] + known["staff"][:1]}
    found = finding_of(
        BY_CODE["staff-headcount-short"], [placed(known | staff, n) for n in range(2)]
    )
    assert said_of_people in text(found)


def test_a_community_too_large_by_its_population_is_not_called_so_by_residents():
    standards = next(
        row for row in ROWS if row.code == "community-oversized" and row.held
    )
    held = Standards(STANDARDS.day, (*STANDARDS.rows, *standards.held))
    crowded = {"figures": {"household_count": 2000, "population": 24000}}
    found = finding_of(BY_CODE["community-oversized"], [placed(crowded, 0)], held)
    assert text(found).startswith("宁红社区管辖人口超过")


def test_money_is_told_in_wan_as_in_the_status_part():
    fund = {"funding": ()} | the_row("office-fund-short", "gap")
    found = finding_of(BY_CODE["office-fund-short"], [placed(fund, 0)])
    assert "每年4.5万元" in text(found)
    falling = text(of("community-income-falling", "the_only_one"))
    assert "2023年为3万元" in falling
    assert "降至6000元" in falling


def test_a_difference_of_shares_is_that_of_the_printed_ones():
    found = of("fund-progress-mismatch", "the_only_one")
    found.sums.update(budget=10000, paid=1314, started=10000, done=5575)
    assert "资金到位率13.1%，工程完工率55.8%，两者相差42.7个百分点" in text(found)


def test_a_share_of_the_area_asked_for_is_said_to_be_the_portals_own():
    row = next(
        row
        for row in ROWS
        if row.code == "office-area-severely-small"
        and isinstance(row.expected, tuple)
        and row.expected[1] == 200
    )
    found = finding_of(
        BY_CODE[row.code],
        [placed(row.known, number) for number in range(2)],
        Standards(STANDARDS.day, (*STANDARDS.rows, *row.held)),
    )
    assert "不足当地规定面积的40%（本系统参考值），均为144平方米" in text(found)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (
            [{"level": "major", "is_overdue": True}],
            "，其中重大隐患1处、超过整改时限的1处。",
        ),
        ([{"level": "major"}, {}], "，其中重大隐患1处。"),
        ([{"is_overdue": True}, {}], "，其中超过整改时限的1处。"),
        ([{}, {}], "均未完成整改。"),
    ],
)
def test_major_and_late_hazards_are_never_left_unsaid(known, told):
    usual = {"category": "fire", "level": "general", "status": "registered"}
    hazards = tuple(HazardFacts(**{**usual, **each}) for each in known)
    found = finding_of(BY_CODE["hazard-open"], [replace(a_place(), hazards=hazards)])
    assert text(found).endswith(told)
