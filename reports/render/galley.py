"""The document set in type, before it is divided into pages.

Everything the print template needs stands ready here: each line with its spacing,
each table with its widths. Lengths that differ from document to document become
classes, which ``Galley.rules`` defines.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document.shapes import (
    Annex,
    Block,
    Chart,
    Document,
    Paragraph,
    Table,
    numbered,
)
from reports.render import charts, redhead
from reports.render.cells import rest_note
from reports.render.makeup import fill_pages
from reports.render.numbering import annex_marks, captions
from reports.render.official import (
    BODY_PT,
    CAPTION_PT,
    HEADING_ROLES,
    INDENT,
    LINE,
    NOTE_PT,
    TITLE_PT,
    measure,
    sealed,
    unsealed,
)
from reports.render.parts import EMPTY, Part, Row
from reports.render.proofs import Proofs, keys_of_digits
from reports.render.tables import LEADING, Cell, typeset
from reports.render.titles import title_lines
from reports.render.type_case import TypeCase
from reports.render.typefaces import Role
from reports.render.typesetting import plain

_NOTE_MM = NOTE_PT * LEADING * 25.4 / 72


@dataclass
class Galley(TypeCase):
    """Sets documents with one set of fonts."""

    def parts(self, document: Document) -> Iterator[Part]:
        """The whole document in printing order, with its pictures."""
        return map(self._drawn, self.made_up(document))

    def made_up(self, document: Document) -> Iterator[Part]:
        """The whole document in printing order; pictures have only their height."""
        names = captions(document)
        self.proofs = Proofs(document)
        yield from fill_pages(list(self._body(document, names)))
        for mark, annex in zip(annex_marks(document), document.annexes, strict=True):
            yield self._annex(mark, annex, names)
        yield from redhead.imprint(self, document)

    def _body(self, document: Document, names: dict[str, str]) -> Iterator[Part]:
        yield from redhead.opening(self, document)
        yield from self._blocks(document.lead, names)
        for number, section in numbered(document.sections):
            yield self._heading(number.level, f"{number}{section.heading}")
            yield from self._blocks(section.blocks, names)
        yield from self._blocks(document.closing, names)
        yield from self._annex_list(document)
        yield self._signature(document)

    def title(self, title: str) -> Part:
        role = Role.XIAOBIAOSONG
        room = measure(TITLE_PT)
        setter = self.setter(role)
        lines = [
            line
            for text in title_lines(title, room)
            for line in setter.lines(text, room, fill=False)
        ]
        text = self.markup(lines, role)
        return Part(
            "title", text, len(lines) + 2, level=min(len(lines), 4), label=plain(title)
        )

    def _heading(self, level: int, heading: str) -> Part:
        role = HEADING_ROLES[level]
        lines = self.setter(role).lines(heading, LINE, indent=INDENT)
        text = self.markup(lines, role)
        return Part("heading", text, len(lines), level=level, label=plain(heading))

    def _blocks(self, blocks: Sequence[Block], names: dict[str, str]) -> Iterator[Part]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._paragraph(block)
                case Table():
                    yield self._table(block, names.get(block.key, ""))
                case Chart():
                    yield self._figure(block, names[block.key])

    def _paragraph(self, paragraph: Paragraph) -> Part:
        lines = self.setter(Role.FANGSONG).lines(paragraph.text, LINE, indent=INDENT)
        text = self.markup(lines, Role.FANGSONG, keys_of_digits(paragraph))
        return Part("paragraph", text, len(lines), block=paragraph)

    def _caption(self, name: str, title: str) -> SafeString:
        return format_html(
            '<span class="number">{}</span>{}',
            self.set(name, Role.HEITI, CAPTION_PT),
            self.set(title, Role.HEITI, CAPTION_PT),
        )

    def _figure(self, chart: Chart, name: str) -> Part:
        return Part(
            "figure",
            self._caption(name, chart.title),
            charts.lines(chart) + 1,
            least_height=charts.least_lines(chart) + 1,
            label=chart.description or chart.title,
            proof=self.proofs.name(chart.evidence),
            block=chart,
        )

    def _drawn(self, part: Part) -> Part:
        """A figure with its picture, once its height is settled."""
        if part.parts:
            return replace(part, parts=tuple(map(self._drawn, part.parts)))
        if not isinstance(part.block, Chart):
            return part
        picture = charts.svg(part.block, self.fonts, part.height - 1).encode()
        data = base64.b64encode(picture).decode()
        return replace(part, source=f"data:image/svg+xml;base64,{data}")

    def _table(self, table: Table, name: str) -> Part:
        """``name`` is empty for a table that goes by the title of its annex."""
        set_table = typeset(table, self.setter(Role.HEITI), self.setter(Role.FANGSONG))
        note = self.set(rest_note(table), Role.FANGSONG, NOTE_PT)
        # What follows the table stands on the text grid again.
        caption = self._caption(name, table.title) if name else EMPTY
        height = set_table.height
        height += (charts.PITCH_MM if name else 0) + (_NOTE_MM if note else 0)
        lines = ceil((height + charts.GAP_MM) / charts.PITCH_MM)
        below = lines * charts.PITCH_MM - height
        return Part(
            "table",
            caption,
            lines,
            style=self.style(f"font-size:{set_table.fit.size}pt"),
            block=table,
            set_table=set_table,
            gap=below,
            below=self.style(f"margin-bottom:{below:.3f}mm"),
            columns=tuple(
                self.style(f"width:{width:.3f}mm") for width in set_table.fit.widths
            ),
            head=self._row(set_table.headings, Role.HEITI),
            rows=tuple(
                self._row(row, Role.FANGSONG, self.proofs.name(key))
                for row, key in zip(
                    set_table.rows,
                    table.row_evidence or repeat(""),
                    strict=False,
                )
            ),
            note=note,
            turned=set_table.fit.turned,
        )

    def _row(self, cells: Sequence[Cell], role: Role, proof: str = "") -> Row:
        return Row(tuple(self._cell(cell, role) for cell in cells), proof)

    def _cell(self, cell: Cell, role: Role) -> tuple[str, SafeString]:
        """A cell all in one other font needs no span: most hold a number alone."""
        roles = {run.role for line in cell.lines for run in line}
        if len(roles) == 1 and role not in roles:
            (only,) = roles
            return f"{cell.alignment} only-{only.value}", self.markup(cell.lines, only)
        return cell.alignment, self.markup(cell.lines, role)

    def _annex_list(self, document: Document) -> Iterator[Part]:
        """附件：1.… below the body, the names flush with one another."""
        setter = self.setter(Role.FANGSONG)
        several = len(document.annexes) > 1
        for number, annex in enumerate(document.annexes, 1):
            mark = f"{number}." if several else ""
            lead = ("附件：" if number == 1 else "") + mark
            hang = setter.width(lead)
            inset = INDENT + setter.width("附件：" + mark)
            lines = setter.lines(annex.title, LINE - inset, fill=False)
            first = setter.lines(lead, LINE, fill=False)[0]
            yield Part(
                "annex_item",
                self.markup(((*first, *lines[0]), *lines[1:]), Role.FANGSONG),
                len(lines) + (number == 1),
                level=number,
                label=lead + plain(annex.title),
                inset=inset,
                hang=hang,
                style=self.style(f"margin-left:{inset}e-3em;text-indent:-{hang}e-3em"),
            )

    def _signature(self, document: Document) -> Part:
        setter = self.setter(Role.FANGSONG)
        stands = sealed if document.red_head else unsealed
        place = stands(*map(setter.width, (document.organ, document.dated)))
        texts = ((document.organ, place.organ), (document.dated, place.dated))
        return Part(
            "signature",
            format_html_join(
                "",
                '<p class="{}">{}</p>',
                (
                    (
                        self.style(f"margin-left:{inset}e-3em"),
                        self.markup(
                            setter.lines(text, LINE - inset, fill=False), Role.FANGSONG
                        ),
                    )
                    for text, inset in texts
                    if text
                ),
            ),
            3,
            inset=place.organ,
            hang=place.organ - place.dated,
        )

    def _annex(self, mark: str, annex: Annex, names: dict[str, str]) -> Part:
        """On pages of its own, turned from the first on when it is all wide tables."""
        parts = tuple(self._blocks(annex.blocks, names))
        turned = bool(parts) and all(part.turned for part in parts)
        return Part(
            "annex",
            self.set(mark, Role.HEITI, BODY_PT),
            label=f"{mark} {plain(annex.title)}",
            turned=turned,
            parts=(self.title(annex.title), *parts),
        )
