"""The blocks that a printed document is made up of, ready for the template."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from reports.document.shapes import Block
from reports.render.tables import TypesetTable

EMPTY = SafeString("")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells as pairs of class and content."""

    cells: tuple[tuple[str, SafeString], ...]
    proof: str = ""  # the name of the place, where numbers lead to it


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the page; ``kind`` is its place in the template."""

    kind: str
    text: SafeString = EMPTY
    height: int = 0  # in lines of the text grid
    least_height: int = 0  # of a picture that has to make do with less
    level: int = 0
    label: str = ""  # in plain words
    style: str = ""  # a class of ``Galley.rules``
    block: Block | None = None  # what it was made of
    source: str = ""  # of a picture
    proof: str = ""  # the name of the place, where numbers lead to it
    # From the left edge, and of the first line to the left of that; in
    # thousandths of the em.
    inset: int = 0
    hang: int = 0
    turned: bool = False  # on a page in landscape
    parts: tuple["Part", ...] = ()  # of an annex
    set_table: TypesetTable | None = None
    gap: float = 0  # under a table, in mm: what follows stands on the text grid again
    below: str = ""  # a class: of that gap
    columns: tuple[str, ...] = ()  # classes of a table's columns
    head: Row | None = None
    rows: tuple[Row, ...] = ()
    note: SafeString = EMPTY

    @property
    def template(self) -> str:
        return f"reports/print/parts/{self.kind}.html"
