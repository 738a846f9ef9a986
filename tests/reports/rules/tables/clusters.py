"""Housing sites and where they lie: 0.008993° of latitude are 999.98 m."""

from decimal import Decimal
from typing import Any

from reports.facts.shapes import ProjectFacts
from tests.reports.rules.made import NOT_HELD, rows

KILOMETRE = Decimal("0.008993")
MORE = Decimal("0.008994")
# A kilometre along the parallel of 37° 30′.
EAST = Decimal("0.011335")


def at(north: Any = 0, east: Any = 0, name: str = "金厦", **known: Any) -> ProjectFacts:
    given: dict[str, Any] = {"project_type": "new_rural_community"}
    place = {"lat": Decimal("37.5") + north, "lng": Decimal("102.6") + east}
    return ProjectFacts(**given | place | {"name": name} | known)


def sites(*projects: ProjectFacts) -> dict[str, Any]:
    return {"projects": projects}


def nowhere(name: str = "金厦", kind: str = "new_rural_community") -> ProjectFacts:
    return ProjectFacts(name=name, project_type=kind)


NEAR, FAR = Decimal("0.002"), Decimal("0.5")
THREE = (at(), at(NEAR, name="永丰"), at(NEAR, NEAR, name="新建"))

ROWS = rows(
    "cluster-too-close",
    gap=(sites(*THREE), (3, 3)),
    boundary=(
        sites(at()),
        (3, 3),
        (sites(at(KILOMETRE, name="永丰")), sites(at(0, EAST, name="新建"))),
    ),
    a_metre_too_far=(
        sites(at()),
        None,
        (sites(at(MORE, name="永丰")), sites(at(NEAR, name="新建"))),
    ),
    each_near_the_first_but_not_one_another=(
        sites(at()),
        None,
        (sites(at(KILOMETRE, name="永丰")), sites(at(-KILOMETRE, name="新建"))),
    ),
    on_the_edge_of_a_crowd=(
        sites(at()),
        (4, 3),
        (
            sites(at(KILOMETRE, name="永丰"), at(NEAR, NEAR, name="新建")),
            sites(at(NEAR, -NEAR, name="河东"), at(-NEAR, FAR, name="河西")),
        ),
    ),
    in_another_county=(
        sites(at()),
        (3, 3),
        (
            sites(at(NEAR, name="永丰"), at(NEAR, NEAR, name="新建"))
            | {"county_code": "360421000000", "code": "360421100001"},
        ),
    ),
    passes=(sites(at(FAR)), None, (sites(*THREE),)),
    two_are_not_many=(sites(*THREE[:2]), None),
    one_site_told_by_two_communities=(
        sites(*THREE[:2]),
        None,
        (sites(at(NEAR, name="永丰")),),
    ),
    other_projects_do_not_count=(
        sites(*THREE[:2], at(name="一巷", project_type="lane_paving")),
        None,
    ),
    unknown=(sites(nowhere()), "集中居住项目坐标"),
    one_without_a_place=(sites(at(FAR), nowhere("永丰")), "集中居住项目坐标"),
    what_is_known_is_enough=(sites(*THREE, nowhere("河东")), (3, 3)),
    nothing_handed_in=({}, "建设项目"),
    no_projects=(sites(), NOT_HELD),
    nothing_to_live_in=(sites(nowhere("一巷", "lane_paving")), NOT_HELD),
)
