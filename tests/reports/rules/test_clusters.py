"""How housing sites that lie too close are told."""

from tests.reports.rules.made import BY_CODE, a_place, finding_of
from tests.reports.rules.scenarios import text
from tests.reports.rules.tables.clusters import FAR, NEAR, THREE, at, sites

RULE = BY_CODE["cluster-too-close"]


def told(*known) -> str:
    return text(finding_of(RULE, [a_place(n, **each) for n, each in enumerate(known)]))


def test_the_sites_of_the_fullest_square_are_named_with_their_township():
    assert told(*[sites(each) for each in THREE], sites(at(FAR))) == (
        "宁红社区、凤凰山社区、南崖社区集中居住项目布局过密，"
        "一平方公里范围内的项目数达到或超过本系统参考值3个，均为3个。"
        "义宁镇一带在一平方公里范围内布局了金厦、永丰、新建，配套设施难以集中投入。"
    )


def test_of_many_sites_three_are_named_and_all_counted():
    crowd = [at(NEAR * n / 4, name=f"{n}号点") for n in range(1, 6)]

    assert told(sites(*crowd), sites(at(FAR))).endswith(
        "，达5个。义宁镇一带在一平方公里范围内布局了1号点、2号点、3号点等5个项目，"
        "配套设施难以集中投入。"
    )
