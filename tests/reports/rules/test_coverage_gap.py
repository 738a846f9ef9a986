"""How the coverage of rural communities beside urban ones is told."""

from typing import Any

from tests.reports.rules.made import BY_CODE, a_place, an_office, finding_of
from tests.reports.rules.scenarios import text
from tests.reports.rules.tables.coverage_gap import RURAL, many, with_office

RULE = BY_CODE["urban-rural-imbalance"]


def told(*known: dict[str, Any]) -> str:
    return text(finding_of(RULE, [a_place(n, **each) for n, each in enumerate(known)]))


def with_all(kind: str, *, hall: bool, station: bool | None) -> dict[str, Any]:
    return {
        "urban_rural_class": kind,
        "premises": (an_office(rooms={"service_hall": hall}),),
        "figures": {"has_service_station": station},
    }


def test_shares_of_both_sides_and_the_points_between_are_told():
    assert told(
        *many(with_office, "rural", 3, 2), *many(with_office, "urban", 9, 1), RURAL
    ) == (
        "西摆社区、万坊社区在办公服务用房方面均存在空白，与城镇社区差距明显。"
        "已填报的15个社区中，办公服务用房覆盖率城镇社区为90%、农村社区为60%，"
        "相差30个百分点。"
    )


def test_communities_that_lack_different_things_lack_to_different_degrees():
    assert told(
        with_all("rural", hall=False, station=True),
        with_all("rural", hall=False, station=False),
        with_all("urban", hall=True, station=True),
        with_all("urban", hall=True, station=None),
    ) == (
        "凤凰山社区、宁红社区在服务大厅、服务站方面不同程度存在空白，"
        "与城镇社区差距明显。"
        "服务大厅覆盖率城镇社区为100%，农村社区尚属空白；"
        "服务站覆盖率城镇社区为100%、农村社区为50%，相差50个百分点（已填报3个社区）。"
    )


def test_what_is_least_uneven_is_left_out_of_a_long_sentence():
    lacking = {
        "urban_rural_class": "rural",
        "premises": (),
        "figures": {"has_service_station": False},
    }
    said = told(
        *([lacking] * 2),
        *([with_all("rural", hall=True, station=True)] * 3),
        *([with_all("rural", hall=False, station=True)] * 3),
        *([with_all("urban", hall=True, station=True)] * 5),
        RURAL,
    )
    assert "办公服务用房、服务大厅、服务站方面不同程度存在空白" in said
    assert said.endswith(
        "已填报的13个社区中，办公服务用房覆盖率城镇社区为100%、农村社区为75%，"
        "相差25个百分点；服务大厅覆盖率城镇社区为100%、农村社区为37.5%，"
        "相差62.5个百分点。"
    )
