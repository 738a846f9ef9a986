"""Who serves, in which post, and what for."""

from datetime import date
from decimal import Decimal
from typing import Any

from record.checks.facts import Held, Pay, Person
from tests.record.checks.made import Row


def person(**fields: Any) -> dict[str, Any]:
    return {"staff": (Person(pk=7, name="王某", **fields),)}


def holding(*posts: tuple[str, str, int], **fields: Any) -> dict[str, Any]:
    held = tuple(Held(position=a, mode=b, place=c) for a, b, c in posts)
    return person(posts=held, **fields)


def two_in(position: str, place: int) -> dict[str, Any]:
    held = (Held(position=position, mode="full_time", place=place),)
    return {"staff": tuple(Person(pk=k, name=f"某{k}", posts=held) for k in (1, 2))}


def pay(*parts: tuple[str, Any], **fields: Any) -> dict[str, Any]:
    rows = (
        Pay(pk=k, name=g, grade=g, monthly=m and Decimal(m), **fields)
        for k, (g, m) in enumerate(parts, 1)
    )
    return {"pay": tuple(rows)}


ROWS: tuple[Row, ...] = (
    (
        "staff-none",
        {"household_count": 900, "staff_told_none": True},
        "",
        {"household_count": 900},
    ),
    (
        "staff-age",
        person(birth_date=date(2008, 3, 13)),
        "birth_date",
        person(birth_date=date(2008, 3, 12)),
    ),
    (
        "staff-age",
        person(birth_date=date(1950, 3, 12)),
        "birth_date",
        person(birth_date=date(1950, 3, 13)),
    ),
    (
        "staff-age-at-start",
        person(birth_date=date(1985, 6, 1), starts_on=date(2001, 5, 31)),
        "starts_on",
        person(birth_date=date(1985, 6, 1), starts_on=date(2001, 6, 1)),
    ),
    (
        "staff-education-against-age",
        person(birth_date=date(2006, 6, 1), education="bachelor"),
        "education",
        person(birth_date=date(2006, 3, 1), education="bachelor"),
    ),
    (
        "secretary-outside-party",
        holding(("secretary", "full_time", 1), political_status="masses"),
        "political_status",
        holding(("secretary", "full_time", 1), political_status="probationary"),
    ),
    ("two-secretaries", two_in("director", 1), "", two_in("director", 2)),
    (
        "full-time-twice",
        holding(("secretary", "full_time", 1), ("director", "full_time", 2)),
        "",
        holding(("secretary", "full_time", 1), ("director", "full_time", 1)),
    ),
    (
        "covered-above-households",
        {"household_count": 299} | person(households_covered=300),
        "households_covered",
        {"household_count": 300} | person(households_covered=300),
    ),
    (
        "subsidy-outlier",
        person(pension_subsidy=Decimal(60_001)),
        "pension_subsidy_yuan_year",
        person(pension_subsidy=Decimal(600)),
    ),
    (
        "pay-outlier",
        pay(("head", "99")),
        "monthly_amount_yuan",
        pay(("head", "500"), ("head", "300"), ("head", "90")),
    ),
    (
        "pay-outlier",
        pay(("general", "100001")),
        "monthly_amount_yuan",
        pay(("general", "100000")),
    ),
    (
        "raise-above-pay",
        pay(("general", "500"), raised=Decimal(501)),
        "raise_yuan_month",
        pay(("general", "500"), raised=Decimal(500)),
    ),
    (
        "heads-paid-less",
        pay(("head", "800"), ("general", "890")),
        "monthly_amount_yuan",
        pay(("head", "800"), ("general", "890"), ("head", None)),
    ),
)
