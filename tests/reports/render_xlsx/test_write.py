"""The workbook, written and read back."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reports.render.xlsx import (
    BrokenWorkbook,
    WrongCount,
    verify_xlsx,
    write_xlsx,
)
from tests.reports.render_xlsx.document import a_document
from tests.reports.render_xlsx.sample import some_facts, some_material


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("xlsx") / "report.xlsx"
    write_xlsx(some_material(), path)
    return load_workbook(path)


def table(book: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def cell_of(book: Any, name: str, heading: str, row: int) -> Any:
    headings = [cell.value for cell in book[name][1]]
    return book[name].cell(row, headings.index(heading) + 1)


def test_every_sheet_is_set_up_for_paper(book):
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddFooter.center.text == "第&P页 共&N页"
        if sheet.title != "图表":
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions
            assert sheet.print_title_rows == "$1:$1"


def test_codes_are_text_and_numbers_are_numbers(book):
    code = cell_of(book, "户数人口", "社区代码", 2)
    households = cell_of(book, "户数人口", "户数", 2)

    assert (code.value, code.data_type, code.number_format) == (
        "360424100001",
        "s",
        "@",
    )
    assert (households.value, households.data_type) == (4360, "n")
    assert cell_of(book, "服务", "热线满意率", 2).number_format == "0.0%"
    assert cell_of(book, "经费", "金额（元）", 2).number_format == "#,##0.00"
    assert cell_of(book, "人员", "任职时间", 2).value == datetime(2019, 3, 1)  # noqa: DTZ001


def test_unknown_is_said_and_never_zero(book):
    rows = table(book, "户数人口")

    assert [row["户数"] for row in rows] == [4360, 4360, "未填报"]
    assert table(book, "填报情况")[2]["隐患"] == "未填报"
    assert table(book, "填报情况")[0]["隐患"] == 0


def test_text_like_a_formula_stays_text(book):
    name = cell_of(book, "户数人口", "社区", 3)
    place = cell_of(book, "用房", "名称", 3)

    assert (name.value, name.data_type, name.quotePrefix) == (
        "=HYPERLINK(1)社区",
        "s",
        True,
    )
    # The control character is one that no workbook can hold.
    assert (place.value, place.data_type, place.quotePrefix) == ("+86楼", "s", True)
    assert not any(
        cell.data_type == "f"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    )


def test_columns_nobody_filled_are_left_out(book):
    headings = [cell.value for cell in book["户数人口"][1]]

    assert headings == ["社区代码", "社区", "街道（乡镇）", "户数", "人口", "人口口径"]
    assert "隐患" not in book.sheetnames
    assert "人员（对比期）" not in book.sheetnames


def test_indicator_has_a_row_per_number_with_its_base(book):
    rows = table(book, "指标")
    by_slug = {(row["指标标识"], row["分项"] or ""): row for row in rows}

    total = by_slug["households_total", ""]
    assert (total["数值"], total["单位"]) == (8720, "户")
    assert (total["已填报社区数"], total["社区总数"]) == (2, 3)
    assert by_slug["staff_by_education", "本科"]["数值"] == 1
    assert by_slug["staff_by_education", "高中"]["数值"] == 1
    assert by_slug["satisfaction", ""]["数值"] == pytest.approx(0.965)
    assert by_slug["largest_office", ""]["涉及社区"] == "义宁镇=HYPERLINK(1)社区"
    unknown = by_slug["cases_total", ""]
    assert (unknown["数值"], unknown["已填报社区数"]) == ("未填报", 0)


def test_finding_leads_to_its_communities(book):
    (summary,) = table(book, "问题")
    (row,) = table(book, "问题明细")
    link = cell_of(book, "问题", "问题", 2).hyperlink

    assert (summary["涉及社区数"], summary["已评估社区数"]) == (1, 3)
    assert summary["依据"] == "《社区用房标准》第三条"
    assert (row["社区代码"], row["实有"], row["应有"]) == ("360424100001", 144, 300)
    assert link.location == "'问题明细'!A2"


def led_to(book: Any, location: str) -> Any:
    """The cell that a link leads to."""
    sheet, cell = location.rsplit("!", 1)
    return book[sheet.strip("'")][cell]


def test_communities_behind_a_finding_lead_to_their_own_rows_and_back(book):
    code = cell_of(book, "问题明细", "社区代码", 2)
    own = led_to(book, code.hyperlink.location)
    assert (own.parent.title, own.value) == ("社区概况", code.value)
    assert (code.data_type, code.number_format) == ("s", "@")

    heading = cell_of(book, "问题明细", "问题", 2)
    finding = led_to(book, heading.hyperlink.location)
    assert (finding.parent.title, finding.value) == ("问题", heading.value)

    count = cell_of(book, "社区概况", "涉及问题数", own.row)
    assert count.value == 1
    assert led_to(book, count.hyperlink.location).coordinate == code.coordinate
    none = cell_of(book, "社区概况", "涉及问题数", own.row + 1)
    assert (none.value, none.hyperlink) == (0, None)


def test_more_rows_than_can_be_linked_stand_without_links(tmp_path, monkeypatch):
    monkeypatch.setattr("reports.render.xlsx.links.MOST", 0)
    path = tmp_path / "report.xlsx"
    verify_xlsx(path, write_xlsx(some_material(), path))
    book = load_workbook(path)

    assert cell_of(book, "问题明细", "社区代码", 2).hyperlink is None
    assert "涉及问题数" not in [cell.value for cell in book["社区概况"][1]]
    # The finding still leads to its rows.
    assert cell_of(book, "问题", "问题", 2).hyperlink


def test_numbers_of_the_text_name_their_evidence_and_lead_to_it(book):
    rows = table(book, "正文数字")
    keys = [row["依据标识"] for row in rows]
    assert keys == [
        quantity.evidence
        for sentence in a_document().sentences()
        for quantity in sentence.quantities
    ]
    linked = {
        key: led_to(book, link.location)
        for number, key in enumerate(keys, 2)
        if (link := cell_of(book, "正文数字", "依据标识", number).hyperlink)
    }
    assert linked
    for key, cell in linked.items():
        slug = cell_of(book, "指标", "指标标识", cell.row).value
        assert (cell.parent.title, f"indicator:{slug}") == ("指标", key)
    charts = [chart for _, chart in enumerate(table(book, "图表数据"))]
    assert {row["依据标识"] for row in charts} <= {"", None, *keys, "indicator:x"}


def test_every_number_of_the_text_stands_in_a_cell(book):
    rows = table(book, "正文数字")

    assert [row["数值"] for row in rows] == ["2026年3月12日", 8720, 0.965]
    assert rows[1]["算法"] == "各社区户数相加"
    assert table(book, "对策")[0]["对策建议"] == "统一规划建设用房。"


def test_contents_say_how_many_rows_each_sheet_must_have(book):
    rows = {row["工作表"]: row for row in table(book, "目录")}

    assert [*rows] == [name for name in book.sheetnames if name != "目录"]
    assert (rows["人员"]["应有行数"], rows["人员"]["实有行数"]) == (2, 2)
    assert rows["户数人口"]["实有行数"] == 3
    for row in range(2, book["目录"].max_row + 1):
        link = cell_of(book, "目录", "工作表", row).hyperlink.location
        assert link.split("!")[0].strip("'") in book.sheetnames


def test_charts_are_native_and_their_numbers_in_cells(book):
    education, area, cases = book["图表"]._charts

    assert area.type == "bar"
    assert [len(chart.series) for chart in (education, area, cases)] == [1, 2, 1]
    # The mark of a chart over years is a line of its own.
    assert len(cases._charts) == 2
    numbers = table(book, "图表数据")
    assert [r["数值"] for r in numbers if r["系列"] == "面积"] == [144, "未填报"]
    assert [r["数值"] for r in numbers if r["系列"] == "标准"] == [300, 300]


def test_missing_row_stops_the_workbook(tmp_path):
    material = some_material()
    short = replace(material, facts=some_facts()[:-1])

    with pytest.raises(WrongCount, match="2 rows, 3 expected"):
        write_xlsx(short, tmp_path / "report.xlsx")


def test_progress_is_told_and_may_stop_the_work(tmp_path):
    told: list[tuple[int, int]] = []

    def stop_at_last(done: int, total: int) -> None:
        told.append((done, total))
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_xlsx(some_material(), tmp_path / "report.xlsx", on_progress=stop_at_last)

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_document_without_charts_has_no_sheet_for_them(tmp_path):
    document = replace(a_document(), sections=())
    path = tmp_path / "report.xlsx"

    write_xlsx(replace(some_material(), document=document), path)

    assert not {"图表", "图表数据"} & set(load_workbook(path).sheetnames)


def test_finished_workbook_has_every_row_it_was_given(tmp_path: Path):
    path = tmp_path / "report.xlsx"

    rows = write_xlsx(some_material(), path)

    book = load_workbook(path)
    assert {name: book[name].max_row - 1 for name in rows} == rows
    assert set(book.sheetnames) - set(rows) == {"图表"}
    verify_xlsx(path, rows)


def test_workbook_with_a_row_too_few_is_found_out(tmp_path: Path):
    path = tmp_path / "report.xlsx"
    rows = write_xlsx(some_material(), path)

    with pytest.raises(BrokenWorkbook, match="人员: 2 rows, 3 expected"):
        verify_xlsx(path, rows | {"人员": 3})
    with pytest.raises(BrokenWorkbook, match="missing"):
        verify_xlsx(path, rows | {"没有": 1})


def test_damaged_workbook_is_found_out(tmp_path: Path):
    path = tmp_path / "report.xlsx"
    rows = write_xlsx(some_material(), path)
    path.write_bytes(path.read_bytes()[:-500])

    with pytest.raises(BrokenWorkbook):
        verify_xlsx(path, rows)


def test_stopped_workbook_leaves_no_temporary_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    short = replace(some_material(), facts=some_facts()[:-1])

    with pytest.raises(WrongCount):
        write_xlsx(short, tmp_path / "report.xlsx")

    assert not list(tmp_path.iterdir())


def test_what_a_sheet_has_no_room_for_goes_on_in_further_ones(tmp_path, monkeypatch):
    """Three rows and a heading to a sheet, where Excel has 1,048,576."""
    monkeypatch.setattr("reports.render.xlsx.sheet.MOST_ROWS", 4)
    path = tmp_path / "long.xlsx"
    facts = [
        replace(each, code=str(360424100001 + number))
        for number, each in enumerate(some_facts() * 3)
    ]

    rows = write_xlsx(some_material(facts), path)
    verify_xlsx(path, rows)
    book = load_workbook(path)

    parts = ["户数人口", "户数人口（续1）", "户数人口（续2）"]
    assert [rows[name] for name in parts] == [3, 3, 3]
    codes = [row["社区代码"] for name in parts for row in table(book, name)]
    assert codes == [each.code for each in facts]
    assert table(book, "户数人口（续2）")[0].keys() == table(book, "户数人口")[0].keys()
    listed = {
        row["工作表"]: (row["应有行数"], row["实有行数"])
        for name in book.sheetnames
        if name.startswith("目录")
        for row in table(book, name)
    }
    assert [listed[name] for name in parts] == [(3, 3)] * 3
    assert set(listed) <= set(book.sheetnames)
