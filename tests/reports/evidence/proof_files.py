"""What stands in a report's files, for comparison with its document and the rows."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from reports.document.shapes import Chart, Document, Table, numbered
from tests.reports.evidence.printed import tokens
from tests.reports.evidence.proof_tables import charts, tables

Number = int | float | Decimal
Rows = list[dict[str, Any]]
Book = dict[str, Rows]


def numbers_of_text(document: Document) -> Counter[str]:
    """Every number that the sentences and tables of a document print."""
    found: Counter[str] = Counter()
    for sentence in document.sentences():
        found += tokens(sentence.text)
    for table in tables(document):
        for row in table.rows:
            found += sum((tokens(str(cell)) for cell in row), Counter())
        if table.total_rows > len(table.rows):
            found += Counter([str(table.total_rows), str(len(table.rows))])
    return found + tokens(document.dated) + tokens(document.title)


def numbers_of_chart(chart: Chart) -> Counter[str]:
    """Its categories and values as labels have them, and the standard's."""
    texts = [*chart.categories, chart.mark.label if chart.mark else ""]
    for series in chart.series:
        texts += [label(value) for value in series.values if value is not None]
    return sum((tokens(text) for text in texts), Counter())


def label(value: Any) -> str:
    text = f"{Decimal(value):.2f}"
    return text.rstrip("0").rstrip(".")


def marks(document: Document) -> Counter[str]:
    """The numbers of headings, pictures, tables and annexes: they count themselves;
    and of captions, which say on how many communities a picture rests."""
    found = Counter(str(n) for n, _ in enumerate(charts(document), 1))
    found += sum((tokens(chart.title) for chart in charts(document)), Counter())
    found += Counter(str(n) for n, _ in enumerate(captioned(document), 1))
    if len(document.annexes) > 1:
        ranks = [str(number) for number in range(1, len(document.annexes) + 1)]
        found += Counter([*ranks, *ranks])  # in the list of annexes, and on them
    for number, _ in numbered(document.sections):
        found += tokens(str(number))
    return found


def captioned(document: Document) -> Iterator[Table]:
    """Tables with a number of their own: one that is a whole annex goes by its."""
    for annex in document.annexes:
        for block in annex.blocks:
            alone = len(annex.blocks) == 1 and annex.title
            if isinstance(block, Table) and block.title != alone:
                yield block


def sheets(path: Path) -> Book:
    """A workbook's sheets in their order, each row by the headings of its columns."""
    book = load_workbook(path, read_only=True)
    try:
        found = {}
        for each in book.worksheets:
            heads, *rows = each.iter_rows(values_only=True)
            found[each.title] = [dict(zip(heads, row, strict=True)) for row in rows]
        return found
    finally:
        book.close()


def same(cell: Any, value: Any) -> bool:
    """Whether a cell has the value: exact but for what a spreadsheet can hold."""
    if isinstance(value, bool | str | None) or not isinstance(cell, Number):
        return bool(cell == value)
    exact = Decimal(value)
    return abs(Decimal(str(cell)) - exact) <= abs(exact) * Decimal("1e-12")
