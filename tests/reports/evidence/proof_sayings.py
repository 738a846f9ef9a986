"""Holds the sheets of a workbook that repeat the document against it: its numbers
with what they rest on, its advice, its charts, its contents and notes."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reports.document.shapes import Quantity, Sentence
from tests.reports.evidence.made import Report
from tests.reports.evidence.printed import has_digit, tokens
from tests.reports.evidence.proof_files import Book, same
from tests.reports.evidence.proof_tables import charts

DRAWN, CHARTED = "图表", "图表数据"
SAYINGS = ("目录", "说明", "对策", "正文数字", DRAWN, CHARTED)
ADVICE = ("recommendation:", "advice:")


def saying_faults(book: Book, report: Report) -> Iterator[str]:
    yield from quantity_faults(book, report)
    yield from advice_faults(book, report)
    yield from chart_faults(book, report)
    yield from contents_faults(book)
    yield from note_faults(book, report)


def quantity_faults(book: Book, report: Report) -> Iterator[str]:
    """Every number of the text in its place, exact, with its sentence and coverage."""
    rows = book["正文数字"]
    said = [(s, q) for s in report.document.sentences() for q in s.quantities]
    if len(rows) != len(said):
        yield f"{len(rows)} numbers of the text, not {len(said)}"
        return
    for row, (sentence, quantity) in zip(rows, said, strict=True):
        fault = quantity_fault(row, sentence, quantity, report)
        if fault:
            yield f"{fault} of {sentence.text}"


def quantity_fault(
    row: dict[str, Any], sentence: Sentence, quantity: Quantity, report: Report
) -> str:
    if row["原文"] != sentence.text:
        return f"{row['原文']} instead"
    value: Any = quantity.value
    if not isinstance(value, int | Decimal):
        digits = quantity.text.replace(".", "", 1).isdecimal()
        value = Decimal(quantity.text) if digits else quantity.text
    if not same(row["数值"], value):
        return f"{row['数值']} is not {value}"
    told = row["已填报社区数"], row["社区总数"]
    expected = coverage(quantity.evidence, report)
    return "" if told == expected else f"{told} is not {expected}"


def coverage(evidence: str, report: Report) -> tuple[int | None, int | None]:
    kind, _, rest = evidence.partition(":")
    if kind == "indicator":
        answer = report.again.figures[rest]
        return answer.reported, answer.of
    if kind == "finding":
        found = report.again.findings[rest]
        return found.assessed, found.of
    return None, None


def advice_faults(book: Book, report: Report) -> Iterator[str]:
    told = [(row["序号"], row["对策建议"]) for row in book["对策"]]
    said = [s.text for s in report.document.sentences() if s.key.startswith(ADVICE)]
    if told != list(enumerate(said, 1)):
        yield f"advice: {told} is not {said}"


def chart_faults(book: Book, report: Report) -> Iterator[str]:
    """The numbers that the charts are drawn of; the drawings hold none themselves."""
    expected = []
    for chart in charts(report.document):
        series = [(each.name, each.values) for each in chart.series]
        if chart.mark:
            values = (chart.mark.value,) * len(chart.categories)
            series.append((chart.mark.label, values))
        for name, values in series:
            for category, value in zip(chart.categories, values, strict=True):
                expected.append((chart.title, name, category, value))
    if {DRAWN, CHARTED} & set(book) and not expected:
        yield "there are charts of nothing"
    rows = book[CHARTED] if expected else []
    if len(rows) != len(expected):
        yield f"{len(rows)} numbers of charts, not {len(expected)}"
        return
    for row, (title, name, category, value) in zip(rows, expected, strict=True):
        told = row["图"], row["系列"], row["类别"]
        wanted = "未填报" if value is None else value
        if told != (title, name, category) or not same(row["数值"], wanted):
            yield f"{row} is not {(title, name, category, value)}"


def contents_faults(book: Book) -> Iterator[str]:
    """Every other sheet in its order, with as many rows as it has."""
    rows, names = book["目录"], list(book)[1:]
    if sorted(row["工作表"] for row in rows) != sorted(names):
        yield f"contents: {[row['工作表'] for row in rows]} is not {names}"
    if [row["序号"] for row in rows] != list(range(1, len(rows) + 1)):
        yield "contents are not counted"
    for row in rows:
        name = row["工作表"]
        counted: Any = "图" if name == DRAWN else len(book[name])
        if (row["应有行数"], row["实有行数"]) != (counted, counted):
            yield f"contents: {row} has {counted} rows"


def note_faults(book: Book, report: Report) -> Iterator[str]:
    """Notes say of what the report is; beside dates they count the communities."""
    document = report.document
    asked = [each for key, each in document.evidence.items() if key[:8] == "request:"]
    known = {document.title, document.organ, document.dated}
    known |= {str(each.value) for each in asked}
    for row in book["说明"]:
        text = row["内容"]
        if row["项目"] == "社区总数":
            if text != len(report.again.record.places):
                yield f"{text} communities"
        elif has_digit(str(text)) and text not in known:
            yield f"{tokens(str(text))} in the note {text}"
