"""A workbook that is either saved whole or leaves nothing behind."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from openpyxl import Workbook

from portal.sheet_rows import Rows, fill

_BLOCK = 1024 * 1024


class Spool:
    """The rows of one sheet, on the disk once they are many, until all is saved."""

    def __init__(self, file: IO[bytes]) -> None:
        self.links: list[tuple[str, str]] = []
        self.count = 0
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.encode())
        self.count += 1

    def rows(self) -> Rows:
        self._file.seek(0)
        return Rows(iter(lambda: self._file.read(_BLOCK), b""), links=self.links)


@contextmanager
def _spooled() -> Iterator[Spool]:
    with SpooledTemporaryFile(max_size=_BLOCK) as file:
        yield Spool(file)


class Book:
    """Sheets of openpyxl, and rows that go past it."""

    def __init__(self, spools: ExitStack) -> None:
        self._book = Workbook(write_only=True)
        self._open = spools
        self._spools: dict[int, Spool] = {}
        self._tables: list[tuple[Any, Spool, str]] = []

    def create_sheet(self, name: str) -> Any:
        return self._book.create_sheet(name)

    def create_table(self, name: str, last: str) -> tuple[Any, Spool]:
        """A sheet for its heading and looks, and where the rows below it go; ``last``
        is its last column. The rows can be filtered by any of its columns."""
        sheet = self.create_sheet(name)
        spool = self._open.enter_context(_spooled())
        self._spools[len(self._book.worksheets)] = spool
        self._tables.append((sheet, spool, last))
        return sheet, spool

    def save(self, path: Path) -> None:
        shell = BytesIO()
        for sheet, spool, last in self._tables:
            sheet.auto_filter.ref = f"A1:{last}{spool.count + 1}"
        self._book.save(shell)
        rows = {place: spool.rows() for place, spool in self._spools.items()}
        with path.open("wb") as target:
            fill(shell, target, rows)

    def discard(self) -> None:
        """Closes and removes what openpyxl would keep until the process ends."""
        for sheet in self._book.worksheets:
            sheet.close()
            sheet._writer.cleanup()


@contextmanager
def saved_at(path: Path) -> Iterator[Book]:
    """A workbook to add sheets to, saved at the end of the block."""
    with ExitStack() as spools:
        book = Book(spools)
        try:
            yield book
        except BaseException:
            book.discard()
            raise
        book.save(path)
