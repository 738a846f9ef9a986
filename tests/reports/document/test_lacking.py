"""The annex on what is missing: its cells, its themes, what an official leaves out."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reports.document.compose import compose
from reports.document.lacking import bases, cost, joined, told
from reports.document.overlays import Edit, EditKind, apply
from reports.document.shapes import Annex, Document, Table
from reports.indicators.base import Theme
from reports.shortfalls.fold import By, Lack, Shortfalls
from reports.shortfalls.measures import BY_CODE
from reports.shortfalls.prices import Price, Prices
from reports.shortfalls.rows import Row, rows_of
from tests.reports.document import cases, requests

PRICE = Price(
    measure="service-area",
    scope_code="360424000000",
    scope_name="修水县",
    year=2025,
    amount_yuan=Decimal(3_200),
    source="县住建局二〇二五年造价信息",
)


def document_of(*prices: Price, **asked: Any) -> Document:
    assessment = requests.assess(cases.xiushui(), requests.STANDARDS)
    made = Shortfalls(
        [rule.code for rule in assessment.rules],
        assessment.standards,
        Prices(prices),
        By.STREET,
    )
    for facts in cases.xiushui():
        made.add(facts)
    context = requests.context(**asked)
    return compose(context, assessment, requests.RECOMMENDATIONS, made)


def annex(document: Document) -> Annex | None:
    return next((a for a in document.annexes if a.title == "缺口测算"), None)


def table(document: Document, place: int = 0) -> Table:
    found = annex(document)
    assert found is not None
    block = found.blocks[place]
    assert isinstance(block, Table)
    return block


def row(document: Document, label: str) -> tuple[Any, ...]:
    return next(cells for cells in table(document).rows if cells[0] == label)


def test_the_annex_stands_behind_the_list_of_problems() -> None:
    assert [each.title for each in document_of().annexes] == [
        *("主要指标", "问题清单及涉及社区", "缺口测算", "引用标准", "未填报情况"),
    ]


def test_each_measure_is_told_in_all_and_then_by_street() -> None:
    found = table(document_of())
    funds = [cells for cells in found.rows if cells[0] == "办公经费"]

    assert [column.heading for column in found.columns][1:4] == [
        *("街道（乡镇）", "缺口", "涉及社区"),
    ]
    assert funds == [
        (
            *("办公经费", "合计", "96000元", 8, "本系统参考值"),
            *("增加年度预算并足额拨付", "每年9.6"),
        ),
        ("办公经费", "义宁镇", "84000元", 7, "同上", "同上", "每年8.4"),
        ("办公经费", "宁州镇", "12000元", 1, "同上", "同上", "每年1.2"),
    ]
    assert set(found.row_evidence) <= set(document_of().evidence)


def test_what_it_costs_is_told_by_prices_that_are_named_with_their_source() -> None:
    assert row(document_of(), "综合服务设施面积")[-1] is None

    priced = document_of(PRICE)
    area = row(priced, "综合服务设施面积")
    assert (area[2], area[-1]) == ("9748平方米", "3119.36")
    assert table(priced, 1).rows == (
        (
            *("综合服务设施面积（每平方米）", "修水县", "2025", "3200"),
            "县住建局二〇二五年造价信息",
        ),
    )


def test_where_not_all_have_a_price_it_is_said_of_how_many() -> None:
    made = Shortfalls(
        ["office-area-per-100hh-low"],
        requests.assess((), requests.STANDARDS).standards,
        Prices((PRICE,)),
        By.STREET,
    )
    for facts in cases.xiushui():
        made.add(facts)
    (whole, *_) = rows_of(made, BY_CODE["service-area"])
    whole.lack.priced -= 1

    assert cost(whole).endswith("（其中7个社区有单价）")
    assert bases(whole) == "《“十四五”城乡社区服务体系建设规划》"


def test_a_cell_names_no_more_than_can_be_read() -> None:
    names = [f"标准{number}" for number in range(25)]

    assert joined(names[:2]) == "标准0；标准1"
    assert joined(names).endswith("标准19等25项")


def test_other_themes_are_not_in_it() -> None:
    themes = frozenset({Theme.FUNDING})
    found = table(document_of(themes=themes))

    assert {cells[0] for cells in found.rows} == {"办公经费"}
    assert annex(document_of(themes=frozenset({Theme.PARTY}))) is None


def test_a_finding_that_is_left_out_is_missing_from_it() -> None:
    composed = document_of(PRICE)
    left_out = "finding:office-area-per-100hh-low"
    edits = [Edit(kind=EditKind.OMISSION, key=f"item:{left_out}")]
    left = apply(composed, edits).document

    assert {cells[0] for cells in table(composed).rows} == {
        *("综合服务设施面积", "办公经费"),
    }
    assert {cells[0] for cells in table(left).rows} == {"办公经费"}
    assert table(left).total_rows == 3
    assert len(left.annexes[2].blocks) == 1  # no unit cost is used any more


def said(document: Document, code: str) -> str:
    return "".join(
        sentence.text
        for sentence in document.sentences()
        if sentence.key == f"finding:{code}:lacking"
    )


def test_a_problem_ends_with_what_is_missing_in_all_and_what_it_costs() -> None:
    area = "经测算，尚缺综合服务设施面积9748平方米"
    assert said(document_of(), "office-area-per-100hh-low") == f"{area}。"
    priced = said(document_of(PRICE), "office-area-per-100hh-low")
    assert priced == f"{area}，约需投入3119.36万元。"
    funds = said(document_of(), "office-fund-short")
    assert funds == "经测算，办公经费每年尚缺9.6万元。"


def test_posts_are_paid_for_every_year_where_all_have_a_price() -> None:
    posts = BY_CODE["staff-posts"]
    lack = Lack(
        assessed=8,
        short=8,
        missing=Decimal(201),
        priced=8,
        cost_yuan=Decimal(2_146_680),
    )
    (priced,) = told([Row(posts, None, lack)]).values()
    assert priced.text == "经测算，尚缺社区工作人员201名，每年约需经费214.67万元。"

    (unpriced,) = told([Row(posts, None, replace(lack, priced=7))]).values()
    assert unpriced.text == "经测算，尚缺社区工作人员201名。"


def test_a_problem_that_is_left_out_takes_what_is_missing_along() -> None:
    left_out = Edit(kind=EditKind.OMISSION, key="item:finding:office-fund-short")
    document = apply(document_of(), (left_out,)).document
    assert said(document, "office-fund-short") == ""
