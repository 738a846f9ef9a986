"""The report's charts as native ones: numbers on one sheet, drawn on another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from reports.document.shapes import (
    Annex,
    Chart,
    ChartKind,
    Document,
    Kind,
    Section,
    numbered,
)
from reports.render.xlsx.cells import Cells, Shown
from reports.render.xlsx.figures import unit_text
from reports.render.xlsx.sheet import Head, Sheet, set_up_print

NAME = "图表"
NUMBERS = "图表数据"
HEADS = (
    Head("图", width=34),
    Head("系列", width=18),
    Head("类别", width=24),
    Head("数值", Kind.DECIMAL, width=14),
    Head("单位", width=10),
    Head("依据标识", width=34),
)
WIDTH_CM = 24
ROW_CM = 0.53  # a row of the standard height
_INKS = ("1F4E9E", "C55A11", "548235", "7F6000", "7030A0", "636363")
_MARK_INK = "C00000"


def charts_of(document: Document) -> Iterator[Chart]:
    """Every chart in reading order."""
    parts: list[Section | Annex] = [
        section for _, section in numbered(document.sections)
    ]
    for part in (*parts, *document.annexes):
        yield from (block for block in part.blocks if isinstance(block, Chart))


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of one series on the sheet of numbers."""

    name: str
    first: int
    last: int

    @property
    def values(self) -> Any:
        return Reference(_At(), min_col=4, min_row=self.first, max_row=self.last)

    @property
    def categories(self) -> Any:
        return Reference(_At(), min_col=3, min_row=self.first, max_row=self.last)


class _At:
    """What a reference asks of a sheet: its name. Written sheets hold no cells."""

    title = NUMBERS


def write(book: Any, document: Document, *, title: str) -> Sheet | None:
    """Both sheets; None for a document without charts."""
    charts = list(charts_of(document))
    if not charts:
        return None
    page = book.create_sheet(NAME)
    set_up_print(page, title=title)
    page.append([Cells(page).note(f"各图的数据见“{NUMBERS}”")])
    numbers = Sheet(book, NUMBERS, HEADS, title=title)
    row = 3
    for chart in charts:
        drawn = draw(chart, [*_write_numbers(numbers, chart)])
        page.add_chart(drawn, f"A{row}")
        row += int(drawn.height / ROW_CM) + 3
    return numbers


def _write_numbers(sheet: Sheet, chart: Chart) -> Iterator[Span]:
    series = [(each.name, each.values) for each in chart.series]
    if chart.mark:
        same = tuple(chart.mark.value for _ in chart.categories)
        series.append((chart.mark.label, same))
    for name, values in series:
        first = sheet.next_row
        for category, value in zip(chart.categories, values, strict=True):
            number = value if value is None else Shown(value, *_form(chart, value))
            unit = unit_text(chart.unit)
            sheet.add(
                (chart.title, name, Shown(category), number, unit, chart.evidence)
            )
        yield Span(name, first, sheet.next_row - 1)


def _form(chart: Chart, value: Any) -> tuple[Kind, int]:
    if chart.unit == "share":
        return Kind.SHARE, 1
    return (Kind.COUNT, 0) if value == int(value) else (Kind.DECIMAL, 2)


def draw(chart: Chart, spans: list[Span]) -> Any:
    """The chart, its mark (a standard) as a line across upright bars."""
    bars = spans[: len(chart.series)]
    drawn = LineChart() if chart.kind is ChartKind.LINE else BarChart()
    if chart.kind is not ChartKind.LINE:
        drawn.type = "bar" if chart.kind is ChartKind.BAR_ACROSS else "col"
        drawn.gapWidth = 60
    _fill(drawn, bars)
    for span in spans[len(bars) :]:
        _add_mark(drawn, span, across=chart.kind is ChartKind.BAR_ACROSS)
    drawn.title = chart.title
    drawn.legend.position = "b"
    if len(spans) == 1:
        drawn.legend = None
    drawn.y_axis.title = unit_text(chart.unit)
    drawn.y_axis.number_format = "0%" if chart.unit == "share" else "General"
    # Without this newer Excel leaves the axes out.
    drawn.x_axis.delete = False
    drawn.y_axis.delete = False
    if chart.kind is ChartKind.BAR_ACROSS:
        # Read from top to bottom in the order of the document.
        drawn.x_axis.scaling.orientation = "maxMin"
    drawn.width = WIDTH_CM
    drawn.height = _height(chart)
    return drawn


def _height(chart: Chart) -> float:
    if chart.kind is ChartKind.BAR_ACROSS:
        return max(8.0, min(60.0, 3 + 0.6 * len(chart.categories) * len(chart.series)))
    return 9.0


def _fill(drawn: Any, spans: list[Span]) -> None:
    for number, span in enumerate(spans):
        series = _series(span)
        ink = _INKS[number % len(_INKS)]
        if isinstance(drawn, LineChart):
            series.graphicalProperties = GraphicalProperties(
                ln=LineProperties(solidFill=ink, w=28_575)
            )
            series.marker.symbol = "circle"
            series.smooth = False
        else:
            series.graphicalProperties = GraphicalProperties(solidFill=ink)
        series.dLbls = DataLabelList(
            showVal=True,
            showSerName=False,
            showCatName=False,
            showLegendKey=False,
            showPercent=False,
        )
        drawn.series.append(series)


def _series(span: Span) -> Any:
    series = SeriesFactory(span.values, title=span.name)
    series.cat = _categories(span)
    return series


def _categories(span: Span) -> Any:
    return AxDataSource(strRef=StrRef(f=str(span.categories)))


def _add_mark(drawn: Any, span: Span, *, across: bool) -> None:
    series = _series(span)
    if across:
        # Excel draws no lines over lying bars: the mark is a bar beside each.
        series.graphicalProperties = GraphicalProperties(solidFill=_MARK_INK)
        drawn.series.append(series)
        return
    line = LineChart()
    series.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=_MARK_INK, prstDash="dash", w=22_225)
    )
    series.marker.symbol = "none"
    series.smooth = False
    line.series.append(series)
    drawn += line
