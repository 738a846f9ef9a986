"""Who serves, how many, how trained and how paid."""

from decimal import Decimal
from typing import Any

from reports.facts.shapes import PayFacts, RegionFacts, StaffFacts
from tests.reports.rules.made import NOT_HELD, Row, people, rows

_INSURED = {
    "pension": True,
    "medical": True,
    "unemployment": True,
    "injury": True,
    "maternity": True,
    "housing_fund": True,
}
_REGION = RegionFacts(
    division_name="修水县",
    year=2025,
    avg_wage_yuan_month=Decimal(4500),
    minimum_wage_yuan_month=Decimal(1850),
)


def _paid(head: Any, general: Any) -> tuple[PayFacts, ...]:
    """Head and general staff, each by two payers."""
    return tuple(
        PayFacts(
            post_grade=grade,
            payer=payer,
            monthly_amount_yuan=None if amount is None else Decimal(amount),
        )
        for grade, total in (("head", head), ("general", general))
        for payer, amount in (
            ("county_finance", total),
            ("township", 0),
        )
    )


def _mix(field: str, *values: Any) -> dict[str, Any]:
    return {"staff": tuple(StaffFacts(**{field: value}) for value in values)}


def _part(
    code: str, field: str, yes: Any, no: Any, missing: str, *, at: tuple[int, int]
) -> list[Row]:
    """A share of the staff, ``at`` being those who have it, and of how many, that
    lie on the limit."""
    having, of = at
    limit = Decimal(having) / of
    return rows(
        code,
        gap=(_mix(field, *[yes] * (having - 1), *[no] * (of - having + 1)), None),
        boundary=(_mix(field, *[yes] * having, *[no] * (of - having)), None),
        passes=(_mix(field, *[yes] * of), None),
        unknown=(_mix(field, *[None] * of), missing),
        nobody_on_record=({}, missing),
        those_who_do_not_say_are_left_out=(
            _mix(field, *[None] * of, *[no] * of),
            (Decimal(0), limit),
        ),
    )


def _answered(table: list[Row], *expected: Any) -> list[Row]:
    """The table with the gap's numbers, which the share itself gives."""
    first, *others = table
    return [Row(first.code, first.name, first.known, expected), *others]


