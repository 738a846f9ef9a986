"""Area and tenure of houses."""

from decimal import Decimal

from reports.facts.shapes import EstateFacts
from tests.reports.rules.made import NOT_HELD, TONGLIANG, an_office, funds, rows


def _estate(floor: object, given: object) -> EstateFacts:
    return EstateFacts(
        name="南崖景苑",
        floor_area_m2=None if floor is None else Decimal(str(floor)),
        provided_area_m2=None if given is None else Decimal(str(given)),
    )


def _offices(*offices: object, **known: object) -> dict[str, object]:
    return {"premises": offices, **known}


_BORROWED = an_office(60, tenure="borrowed_free", provider_name="县财政局")
_LEASED = an_office(70, tenure="leased", monthly_rent_yuan=Decimal(700))
_OWN = an_office(300, tenure="owned")
_IDLE = an_office(120, tenure="owned", in_use=False, unused_reason="无钱装修")

ROWS = (
    *rows(
        "office-area-below-standard",
        gap=(_offices(an_office(144), **TONGLIANG), (144, 500)),
        boundary=(_offices(an_office(500), **TONGLIANG), None),
        passes=(_offices(an_office(400), an_office(150), **TONGLIANG), None),
        idle_houses_do_not_count=(
            _offices(an_office(400), an_office(150, in_use=False), **TONGLIANG),
            (400, 500),
        ),
        without_houses=(_offices(**TONGLIANG), (0, 500)),
        unknown=(TONGLIANG, "办公服务用房面积"),
        part_unknown=(
            _offices(an_office(400), an_office(None), **TONGLIANG),
            "办公服务用房面积",
        ),
        no_standard_in_force=(_offices(an_office(20)), NOT_HELD),
    ),
    *rows(
        "office-area-severely-small",
        gap=(_offices(an_office(61)), (61, 100)),
        boundary=(_offices(an_office(100)), None),
        passes=(_offices(an_office(144)), None),
        below_part_of_the_standard=(
            _offices(an_office(144), **TONGLIANG),
            (144, 200),
        ),
        at_part_of_the_standard=(_offices(an_office(200), **TONGLIANG), None),
        unknown=({}, "办公服务用房面积"),
    ),
    *rows(
        "office-area-per-100hh-low",
        gap=(
            _offices(an_office(600), figures={"household_count": 3000}),
            (Decimal(20), 30),
        ),
        boundary=(_offices(an_office(900), figures={"household_count": 3000}), None),
        passes=(
            _offices(
                an_office(600),
                an_office(400, use="activity"),
                figures={"household_count": 3000},
            ),
            None,
        ),
        unknown=({"figures": {"household_count": 3000}}, "社区服务设施面积"),
        without_households=(_offices(an_office(600)), "户数"),
    ),
    *rows(
        "developer-provision-unfulfilled",
        gap=({"estates": (_estate(80000, 20),)}, (20, Decimal(64))),
        small_estate=({"estates": (_estate(40000, 10),)}, (10, 30)),
        boundary=({"estates": (_estate(50000, 40),)}, None),
        passes=({"estates": (_estate(80000, 64), _estate(40000, 30))}, None),
        unknown=({}, "住宅小区配建用房"),
        area_unknown=(
            {"estates": (_estate(80000, None),)},
            "住宅小区建筑面积和配建用房面积",
        ),
        no_estates=({"estates": ()}, NOT_HELD),
        elsewhere=({"estates": (_estate(80000, 20),), **TONGLIANG}, NOT_HELD),
    ),
    *rows(
        "office-not-owned",
        gap=(_offices(_BORROWED), (0, None)),
        leased=(_offices(_LEASED, _BORROWED), (0, None)),
        nothing_at_all=(_offices(), (0, None)),
        one_is_owned=(_offices(_BORROWED, _OWN), None),
        passes=(_offices(_OWN), None),
        own_house_stands_empty=(_offices(_BORROWED, _IDLE), (0, None)),
        unknown=({}, "办公用房"),
        tenure_unknown=(_offices(_BORROWED, an_office(20)), "办公用房权属"),
        only_an_activity_room=(_offices(an_office(80, use="activity")), "办公用房"),
    ),
    *rows(
        "office-rent-burden",
        gap=(
            _offices(_LEASED, funding=(funds(8000),)),
            (Decimal("1.05"), Decimal("0.3")),
        ),
        boundary=(_offices(_LEASED, funding=(funds(28000),)), None),
        passes=(_offices(_LEASED, funding=(funds(60000),)), None),
        no_fund=(_offices(_LEASED, funding=(funds(0),)), (None, Decimal("0.3"))),
        unknown=(_offices(_LEASED), "办公经费"),
        rent_unknown=(
            _offices(an_office(70, tenure="leased"), funding=(funds(8000),)),
            "办公用房租金",
        ),
        not_leased=(_offices(_OWN, funding=(funds(8000),)), NOT_HELD),
    ),
    *rows(
        "facility-idle-owned",
        gap=(_offices(_BORROWED, _IDLE), (120, None)),
        little_used=(
            _offices(an_office(90, tenure="built", utilisation_share=Decimal("0.29"))),
            (90, None),
        ),
        boundary=(
            _offices(an_office(90, tenure="built", utilisation_share=Decimal("0.3"))),
            None,
        ),
        passes=(_offices(_OWN), None),
        unknown=(
            _offices(an_office(90, tenure="owned", in_use=None)),
            "房屋使用情况",
        ),
        nothing_handed_in=({}, "房屋使用情况"),
        nothing_owned=(_offices(_BORROWED), NOT_HELD),
    ),
    *rows(
        "premises-let-out",
        gap=(_offices(an_office(90, let_out=True), _OWN), (1, 0)),
        passes=(_offices(an_office(90, let_out=False)), None),
        unknown=(_offices(_OWN), "办公场所出租情况"),
        nothing_handed_in=({}, "办公场所出租情况"),
    ),
)
