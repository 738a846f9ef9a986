"""What is said of more communities than are kept by name holds for all of them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reports.facts.shapes import CommunityFacts, RegionFacts
from reports.rules.base import Gap
from reports.rules.finding import KEPT, Finding
from tests.reports.rules.made import BY_CODE, a_place, an_office, finding_of
from tests.reports.rules.scenarios import text, the_row

LEAST = RegionFacts(
    division_name="修水县", year=2025, minimum_wage_yuan_month=Decimal(1850)
)


def told(code: str, *kinds: tuple[int, dict[str, Any]]) -> str:
    """The finding about so many communities of each kind, in the order of codes."""
    facts: list[CommunityFacts] = []
    for number, known in kinds:
        facts += [a_place(len(facts) + n, **known) for n in range(number)]
    return text(finding_of(BY_CODE[code], facts))


def test_one_minimum_wage_is_named_where_all_have_it_and_no_other():
    pay = the_row("staff-pay-low", "only_the_minimum_is_known")["pay"]
    most = {"pay": pay, "region": LEAST}
    higher = replace(LEAST, minimum_wage_yuan_month=Decimal(1840))
    other = {"pay": pay, "region": higher}

    assert "还低于当地每月1850元的最低工资标准" in told("staff-pay-low", (301, most))
    assert "还低于当地最低工资标准" in told("staff-pay-low", (KEPT, most), (1, other))


def test_pay_that_is_the_same_everywhere_is_told_of_any_number():
    pay = the_row("staff-pay-low", "gap")
    same = told("staff-pay-low", (KEPT + 1, pay))

    assert "其中" not in same
    assert "每月1000元" in same


def test_a_checklist_is_named_where_it_is_that_of_all():
    gap = the_row("checklist-rooms-missing", "gap")
    other = gap | {"checklist": replace(gap["checklist"], name="一站式清单")}

    assert "对照“一厅六室”清单" in told("checklist-rooms-missing", (KEPT + 1, gap))
    said = told("checklist-rooms-missing", (KEPT, gap), (1, other))
    assert "对照当地功能室配置清单" in said


def test_lenders_that_are_not_all_at_hand_are_not_said_to_be_all():
    lent = an_office(tenure="borrowed_free", provider_name="县财政局")
    bank = an_office(tenure="borrowed_free", provider_name="农商银行")
    few = told("office-not-owned", (KEPT, {"premises": (lent,)}))
    many = told(
        "office-not-owned", (KEPT, {"premises": (lent,)}), (1, {"premises": (bank,)})
    )

    assert "由县财政局无偿提供" in few
    assert "由县财政局等单位无偿提供" in many


def test_a_name_goes_with_its_township_where_another_may_bear_it():
    finding = Finding(BY_CODE["community-oversized"])
    for number in range(KEPT + 1):
        name = f"东风{number % KEPT}"
        finding.add(a_place(number, name=name), Gap(7000 - number, 3000, "户"))
        finding.add(a_place(KEPT + 1 + number), None)
    finding.settle()

    assert "义宁镇东风0" in text(finding)


def test_values_beyond_those_kept_are_asked_before_all_are_said_to_be_alike():
    """Their sum is that of as many equal ones."""
    finding = Finding(BY_CODE["social-org-few"])
    for number, (observed, required) in enumerate([*[(4, 9)] * KEPT, (3, 4), (5, 6)]):
        finding.add(a_place(number), Gap(observed, required, "个"))
    finding.settle()

    assert finding.observed_total == 4 * finding.hit
    assert {hit.gap.observed for hit in finding.worst} == {4}
    assert "均为" not in text(finding)