ROWS = (
    *rows(
        "staff-headcount-short",
        gap=(
            {
                "staff": people(4),
                "figures": {"resident_population": 15000, "staff_quota": 4},
            },
            (Decimal(40000) / 15000, 18),
        ),
        below_the_quota=(
            {"staff": people(6), "figures": {"staff_quota": 7}},
            (6, 7),
        ),
        below_the_committees_size=({"staff": people(4)}, (4, 5)),
        nobody=({"staff": ()}, (0, 5)),
        boundary=(
            {
                "staff": people(9),
                "figures": {"resident_population": 5000, "staff_quota": 9},
            },
            None,
        ),
        passes=({"staff": people(10), "figures": {"population": 5000}}, None),
        unknown=({}, "社区工作人员"),
        rural_without_quota=(
            {"staff": people(2), "urban_rural_class": "rural"},
            "编制数或常住人口",
        ),
    ),
    *rows(
        "staff-overloaded",
        gap=(
            {
                "staff": people(5),
                "figures": {"household_count": 4000, "admin_task_count": 17},
            },
            (Decimal(800), 300),
        ),
        too_many_tasks=({"figures": {"admin_task_count": 17}}, (17, 10)),
        boundary=(
            {
                "staff": people(5),
                "figures": {"household_count": 1500, "admin_task_count": 10},
            },
            None,
        ),
        passes=({"staff": people(5), "figures": {"household_count": 900}}, None),
        unknown=({}, "户数、工作人员和行政性事务项数"),
        nobody_to_share_with=(
            {"staff": (), "figures": {"household_count": 900}},
            "户数、工作人员和行政性事务项数",
        ),
    ),
    *rows(
        "staff-second-post-missing",
        gap=({"staff": people(3, positions=("secretary",))}, (1, 2)),
        both_vacant=({"staff": people(3, positions=("clerk",))}, (0, 2)),
        held_by_one_person=(
            {"staff": people(1, positions=("secretary", "director"))},
            None,
        ),
        held_from_outside=(
            {
                "staff": people(2, positions=("director",)),
                "positions_from_outside": ("secretary",),
            },
            None,
        ),
        unknown=({}, "社区工作人员"),
        no_posts_on_record=({"staff": people(3)}, "任职情况"),
        passes=(
            {
                "staff": (
                    *people(1, positions=("secretary",)),
                    *people(1, positions=("director",)),
                )
            },
            None,
        ),
    ),
    *rows(
        "staff-entry-below-minimum",
        gap=(_mix("education", "junior_high", "primary", "bachelor"), (2, 0)),
        boundary=(_mix("education", "senior_high"), None),
        passes=(_mix("education", "secondary_vocational", "bachelor"), None),
        unknown=(_mix("education", None), "工作人员学历"),
    ),
    *_answered(
        _part(
            *("staff-education-low", "education", "bachelor", "senior_high"),
            "工作人员学历",
            at=(3, 10),
        ),
        Decimal("0.2"),
        Decimal("0.3"),
    ),
    *_answered(
        _part(
            *("staff-no-certificate", "certificate", "assistant", "none"),
            "社会工作证书",
            at=(1, 5),
        ),
        Decimal(0),
        Decimal("0.2"),
    ),
    *_answered(
        _part(
            "staff-training-gap",
            "trained_within_year",
            True,
            False,
            "培训情况",
            at=(3, 5),
        ),
        Decimal("0.4"),
        Decimal("0.6"),
    ),
    *_answered(
        _part(
            *("party-staff-share-low", "political_status", "probationary", "masses"),
            "工作人员政治面貌",
            at=(2, 4),
        ),
        Decimal("0.25"),
        Decimal("0.5"),
    ),
    *rows(
        "staff-ageing",
        gap=(_mix("age", 52, 49, 51), (Decimal(152) / 3, 45)),
        many_older=(_mix("age", 50, 51, 30), (Decimal(2) / 3, Decimal("0.4"))),
        boundary=(_mix("age", 45, 45), None),
        older_on_the_limit=(_mix("age", 50, 51, 30, 30, 30), None),
        passes=(_mix("age", 31, None, 40), None),
        unknown=(_mix("age", None), "工作人员年龄"),
    ),
    *rows(
        "staff-gender-imbalance",
        gap=(
            _mix("gender", *["female"] * 19, "male"),
            (Decimal("0.05"), Decimal("0.1")),
        ),
        nobody_of_one_sex=(
            _mix("gender", "male", "male"),
            (Decimal(0), Decimal("0.1")),
        ),
        one_person_is_no_mixture=(_mix("gender", "male"), NOT_HELD),
        boundary=(_mix("gender", *["female"] * 9, "male"), None),
        passes=(_mix("gender", "female", "male"), None),
        unknown=(_mix("gender", None), "工作人员性别"),
    ),
    *rows(
        "staff-turnover-high",
        gap=(
            {"recruited_count": 100, "recruited_staying_count": 53},
            (Decimal("0.47"), Decimal("0.3")),
        ),
        boundary=({"recruited_count": 10, "recruited_staying_count": 7}, None),
        passes=({"recruited_count": 10, "recruited_staying_count": 10}, None),
        unknown=({}, "招聘人员和留任情况"),
        nobody_recruited=(
            {"recruited_count": 0, "recruited_staying_count": 0},
            NOT_HELD,
        ),
    ),
    *rows(
        "staff-pay-low",
        gap=({"pay": _paid(1000, 890), "region": _REGION}, (890, 4500)),
        only_the_minimum_is_known=(
            {
                "pay": _paid(1900, 1800),
                "region": RegionFacts(
                    division_name="修水县",
                    year=2025,
                    minimum_wage_yuan_month=Decimal(1850),
                ),
            },
            (1800, 1850),
        ),
        boundary=({"pay": _paid(5000, 4500), "region": _REGION}, None),
        passes=({"pay": _paid(6000, 5000), "region": _REGION}, None),
        a_grade_not_wholly_on_record_is_left_out=(
            {"pay": _paid(6000, None), "region": _REGION},
            None,
        ),
        unknown=({"region": _REGION}, "工作人员报酬"),
        wage_unknown=({"pay": _paid(1000, 890)}, "当地职工平均工资"),
    ),
    *rows(
        "staff-insurance-missing",
        gap=(
            _mix("insurances", {**_INSURED, "pension": False}, _INSURED, None),
            (1, 0),
        ),
        passes=(_mix("insurances", _INSURED, _INSURED), None),
        unknown=(_mix("insurances", None), "社会保险缴纳情况"),
        one_kind_unknown=(_mix("insurances", {"pension": True}), "社会保险缴纳情况"),
        nothing_handed_in=({}, "社会保险缴纳情况"),
    ),
)
