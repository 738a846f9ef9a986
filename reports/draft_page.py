"""A draft as it is edited: every place of it with what can be done there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from reports.document.overlays import EditKind, Item, Line, Moved, Node, Overlaid
from reports.document.overlays.applying import bases_of, item_key
from reports.document.overlays.edits import HEADING, TITLE
from reports.document.overlays.tree import Row
from reports.document.shapes import Section, hanzi_number, lone, numbered
from reports.editing import token_at
from reports.models import Overlay
from reports.render.html import sentence_words

Stored = Mapping[tuple[str, str], Overlay]


@dataclass(frozen=True, slots=True)
class Place:
    """Words that can be reworded: a sentence, a heading, the title."""

    key: str
    words: SafeString | str
    text: str
    composed: str
    read_at: str
    is_left_out: bool = False
    can_be_left_out: bool = False
    edited_by: str = ""
    is_moved: bool = False
    typed: str | None = None  # what stands in its open field; None: not open
    theirs: str | None = None  # what somebody else stored meanwhile

    @property
    def is_open(self) -> bool:
        return self.typed is not None

    @property
    def can_be_reworded(self) -> bool:
        """What an official wrote altogether has a page of its own."""
        return bool(self.composed)

    @property
    def is_reworded(self) -> bool:
        return bool(self.edited_by)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the page. ``kind``: title, heading, lines, item or picture."""

    kind: str
    key: str
    places: tuple[Place, ...] = ()
    number: str = ""
    level: int = 0
    section: str = ""  # in which it can be moved; empty: nowhere
    is_first: bool = False
    is_last: bool = False
    is_left_out: bool = False
    is_own: bool = False
    adds: str = ""  # what it is, or what can be added below it: finding or advice
    text: str = ""


@dataclass(frozen=True, slots=True)
class Typing:
    """Fields open on the page: what is typed in them, and clashes that came up."""

    open: Mapping[str, str | None] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)


def _numbers(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    """The number of each heading by its key; none of one that goes unprinted."""
    for number, section in numbered(sections):
        yield section.key, str(number)
    for section in sections:
        if below := lone(section):
            yield below.key, ""


class DraftPage:
    def __init__(
        self, shown: Overlaid, stored: Stored, typing: Typing, evidence_address: str
    ) -> None:
        self._shown, self._stored, self._typing = shown, stored, typing
        self._address = evidence_address
        self._bases = bases_of(shown.tree)
        self._moved = {each.edit.name for each in shown.moved}
        self._numbers = dict(_numbers(shown.document.sections))

    def pieces(self) -> Iterator[Piece]:
        tree = self._shown.tree
        title = self._place(TITLE, tree.title, tree.title)
        yield Piece("title", TITLE, (title,))
        yield from self._rows(tree.lead)
        for node in tree.nodes:
            yield from self._node(node, 1)
        yield from self._rows(tree.closing)

    def _node(self, node: Node, level: int, **moves: object) -> Iterator[Piece]:
        number = self._numbers.get(node.key)
        part = node.key.partition(":")[0]
        yield Piece(
            "heading",
            node.key,
            (self._place(f"{HEADING}{node.key}", node.heading, node.heading),),
            number=number or "",
            level=level,
            is_left_out=number is None,
            adds={"problems": "finding", "advice": "advice"}.get(part, ""),
            **moves,  # type: ignore[arg-type]
        )
        yield from self._rows(node.rows)
        standing = node.standing
        for position, item in enumerate(node.items):
            ordinal = ""
            if item in standing and len(standing) > 1:
                ordinal = f"{hanzi_number(standing.index(item) + 1)}是"
            yield self._item(node, item, position, ordinal)
        last = len(node.nodes) - 1
        for position, below in enumerate(node.nodes):
            # Parts of the status keep their order: figures lean on those before.
            section = node.key if node.key != "status" else ""
            yield from self._node(
                below,
                level + 1,
                section=section,
                is_first=position == 0,
                is_last=position == last,
            )

    def _rows(self, rows: tuple[Row, ...]) -> Iterator[Piece]:
        for row in rows:
            if isinstance(row, tuple):
                places = tuple(self._line(line) for line in row)
                yield Piece("lines", row[0].key, places)
            else:
                yield Piece("picture", row.key, text=row.title)

    def _item(self, node: Node, item: Item, position: int, ordinal: str) -> Piece:
        return Piece(
            "item",
            item.key if item.is_own else item_key(item.key),
            tuple(self._line(line) for line in item.every_line),
            number=ordinal,
            section=node.key,
            is_first=position == 0,
            is_last=position == len(node.items) - 1,
            is_left_out=item.is_left_out,
            is_own=item.is_own,
            adds="advice" if node.key.startswith("advice") else "finding",
            text=item.key,
        )

    def _line(self, line: Line) -> Place:
        words = sentence_words(line.said, self._address)
        return self._place(
            line.key, words, line.said.text, left_out=line.is_left_out, is_line=True
        )

    def _place(
        self,
        key: str,
        words: SafeString | str,
        text: str,
        *,
        left_out: bool = False,
        is_line: bool = False,
    ) -> Place:
        basis = self._bases.get(key)
        edit = self._stored.get((EditKind.WORDING.value, key))
        typed = self._typing.open.get(key)
        return Place(
            key=key,
            words=words,
            text=text,
            composed=basis.text if basis else "",
            read_at=token_at(edit, basis),
            is_left_out=left_out,
            can_be_left_out=is_line and basis is not None,
            edited_by=str(edit.edited_by) if edit else "",
            is_moved=(EditKind.WORDING, key) in self._moved
            or (EditKind.OMISSION, key) in self._moved,
            typed=(text if typed is None else typed)
            if key in self._typing.open
            else None,
            theirs=self._typing.theirs.get(key),
        )


@dataclass(frozen=True, slots=True)
class Flag:
    """An edit to look at again: what it says, and what its place said and says."""

    overlay: Overlay
    was: str
    now: str
    figures_were: tuple[str, ...] = ()
    figures_are: tuple[str, ...] = ()

    @property
    def can_be_carried_over(self) -> bool:
        return self.overlay.kind == EditKind.WORDING.value and bool(self.figures_were)


def flags(shown: Overlaid, stored: Stored) -> list[Flag]:
    """Edits whose place reads otherwise now."""
    return [_flag(moved, stored[_name(moved.edit.name)]) for moved in shown.moved]


def _flag(moved: Moved, overlay: Overlay) -> Flag:
    before, after = moved.edit.basis, moved.now
    return Flag(
        overlay,
        before.text,
        after.text,
        tuple(f.text for f in before.figures if f not in after.figures),
        tuple(f.text for f in after.figures if f not in before.figures),
    )


def unplaced(shown: Overlaid, stored: Stored) -> list[Flag]:
    """Edits of what the report no longer says."""
    return [
        Flag(stored[_name(edit.name)], edit.basis.text, "") for edit in shown.unplaced
    ]


def _name(name: tuple[EditKind, str]) -> tuple[str, str]:
    return name[0].value, name[1]
