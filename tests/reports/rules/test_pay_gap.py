"""How the pay of towns beside streets is told: of one county, of several, in part."""

from decimal import Decimal
from typing import Any

from reports.facts.shapes import CommunityFacts
from tests.reports.rules.made import BY_CODE, a_place, finding_of
from tests.reports.rules.scenarios import text
from tests.reports.rules.tables.pay_gap import SILENT_TOWN, street, town

RULE = BY_CODE["staff-pay-gap"]


def places(*known: dict[str, Any], first: int = 0, county: str = "360424") -> list[Any]:
    return [
        a_place(n, **each, code=f"{county}1000{n:02}", county_code=f"{county}000000")
        for n, each in enumerate(known, first)
    ]


def told(facts: list[CommunityFacts]) -> str:
    return text(finding_of(RULE, facts))


def test_both_sides_are_told_by_grade_with_one_share_for_all():
    facts = places(
        *[town(head=1000, general=800)] * 4,
        street(head=1500, general=1200),
        SILENT_TOWN,
    )
    assert told(facts) == (
        "宁红社区、凤凰山社区、南崖社区等4个镇级社区干部报酬均明显低于街道社区，"
        "差距超过本系统参考值20%。"
        "已填报的5个社区中，街道社区和镇级社区书记、主任每月分别为1500元和1000元，"
        "一般干部每月分别为1200元和800元，镇级社区均低33.3%。"
    )


def test_shares_that_differ_are_told_one_by_one():
    facts = places(town(head=1000, general=600), street(head=1500, general=1200))
    assert told(facts).endswith("镇级社区分别低33.3%、50%。")


def test_means_are_called_so_and_say_how_many_they_are_of():
    facts = places(
        *(town(head=900, general=700), town(head=1100)),
        *(street(head=1500, general=1200), street(head=1400, general=1200)),
    )
    assert told(facts).endswith(
        "街道社区和镇级社区书记、主任平均每月分别为1450元和1000元，"
        "一般干部每月分别为1200元和700元（已填报3个社区），"
        "镇级社区分别低31%、41.7%。"
    )


def test_of_grades_that_would_fill_a_paragraph_the_one_furthest_apart_is_told():
    facts = places(
        *(town(head=1000, deputy=900, general=500), SILENT_TOWN),
        *(street(head=1500, deputy=1300, general=1201), street(head=1600)),
    )
    assert told(facts).endswith(
        "已填报的3个社区中，街道社区和镇级社区一般干部每月分别为1201元和500元"
        "（已填报2个社区），镇级社区低58.4%。"
    )


def test_counties_are_held_against_their_own_streets():
    rich = places(town(head=2500), street(head=3000), county="360421")
    poor = places(town(head=1000), street(head=1500), street(head=1300), first=5)
    finding = finding_of(RULE, [*rich, *poor])

    assert [hit.place.code for hit in finding.worst] == [poor[0].code]
    assert finding.worst[0].gap.required == Decimal(1120)
    assert text(finding).endswith(
        "其中衙前社区书记、主任每月1000元，比所在县（市、区）街道社区平均1400元低28.6%。"
    )


def test_towns_said_to_be_paid_nothing_are_not_told_with_zeros():
    facts = places(town(head=0), street(head=1500))
    assert told(facts) == (
        "宁红社区干部报酬明显低于街道社区，差距超过本系统参考值20%。"
    )
