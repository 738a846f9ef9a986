"""A workbook that is either saved whole or leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook


@contextmanager
def saved_at(path: Path) -> Iterator[Any]:
    """A workbook to add sheets to, saved at the end of the block.

    Each sheet is written to a temporary file as it grows; a block that fails
    has them closed and removed, which openpyxl does only when the process ends.
    """
    book = Workbook(write_only=True)
    try:
        yield book
    except BaseException:
        for sheet in book.worksheets:
            sheet.close()
            sheet._writer.cleanup()
        raise
    book.save(path)
