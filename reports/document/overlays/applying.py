"""Lays edits over a document: the words, the order, what is left out and added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reports.document.evidence import check_evidence
from reports.document.overlays.adding import with_own
from reports.document.overlays.annexed import annexes
from reports.document.overlays.edits import (
    HEADING,
    TITLE,
    Basis,
    Edit,
    EditKind,
    merged,
)
from reports.document.overlays.headed import reheaded
from reports.document.overlays.tree import (
    HEADS,
    Item,
    Line,
    Node,
    Row,
    Tree,
    paragraphs_of,
    sections_of,
    tree_of,
)
from reports.document.overlays.typed import (
    finished,
    is_typed,
    parts_of,
    provable,
    typed_evidence,
)
from reports.document.shapes import Document, Evidence, Sentence


@dataclass(frozen=True, slots=True)
class Moved:
    """An edit whose place reads otherwise than when it was edited."""

    edit: Edit
    now: Basis


@dataclass(frozen=True, slots=True)
class Overlaid:
    """``unplaced`` are edits of what the document no longer says: kept, not printed."""

    document: Document
    tree: Tree
    moved: tuple[Moved, ...]
    unplaced: tuple[Edit, ...]


Edits = Mapping[tuple[EditKind, str], Edit]


def apply(document: Document, edits: Iterable[Edit]) -> Overlaid:
    """The document with the edits laid over it; no edit is lost, whatever it says.

    Without edits it is the document itself. Raises MissingEvidence for a number
    that nothing stands behind, not even an official's word.
    """
    by_name: Edits = {edit.name: edit for edit in edits}
    composed = tree_of(document)
    bases = bases_of(composed)
    tree = _changed(composed, by_name)
    based = [edit for edit in by_name.values() if edit.has_basis]
    moved = tuple(
        Moved(edit, bases[edit.key])
        for edit in based
        if edit.key in bases and bases[edit.key].fingerprint != edit.basis.fingerprint
    )
    unplaced = tuple(edit for edit in based if edit.key not in bases)
    if not by_name:
        return Overlaid(document, tree, moved, unplaced)
    return Overlaid(_put_together(document, tree, by_name), tree, moved, unplaced)


def bases_of(tree: Tree) -> dict[str, Basis]:
    """What can be reworded or left out, by key, as the portal composed it."""
    found = {TITLE: Basis(tree.composed_title)}
    for line in tree.lines():
        if line.composed:
            found[line.key] = Basis.of([line.composed])
    for node in tree.every_node():
        found[f"{HEADING}{node.key}"] = Basis(node.composed)
        for item in node.items:
            said = [line.composed for line in item.every_line if line.composed]
            found[item_key(item.key)] = Basis.of(said)
    return found


def item_key(key: str) -> str:
    """A whole item, apart from a line of it that has the same key."""
    return f"item:{key}"


def _changed(tree: Tree, edits: Edits) -> Tree:
    nodes = with_own(tree.nodes, edits.values())
    nodes = tuple(_edited(node, edits) for node in nodes)
    title = edits.get((EditKind.WORDING, TITLE))
    return Tree(
        title.text if title and title.text else tree.title,
        tree.composed_title,
        _lines(tree.lead, edits),
        reheaded(nodes, edits),
        _lines(tree.closing, edits),
    )


def _edited(node: Node, edits: Edits) -> Node:
    items = [_item(item, edits) for item in node.items]
    below = tuple(_edited(each, edits) for each in node.nodes)
    wanted = _order_of(node.key, edits)
    order = merged(wanted, (item.key for item in items))
    by_key = {item.key: item for item in items}
    return replace(
        node,
        rows=_lines(node.rows, edits),
        items=tuple(by_key[key] for key in order),
        nodes=_ordered(below, node.key, edits),
    )


def _ordered(nodes: tuple[Node, ...], key: str, edits: Edits) -> tuple[Node, ...]:
    by_key = {node.key: node for node in nodes}
    return tuple(by_key[each] for each in merged(_order_of(key, edits), by_key))


def _order_of(key: str, edits: Edits) -> tuple[str, ...]:
    edit = edits.get((EditKind.ORDER, key))
    return edit.order if edit else ()


def _item(item: Item, edits: Edits) -> Item:
    return replace(
        item,
        heading=_line(item.heading, edits) if item.heading else None,
        lines=tuple(_line(line, edits) for line in item.lines),
        is_left_out=(EditKind.OMISSION, item_key(item.key)) in edits,
    )


def _lines(rows: tuple[Row, ...], edits: Edits) -> tuple[Row, ...]:
    return tuple(
        tuple(_line(line, edits) for line in row) if isinstance(row, tuple) else row
        for row in rows
    )


def _line(line: Line, edits: Edits) -> Line:
    edit = edits.get((EditKind.WORDING, line.key))
    if edit and line.composed:
        line = replace(line, said=_reworded(line.composed, edit))
    return replace(line, is_left_out=(EditKind.OMISSION, line.key) in edits)


def _reworded(composed: Sentence, edit: Edit) -> Sentence:
    links = provable(composed, edit.basis)
    # A first line has its own key where its words no longer tell what it is.
    key = edit.key if edit.key.endswith(HEADS) else composed.key
    return Sentence(key, parts_of(finished(edit.text), links, edit.key))


def _put_together(document: Document, tree: Tree, edits: Edits) -> Document:
    made = replace(
        document,
        title=tree.title,
        lead=paragraphs_of(tree.lead),
        sections=sections_of(tree.nodes),
        closing=paragraphs_of(tree.closing),
        annexes=annexes(document.annexes, tree.nodes),
    )
    own = {
        edit.key: _of_own(edit) for edit in edits.values() if edit.is_own and edit.text
    }
    typed = {
        quantity.evidence: typed_evidence(quantity.evidence)
        for sentence in made.sentences()
        for quantity in sentence.quantities
        if is_typed(quantity.evidence)
    }
    made = replace(made, evidence={**document.evidence, **own, **typed})
    check_evidence(made)
    return made


def _of_own(edit: Edit) -> Evidence:
    return Evidence(
        key=edit.key,
        label=edit.heading or edit.text,
        formula="调研中了解的情况，不是统计数据"
        if edit.kind is EditKind.FINDING
        else "编辑人员提出的对策建议",
        value=None,
        unit="",
        source="；".join(edit.cites),
    )
