from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.document.annexes import annexes, figures, problems, standards
from reports.document.annexes import missing as missing_table
from reports.document.problems import Group, Problem
from reports.indicators.base import Theme
from reports.rules.base import Gap
from reports.rules.standards import Standard
from tests.reports.document.made import (
    Known,
    book,
    finding,
    place,
    rule,
    superlative,
)

LAW = Standard(
    slug="committee-max-households",
    title="《城市居民委员会组织法》",
    clause="第三条",
    value=Decimal(3000),
    unit="户",
    issuing_body="全国人大常委会",
    valid_from=date(2026, 1, 1),
    authority="law",
)
OWN = Standard(slug="max-share", title="参考值", value=Decimal("0.05"), unit="share")


def grouped(*found: Problem) -> tuple[Group, ...]:
    return (Group(Theme.SCALE, found),)


def test_figures_are_listed_by_theme_with_their_coverage() -> None:
    made = book(
        staff_total=Known(30, 6),
        household_total=34120,
        share_party_staff=Decimal("0.82"),
        staff_per_community_range={"min": 4, "max": 6},
        staff_by_gender={"female": 27, "male": 3},
        most_members=superlative(190, place("宁红社区")),
        provider_list=["国税局", "财政局"],
        training={"classes": 3, "person_times": 171},
    )
    table = figures(made)
    assert table.rows == (
        ("居民户数", "34120", "户", "8/8"),
        ("无偿提供办公服务用房的单位", "国税局、财政局", "", "8/8"),
        ("工作人员数", "30", "人", "6/8"),
        ("每个社区工作人员数", "4至6", "人", "8/8"),
        ("工作人员性别构成：男", "3", "人", "8/8"),
        ("工作人员性别构成：女", "27", "人", "8/8"),
        ("党员占比", "82%", "", "8/8"),
        ("党员最多", "190（宁红社区）", "名", "8/8"),
        ("就业培训", "3", "期", "8/8"),
        ("就业培训", "171", "人次", "8/8"),
    )
    assert table.row_evidence[0] == "indicator:household_total"
    assert len(table.row_evidence) == len(table.rows) == table.total_rows


def test_problems_name_communities_with_observed_required_and_basis() -> None:
    over = finding(
        rule("community-oversized", heading="社区规模偏大"),
        ("宁红社区", 7200, Decimal(3000)),
        ("西摆社区", 3860, Decimal(3000)),
        unit="户",
        standard=LAW,
    )
    absent = finding(rule("no-meeting-room"), ("宁红社区", 0, None), unit="个")
    share = finding(
        rule("share"),
        ("宁红社区", Decimal("0.147"), Decimal("0.05")),
        unit="share",
        standard=OWN,
    )
    table = problems(grouped(Problem(1, over), Problem(2, absent), Problem(3, share)))
    assert table.rows == (
        (
            1,
            "社区规模偏大",
            f"{LAW.citation}：居民委员会户数不超过3000户",
            "宁红社区7200户、西摆社区3860户",
        ),
        (2, "no-meeting-room标题", "—", "宁红社区"),
        (3, "share标题", "本系统参考值：5%", "宁红社区14.7%"),
    )
    assert table.row_evidence[0] == "finding:community-oversized"


def test_what_is_the_same_for_all_is_told_once() -> None:
    short = finding(
        rule("office-fund-short"),
        ("宁红社区", 8000, Decimal(45000)),
        ("西摆社区", 8000, Decimal(45000)),
        unit="元",
        standard=OWN,
    )
    (row,) = problems(grouped(Problem(1, short))).rows
    assert row[3] == "宁红社区、西摆社区，均为8000元"


def test_a_table_gives_nothing_as_a_number() -> None:
    none = [("宁红社区", 0, Decimal(5)), ("西摆社区", 0, Decimal(5))]
    short = finding(rule("service-type-missing"), *none, unit="类")
    (row,) = problems(grouped(Problem(1, short))).rows
    assert row[2:] == ("—", "宁红社区、西摆社区，均为0类")


def test_what_a_standard_asks_of_each_by_its_size_is_not_listed() -> None:
    places = [(f"{n}号社区", 0, Decimal(n)) for n in range(1, 150)]
    short = finding(rule("centers"), *places, unit="个", standard=OWN)
    (row,) = problems(grouped(Problem(1, short))).rows
    assert row[2] == "本系统参考值：5%"


def test_what_a_share_comes_to_stands_beside_it() -> None:
    pay = finding(rule("pay"), ("宁红社区", 40, Decimal(50)), unit="元", standard=OWN)
    (row,) = problems(grouped(Problem(1, pay))).rows
    assert row[2] == "本系统参考值：5%，即50元"


