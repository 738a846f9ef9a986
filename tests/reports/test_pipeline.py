"""A report from the record to its files, made in this process."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from jobs.errors import Cancelled, Explained
from reports import pipeline, reading
from reports.data_version import data_version
from reports.document.shapes import numbered
from reports.facts.collect import collect
from reports.facts.spool import Reader
from reports.order import Order
from reports.progress import Stage
from reports.render.docx import write_docx
from tests import factories

DATED = date(2026, 3, 15)


@pytest.fixture
def build(tmp_path: Path):
    def made(order: Order, **options: Any) -> pipeline.Made:
        return pipeline.build(
            order, tmp_path, **{"requested_by": None, "dated": DATED} | options
        )

    return made


def test_report_holds_what_the_record_says(order, county, build):
    made = build(order)

    columns = made.as_columns()
    assert columns["communities"] == 3
    assert columns["indicators"]["household_total"] == {
        "value": 6000,
        "unit": "户",
        "reported": 2,
        "of": 3,
    }
    borrowed = next(f for f in columns["findings"] if f["code"] == "office-not-owned")
    assert [each["code"] for each in borrowed["communities"]] == [
        community.code for community in county[:2]
    ]
    assert json.dumps(columns)
    assert made.document.dated == "2026年3月15日"


def test_files_are_those_asked_for(order, county, build):
    made = build(replace(order, formats=("pdf", "xlsx", "docx")))

    assert made.files["pdf"].read_bytes().startswith(b"%PDF")
    assert load_workbook(made.files["xlsx"], read_only=True).sheetnames[0] == "目录"
    word = docx.Document(str(made.files["docx"]))
    assert word.core_properties.title == made.document.title
    assert set(made.timings) == set(Stage.values) - {Stage.STORE}


def test_word_document_that_is_not_what_was_written_is_refused(
    order, county, build, monkeypatch
):
    def other(document, path, **options):
        write_docx(replace(document, title="别的标题"), path, **options)

    monkeypatch.setattr(pipeline, "write_docx", other)
    with pytest.raises(Explained) as failure:
        build(replace(order, formats=("docx",)))

    assert failure.value.code == "docx_text"
    assert failure.value.params == {"text": "关于修水县社区治理情况的调研报告"}


def test_facts_are_kept_community_by_community(order, county, build):
    made = build(order)

    assert [facts.code for facts in Reader(made.facts)] == [
        community.code for community in county
    ]


def test_progress_names_each_stage_in_turn_and_reaches_its_end(order, county, build):
    told: list[tuple[int, int, str]] = []

    build(order, on_progress=lambda *now: told.append(now))

    stages = list(dict.fromkeys(stage for _, _, stage in told))
    assert stages == [Stage.COLLECT, Stage.COMPOSE, Stage.XLSX]
    collected = [now[:2] for now in told if now[2] == Stage.COLLECT]
    # Then all three once more, to be compared.
    assert collected == [*((done, 3) for done in range(4)), *[(3, 3)] * 3]


def test_work_stops_while_communities_are_compared(order, county, build):
    told: list[tuple[int, int, str]] = []

    def stop(*now: Any) -> None:
        if now in told and now[:2] == (3, 3):
            raise Cancelled
        told.append(now)

    with pytest.raises(Cancelled):
        build(order, on_progress=stop)

    assert {stage for _, _, stage in told} == {Stage.COLLECT}


@pytest.mark.parametrize(
    "stage", [Stage.COLLECT, Stage.COMPOSE, Stage.XLSX, Stage.DOCX, Stage.PDF]
)
def test_work_stops_in_any_stage(stage, order, county, build, tmp_path):
    def stop(done: int, total: int, now: str) -> None:
        if now == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        build(replace(order, formats=("pdf", "xlsx", "docx")), on_progress=stop)

    assert not (tmp_path / "report.pdf").exists()


def test_owner_reads_what_the_owner_sees(order, county, build):
    hall = factories.a_township("360424118000")
    factories.a_community("360424118001", township=hall)
    clerk = factories.a_user("clerk", "clerk", hall)

    assert build(order).as_columns()["communities"] == 4
    assert build(order, requested_by=clerk).as_columns()["communities"] == 1


def test_themes_left_out_are_in_neither_text_nor_workbook(order, county, build):
    made = build(replace(order, themes=("premises",)))

    assert made.document.title == "关于修水县社区阵地建设情况的调研报告"
    headings = [part.heading for _, part in numbered(made.document.sections)]
    assert not any("队伍" in heading for heading in headings)
    book = load_workbook(made.files["xlsx"])
    parts = {row[0].value for row in book["指标"].iter_rows(min_row=2)}
    assert parts == {"阵地建设"}


def test_figures_are_of_one_moment(order, county, build, monkeypatch):
    """What is entered while the record is read is not in the report's version."""
    before = data_version()

    def entering(request: Any) -> Any:
        for number, facts in enumerate(collect(request)):
            if number == 0:
                factories.a_standard("entered-meanwhile")
            yield facts

    monkeypatch.setattr(reading, "collect", entering)

    assert build(order).data_version == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"scope_code": "999999000000"}, "unknown_scope"),
        ({"period_code": "2031"}, "unknown_period"),
        ({"base_code": "2031"}, "unknown_period"),
        ({"scope_code": "360424118000"}, "no_communities"),
    ],
)
def test_what_cannot_be_made_is_said(change, code, order, county, build):
    factories.a_township("360424118000")

    with pytest.raises(Explained) as failure:
        build(replace(order, **change))

    assert failure.value.code == code
