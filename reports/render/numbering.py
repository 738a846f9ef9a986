"""Numbers of tables, charts and annexes, one series for screen and print."""

from collections.abc import Iterator

from reports.document.shapes import Block, Chart, Document, Table, numbered


def _blocks(document: Document) -> Iterator[Block]:
    for _number, section in numbered(document.sections):
        yield from section.blocks
    for annex in document.annexes:
        yield from annex.blocks


def captions(document: Document) -> dict[str, str]:
    """表1, 图1 and so on, by the key of the table or chart, in reading order."""
    found: dict[str, str] = {}
    counts = {"表": 0, "图": 0}
    for block in _blocks(document):
        if isinstance(block, Table | Chart):
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
