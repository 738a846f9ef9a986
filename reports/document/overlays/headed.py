"""Headings after the edits: reworded ones as typed, the rest as what is left asks."""

from collections.abc import Mapping
from dataclasses import replace

from reports.document.headings import advice_heading, problem_heading
from reports.document.overlays.edits import HEADING, Edit, EditKind
from reports.document.overlays.tree import ADVICE, PROBLEMS, Item, Line, Node
from reports.document.shapes import Part, Sentence
from reports.indicators.base import Theme

Edits = Mapping[tuple[EditKind, str], Edit]


def reheaded(nodes: tuple[Node, ...], edits: Edits) -> tuple[Node, ...]:
    """Where findings are left out, the heading names what is left of its theme, over
    the problems and over the advice alike."""
    codes = _codes(nodes)
    renamed: dict[str, str] = {}
    made = tuple(_reheaded(node, edits, codes, renamed) for node in nodes)
    return tuple(_requoted(node, renamed) for node in made) if renamed else made


Codes = dict[str, tuple[list[str], list[str]]]


def _codes(nodes: tuple[Node, ...]) -> Codes:
    """Of each theme: the codes of all findings, and of those that are left."""
    found: Codes = {}
    for root in nodes:
        if root.key == PROBLEMS:
            for node in root.nodes:
                found[node.key.partition(":")[2]] = (
                    [item.code for item in node.items if item.code],
                    [item.code for item in node.standing if item.code],
                )
    return found


def _reheaded(node: Node, edits: Edits, codes: Codes, renamed: dict[str, str]) -> Node:
    below = tuple(_reheaded(each, edits, codes, renamed) for each in node.nodes)
    typed = edits.get((EditKind.WORDING, f"{HEADING}{node.key}"))
    heading = typed.text if typed and typed.text else _as_left(node, codes)
    if heading != node.heading:
        renamed[node.heading] = heading
    return replace(node, heading=heading, nodes=below)


def _as_left(node: Node, codes: Codes) -> str:
    part, _, theme = node.key.partition(":")
    every, left = codes.get(theme, ([], []))
    if part == PROBLEMS and every and not left:
        return _of_own(node)
    make = {PROBLEMS: problem_heading, ADVICE: advice_heading}.get(part)
    if make is None or theme not in set(Theme) or not left:
        return node.heading
    # Only a heading that was made of the findings is made of them again.
    is_made = node.composed == make(Theme(theme), every)
    return make(Theme(theme), left) if is_made else node.heading


def _of_own(node: Node) -> str:
    """Where nothing computed is left, what the official has found."""
    headings = [item.heading.said.text for item in node.standing if item.heading]
    return headings[0].rstrip("。") if headings else node.heading


def _requoted(node: Node, renamed: dict[str, str]) -> Node:
    """Advice that refers to another heading refers to it as it now reads."""
    return replace(
        node,
        items=tuple(_item(item, renamed) for item in node.items),
        nodes=tuple(_requoted(each, renamed) for each in node.nodes),
    )


def _item(item: Item, renamed: dict[str, str]) -> Item:
    if not item.key.startswith(f"{ADVICE}:"):
        return item
    return replace(item, lines=tuple(_line(line, renamed) for line in item.lines))


def _line(line: Line, renamed: dict[str, str]) -> Line:
    if line.is_reworded:
        return line
    parts: list[Part] = []
    for part in line.said.parts:
        if isinstance(part, str):
            for old, new in renamed.items():
                part = part.replace(old, new)
        parts.append(part)
    return replace(line, said=Sentence(line.said.key, tuple(parts)))
