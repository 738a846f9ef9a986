"""What town communities are paid beside street communities."""

from decimal import Decimal
from typing import Any

from reports.facts.shapes import PayFacts
from tests.reports.rules.made import NOT_HELD, rows

ELSEWHERE = {"county_code": "360421000000", "code": "360421100001"}


def _paid(**grades: Any) -> tuple[PayFacts, ...]:
    """Each grade by two payers."""
    return tuple(
        PayFacts(
            post_grade=grade,
            payer=payer,
            monthly_amount_yuan=None if amount is None else Decimal(amount),
        )
        for grade, total in grades.items()
        for payer, amount in (("county_finance", total), ("township", 0))
    )


def street(**grades: Any) -> dict[str, Any]:
    return {"location_class": "urban_core", "pay": _paid(**grades)}


def town(**grades: Any) -> dict[str, Any]:
    return {"location_class": "town_seat", "pay": _paid(**grades)}


SILENT_STREET = {"location_class": "urban_core"}
SILENT_TOWN = {"location_class": "town_seat"}
HEADS = Decimal(1200)  # what 20% less than 1500 is

ROWS = rows(
    "staff-pay-gap",
    gap=(
        town(head=1000, general=900),
        (1000, HEADS),
        (street(head=1500, general=1100),),
    ),
    boundary=(town(head=1200), None, (street(head=1500),)),
    just_below_the_boundary=(town(head=1199), (1199, HEADS), (street(head=1500),)),
    passes=(street(head=1500), None, (town(head=1000),)),
    the_grade_furthest_off_is_told=(
        town(head=1100, general=700),
        (700, Decimal(960)),
        (street(head=1500, general=1200),),
    ),
    one_grade_is_enough=(
        town(head=1500, general=800),
        (800, Decimal(960)),
        (street(head=1500, general=1200),),
    ),
    grades_are_set_against_the_same_grade=(
        town(general=800),
        None,
        (street(head=1500, general=900),),
    ),
    a_grade_not_wholly_on_record_is_left_out=(
        town(head=None, general=1200),
        None,
        (street(head=1500, general=1200),),
    ),
    streets_differ=(
        town(head=1000),
        (1000, Decimal(1040)),
        (street(head=1500), street(head=1100)),
    ),
    towns_are_all_but_even=(
        town(head=1100),
        None,
        (street(head=1500), town(head=1500), town(head=1500)),
    ),
    a_town_that_pays_enough=(
        town(head=1300),
        None,
        (street(head=1500), town(head=800), town(head=800)),
    ),
    towns_that_pay_more=(town(head=1500), None, (street(head=1000),)),
    street_beside_better_paid_towns=(street(head=1000), None, (town(head=1500),)),
    unknown=(SILENT_TOWN, "工作人员报酬", (street(head=1500),)),
    street_unknown=(SILENT_STREET, "工作人员报酬", (town(head=1500),)),
    no_street_has_reported=(
        town(head=1000),
        "可比的街道社区同等岗位报酬",
        (SILENT_STREET,),
    ),
    no_town_has_reported=(
        street(head=1500),
        "可比的镇级社区同等岗位报酬",
        (SILENT_TOWN,),
    ),
    other_grades_than_the_streets=(
        town(general=800),
        "可比的街道社区同等岗位报酬",
        (street(head=1500),),
    ),
    location_unknown=({"pay": _paid(head=900)}, "社区区位", (street(head=1500),)),
    no_street_in_the_county=(town(head=1000), NOT_HELD, (town(head=1500),)),
    streets_of_another_county=(
        town(head=1000),
        NOT_HELD,
        (street(head=1500) | ELSEWHERE,),
    ),
    rural=(
        {"location_class": "rural", "pay": _paid(head=300)},
        NOT_HELD,
        (street(head=1500), town(head=1000)),
    ),
)
