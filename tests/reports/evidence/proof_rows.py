"""Holds a workbook's sheets of raw rows against the record, cell by cell."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from reports.indicators.catalogue import BY_SLUG
from tests.reports.evidence.made import Report
from tests.reports.evidence.proof_files import Book, Rows, same
from tests.reports.evidence.recomputed.sheets import SHEETS, Code, Codes, Sheet

# One of these words is a list itself.
DEFECTS = BY_SLUG["premises_defects"].keys or {}
UNKNOWN, NONE = "未填报", "无"
WHOSE = ("社区代码", "社区", "街道（乡镇）")


def raw_faults(book: Book, report: Report) -> Iterator[str]:
    for name, wanted in SHEETS.items():
        if wanted.theme and wanted.theme not in report.themes:
            if name in book:
                yield f"{name} is of no theme of the report"
            continue
        expected = list(expected_rows(report, wanted))
        if name == "社区概况":
            expected = [row | told_of(row, book, report) for row in expected]
        if name in book:
            yield from (f"{name}: {each}" for each in unlike(book[name], expected))
        elif any(value not in (None, "") for row in expected for value in own(row)):
            yield f"{name} is missing"


def told_of(row: dict[str, Any], book: Book, report: Report) -> dict[str, int]:
    """How many of the findings listed the community stands behind."""
    findings = (report.again.findings[each["规则标识"]] for each in book["问题"])
    hit = [
        place.code == row["社区代码"] for found in findings for place, _ in found.shorts
    ]
    return {"涉及问题数": sum(hit)}


def own(row: dict[str, Any]) -> list[Any]:
    """What a row says beside whose it is."""
    return [value for heading, value in row.items() if heading not in WHOSE]


def expected_rows(report: Report, wanted: Sheet) -> Iterator[dict[str, Any]]:
    for place in report.again.record.places:
        whose = dict(zip(WHOSE, (place.code, place.name, place.township), strict=True))
        for row in wanted.rows(place) or ():
            yield whose | {
                heading: getattr(row, read)
                if isinstance(read, str)
                else read(place, row)
                for heading, read in wanted.columns.items()
            }


def unlike(found: Rows, expected: Rows) -> Iterator[str]:
    if len(found) != len(expected):
        yield f"{len(found)} rows, not {len(expected)}"
        return
    words = {("问题", code): word for code, word in DEFECTS.items()}
    for number, (cells, values) in enumerate(zip(found, expected, strict=True), 2):
        if extra := set(cells) - set(values):
            yield f"columns nobody asked for: {extra}"
            return
        for heading, value in values.items():
            if not said(cells.get(heading, UNKNOWN), value, heading, words):
                yield f"row {number}, {heading}: {cells.get(heading)} is not {value!r}"
    if len({(heading, word) for (heading, _), word in words.items()}) < len(words):
        yield f"two codes are called alike: {words}"


def said(
    cell: Any, value: Any, heading: str, words: dict[tuple[str, str], str]
) -> bool:
    """Whether a cell says the value; of codes ``words`` keeps what they are called."""
    match value:
        case None | "":
            return bool(cell == UNKNOWN)
        case bool():
            return bool(cell == ("是" if value else "否"))
        case Codes():
            return listed(str(cell), value, heading, words)
        case Code():
            return bool(words.setdefault((heading, str(value)), str(cell)) == cell)
        case date():
            return isinstance(cell, datetime) and cell.date() == value
        case _:
            return same(cell, value)


def listed(
    cell: str, codes: Codes, heading: str, words: dict[tuple[str, str], str]
) -> bool:
    known = [words.get((heading, code), "") for code in codes]
    told = cell.split("、")
    if all(known) or len(told) != len(codes):
        return cell == ("、".join(known) or NONE)
    return all(
        words.setdefault((heading, code), word) == word
        for code, word in zip(codes, told, strict=True)
    )
