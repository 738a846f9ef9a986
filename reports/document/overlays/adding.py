"""Findings and recommendations of an official's own, put among the computed ones."""

from collections.abc import Iterable
from dataclasses import replace

from reports.document.kinds import COMPREHENSIVE, Part
from reports.document.overlays.edits import Edit, EditKind
from reports.document.overlays.tree import ADVICE, HEADS, PROBLEMS, Item, Line, Node
from reports.document.overlays.typed import finished, parts_of
from reports.document.shapes import Sentence

_ROOTS = {
    EditKind.FINDING: (PROBLEMS, COMPREHENSIVE.heading(Part.PROBLEMS)),
    EditKind.ADVICE: (ADVICE, COMPREHENSIVE.heading(Part.ADVICE)),
}
_ORDER = [part.value for part in COMPREHENSIVE.parts]


def with_own(nodes: tuple[Node, ...], edits: Iterable[Edit]) -> tuple[Node, ...]:
    """Each under the section it names, which is made where the document has none:
    what an official has found stands whether or not a rule found something too."""
    for edit in edits:
        if edit.kind in _ROOTS:
            nodes = _with(nodes, edit)
    return nodes


def _with(nodes: tuple[Node, ...], edit: Edit) -> tuple[Node, ...]:
    key, heading = _ROOTS[edit.kind]
    root = next((node for node in nodes if node.key == key), None)
    if root is None:
        root = Node(key, heading, heading)
        nodes = (*nodes, root)
        nodes = tuple(sorted(nodes, key=lambda node: _ORDER.index(node.key)))
    place = edit.section if edit.section.startswith(f"{key}:") else f"{key}:{edit.key}"
    under = next((node for node in root.nodes if node.key == place), None)
    if under is None:
        under = Node(place, edit.heading.rstrip("。") or edit.text.rstrip("。"), "")
        below = (*root.nodes, under)
    else:
        below = root.nodes
    filled = replace(under, items=(*under.items, _item(edit)))
    grown = replace(root, nodes=tuple(filled if n is under else n for n in below))
    return tuple(grown if node is root else node for node in nodes)


def _item(edit: Edit) -> Item:
    if edit.kind is EditKind.ADVICE:
        return Item(edit.key, (_line(edit.key, f"{ADVICE}:{edit.key}", edit.text),))
    line = _line(edit.key, edit.key, edit.text)
    if not edit.heading:
        return Item(edit.key, (line,))
    heading = _line(f"{edit.key}{HEADS}", edit.key, edit.heading)
    return Item(edit.key, (line,), heading)


def _line(key: str, about: str, text: str) -> Line:
    return Line(key, None, Sentence(about, parts_of(finished(text), (), about)))
