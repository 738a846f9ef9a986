"""Widths and cells of printed tables."""

from decimal import Decimal

import pytest

from reports.document.shapes import Column, Kind, Table
from reports.render.columns import PORTRAIT_MM, TURNED_MM
from reports.render.fonts import FontSet
from reports.render.tables import heading_lines, typeset
from reports.render.typefaces import Role
from reports.render.typesetting import EM, Line, Typesetter
from tests.reports.render import documents


@pytest.fixture(scope="module")
def setters(fonts: FontSet) -> tuple[Typesetter, Typesetter]:
    return Typesetter(fonts, Role.HEITI), Typesetter(fonts, Role.FANGSONG)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def table(*columns: Column, rows: tuple[tuple[object, ...], ...]) -> Table:
    return Table("t", "表", columns, rows, len(rows))


def test_small_table_fills_the_width_in_the_largest_type(setters):
    found = typeset(documents.small_table(), *setters)
    assert found.fit.size == 12
    assert sum(found.fit.widths) == pytest.approx(PORTRAIT_MM)
    assert not found.fit.turned


def test_many_columns_turn_the_page(setters):
    found = typeset(documents.long_table(figures=15), *setters)
    assert found.fit.turned
    assert sum(found.fit.widths) == pytest.approx(TURNED_MM)


def test_figures_and_codes_are_never_divided(setters):
    found = typeset(documents.long_table(figures=9), *setters)
    for row in found.rows:
        assert all(len(cell.lines) == 1 for cell in (row[0], *row[2:]))


def test_far_too_many_columns_shrink_the_type(setters):
    found = typeset(documents.long_table(figures=18), *setters)
    assert found.fit.turned
    assert 6 <= found.fit.size < 9
    assert all(len(cell.lines) == 1 for row in found.rows for cell in row[2:])


def test_long_texts_wrap_in_smaller_type(setters):
    long = "房屋年久失修，屋顶渗漏，墙体开裂，已经不宜继续办公，需要另行选址"
    found = typeset(
        table(Column("社区"), Column("情况"), rows=(("东风社区", long * 2),) * 3),
        *setters,
    )
    assert found.fit.size == 10.5
    assert len(found.rows[0][1].lines) > 1
    assert len(found.rows[0][0].lines) == 1


def test_amounts_end_alike_and_unknown_is_said(setters):
    found = typeset(
        table(
            Column("面积", Kind.AREA, decimals=1), rows=((Decimal("61.25"),), (None,))
        ),
        *setters,
    )
    cells = [row[0] for row in found.rows]
    assert [texts(cell.lines) for cell in cells] == [["61.3"], ["未填报"]]
    assert {cell.alignment for cell in cells} == {"end"}


def test_heading_keeps_its_unit_together(setters):
    lines = heading_lines("办公用房（平方米）", 7 * EM, setters[0])
    assert texts(lines) == ["办公用房", "（平方米）"]


def test_heading_is_divided_evenly(setters):
    assert texts(heading_lines("党员占比", 3 * EM, setters[0])) == ["党员", "占比"]
