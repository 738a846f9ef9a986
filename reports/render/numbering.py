"""Numbers of tables, charts and annexes, one series for screen and print."""

from collections.abc import Iterator

from reports.document.shapes import (
    Annex,
    Block,
    Chart,
    Document,
    Paragraph,
    Table,
    numbered,
)
from reports.render.typesetting import plain


def is_whole_annex(annex: Annex, block: Block) -> bool:
    """Whether a table is all there is of an annex, so that one title serves both."""
    if len(annex.blocks) > 1 or not isinstance(block, Table):
        return False
    return plain(block.title) == plain(annex.title)


def _captioned(document: Document) -> Iterator[Table | Chart]:
    for _number, section in numbered(document.sections):
        yield from (b for b in section.blocks if not isinstance(b, Paragraph))
    for annex in document.annexes:
        for block in annex.blocks:
            if not (isinstance(block, Paragraph) or is_whole_annex(annex, block)):
                yield block


def captions(document: Document) -> dict[str, str]:
    """表1, 图1 and so on, by the key of the table or chart, in reading order."""
    found: dict[str, str] = {}
    counts = {"表": 0, "图": 0}
    for block in _captioned(document):
        series = "表" if isinstance(block, Table) else "图"
        counts[series] += 1
        found[block.key] = f"{series}{counts[series]}"
    return found


def annex_marks(document: Document) -> tuple[str, ...]:
    """附件1, 附件2 …; a single annex bears no number. Source: GB/T 9704-2012, 7.3.4."""
    count = len(document.annexes)
    if count == 1:
        return ("附件",)
    return tuple(f"附件{number}" for number in range(1, count + 1))
