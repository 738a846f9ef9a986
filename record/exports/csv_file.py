"""Rows as comma-separated text that a spreadsheet opens in the right encoding."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, BinaryIO

from portal.spreadsheets import defused
from record.exports.columns import ExportColumn


def write_csv(
    target: BinaryIO, columns: Sequence[ExportColumn], rows: Iterable[Any]
) -> int:
    """Writes heading and rows as UTF-8 with a mark; gives the number of rows."""
    # The mark is what tells Excel and WPS that it is no GBK.
    text = TextIOWrapper(target, "utf-8-sig", newline="")
    lines = csv.writer(text)
    lines.writerow([defused(column.label) for column in columns])
    readers = [column.read for column in columns]
    written = 0
    for row in rows:
        lines.writerow([_plain(read(row)) for read in readers])
        written += 1
    text.flush()
    text.detach()
    return written


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)
