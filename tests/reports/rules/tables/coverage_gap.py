"""What rural communities have beside urban ones."""

from typing import Any

from tests.reports.rules.made import NOT_HELD, an_office, funds, rows

NOTHING_KNOWN = "用房、办公经费和服务设施"
RURAL = {"urban_rural_class": "rural"}


def with_office(kind: str, *, has: bool) -> dict[str, Any]:
    """Of a class, known to have an office or none."""
    return {"urban_rural_class": kind, "premises": (an_office(),) if has else ()}


def with_hall(kind: str, *, has: bool) -> dict[str, Any]:
    return {
        "urban_rural_class": kind,
        "premises": (an_office(rooms={"service_hall": has}),),
    }


def with_station(kind: str, *, has: bool) -> dict[str, Any]:
    return {"urban_rural_class": kind, "figures": {"has_service_station": has}}


def with_fund(kind: str, amount: int) -> dict[str, Any]:
    return {"urban_rural_class": kind, "funding": (funds(amount),)}


def many(make: Any, kind: str, having: int, lacking: int) -> tuple[dict[str, Any], ...]:
    return (*[make(kind, has=True)] * having, *[make(kind, has=False)] * lacking)


ROWS = rows(
    "urban-rural-imbalance",
    gap=(
        with_office("rural", has=False),
        (0, 1),
        (with_office("urban", has=True),),
    ),
    boundary=(
        with_station("rural", has=False),
        (0, 1),
        (
            *many(with_station, "urban", 9, 1),
            *many(with_station, "rural", 8, 1),
        ),
    ),
    below_the_boundary=(
        with_station("rural", has=False),
        None,
        (
            *many(with_station, "urban", 9, 1),
            *many(with_station, "rural", 9, 1),
        ),
    ),
    passes=(with_office("urban", has=True), None, (with_office("rural", has=False),)),
    what_it_has_is_counted_too=(
        with_hall("rural", has=False)
        | with_station("rural", has=True)
        | {"funding": (funds(0),)},
        (1, 3),
        (
            with_hall("urban", has=True)
            | with_station("urban", has=True)
            | {"funding": (funds(20_000),)},
            with_station("rural", has=False),
        ),
    ),
    converted_and_new_rural_count_with_their_sides=(
        with_fund("new_rural", 0),
        (0, 1),
        (with_fund("converted", 5000),),
    ),
    urban_lacks_more=(
        with_office("rural", has=False),
        None,
        (with_office("urban", has=False), with_office("rural", has=True)),
    ),
    what_it_does_not_say_is_not_asked=(
        with_office("rural", has=True),
        None,
        (with_hall("urban", has=True), with_hall("rural", has=False)),
    ),
    unknown=(RURAL, NOTHING_KNOWN, (with_office("urban", has=True),)),
    no_urban_one_has_said=(
        with_office("rural", has=False),
        f"可比的城镇社区{NOTHING_KNOWN}",
        ({"urban_rural_class": "urban"},),
    ),
    no_rural_one_has_said=(
        with_office("urban", has=True),
        f"可比的农村社区{NOTHING_KNOWN}",
        (RURAL,),
    ),
    class_unknown=(
        {"urban_rural_class": None, "premises": ()},
        "城乡属性",
        (with_office("urban", has=True),),
    ),
    no_urban_one_in_the_scope=(
        with_office("rural", has=False),
        NOT_HELD,
        (with_office("rural", has=True),),
    ),
)
