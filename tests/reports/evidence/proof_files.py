"""What stands in a report's files, for comparison with its document and the rows."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from reports.document.shapes import Chart, Document, numbered
from tests.reports.evidence.printed import tokens
from tests.reports.evidence.proof_tables import charts, tables

Number = int | float | Decimal
Rows = list[dict[str, Any]]


def pdf_text(path: Path) -> str:
    ran = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return ran.stdout.decode()


def without_page_numbers(text: str) -> str:
    return re.sub(r"^\s*—\d+—\s*$", "", text, flags=re.MULTILINE)


def pages(text: str) -> int:
    return text.count("\f")


def numbers_of_document(document: Document) -> Counter[str]:
    """Every number that the sentences, tables and charts of a document print."""
    found: Counter[str] = Counter()
    for sentence in document.sentences():
        found += tokens(sentence.text)
    for table in tables(document):
        for row in table.rows:
            found += sum((tokens(str(cell)) for cell in row), Counter())
        if table.total_rows > len(table.rows):
            found += Counter([str(table.total_rows), str(len(table.rows))])
    for chart in charts(document):
        found += numbers_of_chart(chart)
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


def numbers_of_layout(document: Document, text: str) -> Counter[str]:
    """The numbers of pages, pictures, annexes and of tables that share one, and of
    headings in figures."""
    found = Counter(str(number) for number in range(1, pages(text) + 1))
    found += Counter(str(n) for n, _ in enumerate(charts(document), 1))
    if len(document.annexes) > 1:
        marks = [str(number) for number in range(1, len(document.annexes) + 1)]
        found += Counter([*marks, *marks])  # in the list of annexes, and on them
    shared = sum(len(a.blocks) for a in document.annexes if len(a.blocks) > 1)
    found += Counter(str(number) for number in range(1, shared + 1))
    for number, _ in numbered(document.sections):
        found += tokens(str(number))
    return found


def sheet(path: Path, name: str) -> Rows:
    """A sheet's rows by the headings of their columns."""
    book = load_workbook(path, read_only=True)
    try:
        heads, *rows = book[name].iter_rows(values_only=True)
        return [dict(zip(heads, row, strict=True)) for row in rows]
    finally:
        book.close()


def cells(path: Path) -> Iterator[Any]:
    book = load_workbook(path, read_only=True)
    try:
        for each in book.worksheets:
            for row in each.iter_rows(values_only=True):
                yield from (cell for cell in row if cell is not None)
    finally:
        book.close()


def same(cell: Any, value: Any) -> bool:
    """Whether a cell has the value: exact but for what a spreadsheet can hold."""
    if isinstance(value, bool | str | None) or not isinstance(cell, Number):
        return bool(cell == value)
    exact = Decimal(value)
    return abs(Decimal(str(cell)) - exact) <= abs(exact) * Decimal("1e-12")
