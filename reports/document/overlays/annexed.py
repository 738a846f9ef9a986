"""The list of problems in the annex, in step with the findings in the text."""

from dataclasses import replace
from typing import Any

from reports.document.overlays.tree import PROBLEMS, Item, Node
from reports.document.shapes import Annex, Table

LIST = "annex:problems"


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
        blocks = tuple(
            _list(block, standing)
            if isinstance(block, Table) and block.key == LIST
            else block
            for block in annex.blocks
        )
        if any(not isinstance(block, Table) or block.rows for block in blocks):
            made.append(replace(annex, blocks=blocks))
    return tuple(made)


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