def test_two_things_that_one_document_asks_are_told_apart() -> None:
    party = replace(LAW, title="党章", clause="", doc_no="")
    least = {"party-committee-min-members": 100, "party-general-branch-min-members": 50}
    found = None
    for slug, members in least.items():
        asks = replace(party, slug=slug, value=Decimal(members), unit="名")
        one = finding(
            rule("level"), (f"{slug}社区", 190, members), unit="名", standard=asks
        )
        if found is None:
            found = one
        else:
            found.merge(one)
    assert found is not None
    (row,) = problems(grouped(Problem(1, found))).rows
    assert set(row[2].removeprefix("党章：").split("、")) == {
        "设立基层党委的党员人数不低于100名",
        "设立党总支的党员人数不低于50名",
    }


def test_what_is_no_standard_is_named_by_the_rule_or_not_at_all() -> None:
    years = [("宁红社区", 0, Decimal(50000)), ("西摆社区", 0, Decimal(50000))]
    falling = finding(rule("falling"), *years, unit="元")
    short = finding(
        rule("short", asked="核定编制"),
        ("宁红社区", 4, Decimal(6)),
        ("西摆社区", 4, Decimal(6)),
        unit="名",
    )
    rows = problems(grouped(Problem(1, falling), Problem(2, short))).rows
    assert [row[2] for row in rows] == ["—", "核定编制：6名"]


def test_one_community_has_not_the_most_of_anything() -> None:
    alone = {"most_members": Known(superlative(63, place("东风社区")), 1)}
    assert figures(book(of=1, party_member_total=63, **alone)).rows == (
        ("党员数", "63", "名", "1/1"),
    )


def test_a_mean_of_the_annex_is_rounded_as_in_the_text() -> None:
    table = figures(
        book(
            staff_age_avg=Decimal("40.25"),
            members_per_org=Decimal("79.0"),
            oldest_staff=superlative("50.0", place("百汇社区")),
        )
    )
    assert [row[1] for row in table.rows] == ["40.3", "50（百汇社区）", "79"]


def test_a_problem_names_its_worst_communities_and_counts_the_rest() -> None:
    many = [(f"东风{n}社区", 0, None) for n in range(150)]
    (row,) = problems(grouped(Problem(1, finding(rule("r"), *many)))).rows
    assert row[3].count("东风") == 20
    assert row[3].endswith("；另有130个社区见工作簿")


def test_a_problem_names_what_those_beyond_the_worst_are_held_to() -> None:
    found = finding(rule("r"), *[("宁红社区", 10, 100)] * 200, standard=LAW)
    other = replace(LAW, row_id=9, title="修水县方案", scope_code="360424000000")
    found.note(place("桐梓社区"), Gap(10, 11, "平方米", other))
    found.settle()
    assert len(found.worst) == 200

    (row,) = problems(grouped(Problem(1, found))).rows

    first, second = row[2].split("；")
    assert first.endswith("，即100平方米")
    assert second.startswith("修水县方案")
    assert second.endswith("，即11平方米")


def test_standards_are_cited_once_and_defaults_called_so() -> None:
    over = finding(rule("a"), ("宁红社区", 7200, Decimal(3000)), standard=LAW)
    again = finding(rule("b"), ("宁红社区", 7200, Decimal(3000)), standard=LAW)
    own = finding(rule("c"), ("宁红社区", 1, 2), standard=OWN)
    table = standards(grouped(Problem(1, over), Problem(2, again), Problem(3, own)))
    assert table.rows == (
        (
            *("《城市居民委员会组织法》", "—", "第三条", "居民委员会户数不超过3000户"),
            *("2026年1月1日起", "全国人大常委会", "法律法规"),
        ),
        (
            *("参考值", "—", "—", "5%", "—", "—"),
            "本系统参考值，非规范性文件",
        ),
    )


def test_what_is_missing_is_counted_with_what_it_hides() -> None:
    findings = (
        finding(rule("a"), assessed=5, of=8, missing={"户数": 3}),
        finding(rule("b"), assessed=4, of=8, missing={"户数": 2, "办公用房": 2}),
        finding(rule("c", theme=Theme.SAFETY), of=8, missing={"隐患": 8}),
    )
    made = book(
        findings=findings,
        request={"themes": frozenset({Theme.PREMISES})},
        office_area_total=Known(488, 6),
    )
    table = missing_table(made)
    assert table.rows[:2] == (
        ("户数", 3, "未能评估：a标题、b标题"),
        ("办公用房", 2, "未能评估：b标题"),
    )
    assert ("阵地建设：办公服务用房总面积", 2, "按已填报的6个社区统计") in table.rows
    whole = [row for row in table.rows if row[2] == "报告未列出"]
    assert len(whole) == 1
    assert whole[0][1] == 8


def test_figures_nobody_was_asked_for_are_not_missing() -> None:
    def missing(**request: object) -> str:
        return str(missing_table(book(request=request)).rows)

    assert "户数变化" not in missing()
    assert "户数变化" in missing(base_label="2024年")
    # No standard in force: nobody failed to hand it in.
    assert "办公服务用房面积达标社区数" not in missing()


def test_annexes_without_rows_are_not_attached() -> None:
    assert [annex.title for annex in annexes(book(staff_total=3), ())] == [
        "主要指标",
        "未填报情况",
    ]
