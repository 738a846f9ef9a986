"""Services, volunteers and cultural life."""

from decimal import Decimal
from typing import Any

from reports.facts.shapes import UnitFacts
from tests.reports.rules.made import NOT_HELD, rows

_ALL_NEEDS = ("childcare", "clinic", "domestic_service", "cleaning", "home_care")


def _figures(**figures: Any) -> dict[str, Any]:
    return {"figures": figures}


def _units(*answers: bool | None) -> dict[str, Any]:
    return {
        "units": tuple(
            UnitFacts(name="驻区单位", has_agreement=answer) for answer in answers
        )
    }


ROWS = (
    *rows(
        "service-type-missing",
        gap=({"outlets": ("grocery", "clinic")}, (1, 5)),
        none_at_all=({"outlets": ()}, (0, 5)),
        passes=({"outlets": _ALL_NEEDS}, None),
        unknown=({}, "便民服务网点"),
    ),
    *rows(
        "outlet-density-low",
        gap=(
            _figures(household_count=3000, service_outlet_count=15),
            (Decimal(5), 10),
        ),
        counted_one_by_one=(
            {"outlets": ("grocery",), **_figures(household_count=500)},
            (Decimal(2), 10),
        ),
        none_at_all=(
            _figures(household_count=3000, service_outlet_count=0),
            (Decimal(0), 10),
        ),
        boundary=(_figures(household_count=3000, service_outlet_count=30), None),
        passes=(_figures(household_count=3000, service_outlet_count=50), None),
        unknown=(_figures(household_count=3000), "便民服务网点数"),
        without_households=(_figures(service_outlet_count=30), "户数"),
    ),
    *rows(
        "elder-bed-short",
        gap=(
            _figures(elderly_population=2000, elderly_bed_count=48),
            (Decimal(24), 35),
        ),
        none_at_all=(
            _figures(elderly_population=2000, elderly_bed_count=0),
            (Decimal(0), 35),
        ),
        boundary=(_figures(elderly_population=2000, elderly_bed_count=70), None),
        passes=(_figures(elderly_population=2000, elderly_bed_count=90), None),
        unknown=(_figures(elderly_population=2000), "养老床位数"),
        without_elderly=(_figures(elderly_bed_count=70), "老年人口"),
    ),
    *rows(
        "home-care-coverage-low",
        gap=(
            _figures(resident_population=15200, home_care_center_count=1),
            (1, Decimal("1.52")),
        ),
        none_at_all=(
            _figures(population=5000, home_care_center_count=0),
            (0, Decimal("0.5")),
        ),
        boundary=(_figures(population=10000, home_care_center_count=1), None),
        passes=(_figures(population=10000, home_care_center_count=2), None),
        unknown=(_figures(population=10000), "居家养老服务中心数"),
        without_people=(_figures(home_care_center_count=1), "常住人口"),
    ),
    *rows(
        "network-coverage-incomplete",
        gap=(_figures(network_reaches_all_households=False), (0, None)),
        passes=(_figures(network_reaches_all_households=True), None),
        unknown=({}, "服务网络覆盖情况"),
    ),
    *rows(
        "household-visit-low",
        gap=(
            _figures(household_visit_share=Decimal("0.62")),
            (Decimal("0.62"), Decimal("0.8")),
        ),
        boundary=(_figures(household_visit_share=Decimal("0.8")), None),
        passes=(_figures(household_visit_share=Decimal("0.95")), None),
        unknown=({}, "入户走访率"),
    ),
    *rows(
        "duplicate-information-systems",
        gap=(_figures(duplicate_system_departments="公安, 计生；劳动"), (3, 1)),
        boundary=(_figures(duplicate_system_departments="公安"), None),
        passes=(_figures(duplicate_system_departments=""), None),
        unknown=({}, "部门信息系统情况"),
    ),
    *rows(
        "resident-unit-sharing-low",
        gap=(_units(True, False, False), (Decimal(1) / 3, Decimal("0.5"))),
        none_agreed=(_units(False, False), (Decimal(0), Decimal("0.5"))),
        boundary=(_units(True, False), None),
        passes=(_units(True, True, None), None),
        unknown=(_units(None), "驻区单位共建情况"),
        nothing_handed_in=({}, "驻区单位共建情况"),
        no_units=(_units(), NOT_HELD),
    ),
    *rows(
        "volunteer-share-low",
        gap=(
            _figures(population=10000, registered_volunteer_count=720),
            (Decimal("0.072"), Decimal("0.13")),
        ),
        nobody=(
            _figures(population=10000, registered_volunteer_count=0),
            (Decimal(0), Decimal("0.13")),
        ),
        boundary=(_figures(population=10000, registered_volunteer_count=1300), None),
        passes=(_figures(population=10000, registered_volunteer_count=2000), None),
        unknown=(_figures(population=10000), "注册志愿者数"),
        without_people=(_figures(registered_volunteer_count=720), "常住人口"),
    ),
    *rows(
        "social-org-few",
        gap=({"social_organisations": 6}, (6, 10)),
        rural=({"social_organisations": 4, "urban_rural_class": "rural"}, (4, 5)),
        rural_boundary=(
            {"social_organisations": 5, "urban_rural_class": "rural"},
            None,
        ),
        none_at_all=({"social_organisations": 0}, (0, 10)),
        boundary=({"social_organisations": 10}, None),
        passes=({"social_organisations": 12}, None),
        unknown=({}, "社区社会组织数"),
        of_unknown_kind=(
            {"social_organisations": 6, "urban_rural_class": None},
            NOT_HELD,
        ),
    ),
    *rows(
        "activity-participants-ageing",
        gap=(
            _figures(event_participant_count=100, event_participants_aged_50_plus=72),
            (Decimal("0.72"), Decimal("0.6")),
        ),
        boundary=(
            _figures(event_participant_count=100, event_participants_aged_50_plus=60),
            None,
        ),
        passes=(
            _figures(event_participant_count=100, event_participants_aged_50_plus=20),
            None,
        ),
        unknown=(_figures(event_participant_count=100), "文体活动参加人数"),
    ),
    *rows(
        "few-activities",
        gap=(_figures(cultural_event_count=2), (2, 4)),
        none_at_all=(_figures(cultural_event_count=0), (0, 4)),
        boundary=(_figures(cultural_event_count=4), None),
        passes=(_figures(cultural_event_count=20), None),
        unknown=({}, "文体活动次数"),
    ),
)
