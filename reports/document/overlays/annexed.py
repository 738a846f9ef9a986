"""The list of problems in the annex, in step with the findings in the text."""

from dataclasses import replace
from typing import Any

from reports.document.overlays.tree import PROBLEMS, Item, Node
from reports.document.shapes import Annex, Block, Table

LIST = "annex:problems"
# Tables with rows of findings: of those left out they say nothing.
OF_FINDINGS = ("annex:shortfalls", "annex:prices")


def annexes(found: tuple[Annex, ...], nodes: tuple[Node, ...]) -> tuple[Annex, ...]:
    """Annexes with the list's rows in the order of the text, counted anew; an own
    finding has a row too, a finding left out has none."""
    standing = [
        item
        for root in nodes
        if root.key == PROBLEMS
        for node in root.nodes
        for item in node.standing
    ]
    made = []
    for annex in found:
        changed = (_block(block, standing) for block in annex.blocks)
        blocks = tuple(b for b in changed if not isinstance(b, Table) or b.rows)
        if blocks:
            made.append(replace(annex, blocks=blocks))
    return tuple(made)


def _block(block: Block, standing: list[Item]) -> Block:
    if not isinstance(block, Table):
        return block
    if block.key == LIST:
        return _list(block, standing)
    return _of_findings(block, standing) if block.key in OF_FINDINGS else block


def _of_findings(table: Table, standing: list[Item]) -> Table:
    keys = {item.key for item in standing}
    kept = [
        (key, row)
        for key, row in zip(table.row_evidence, table.rows, strict=True)
        if key in keys
    ]
    return replace(
        table,
        rows=tuple(row for _, row in kept),
        total_rows=table.total_rows - len(table.rows) + len(kept),
        row_evidence=tuple(key for key, _ in kept),
    )


def _list(table: Table, standing: list[Item]) -> Table:
    by_key = dict(zip(table.row_evidence, table.rows, strict=True))
    rows: list[tuple[Any, ...]] = []
    keys = []
    for item in standing:
        row = by_key.get(item.key) or (_own_row(item) if item.is_own else None)
        if row is not None:
            rows.append((len(rows) + 1, *row[1:]))
            keys.append(item.key)
    return replace(
        table, rows=tuple(rows), total_rows=len(rows), row_evidence=tuple(keys)
    )


def _own_row(item: Item) -> tuple[Any, ...]:
    said = (item.heading or item.lines[0]).said.text.rstrip("。")
    return (0, said, "—", "调研中了解的情况，见正文")
