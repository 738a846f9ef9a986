"""The report as a Word document, in the order and on the lines of the PDF.

Galley settles what stands where; here each of its parts becomes a paragraph of a
style, a table or a picture. Word divides the lines itself: on the same grid and
with the faces an office has, it divides them where the PDF does.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from reports.document.shapes import Chart, Document, Paragraph, Table
from reports.render import charts
from reports.render.cells import rest_note
from reports.render.docx import redhead
from reports.render.docx.blank import blank_document
from reports.render.docx.elements import (
    Element,
    Layout,
    broken_run,
    element,
    paragraph,
    run,
    twips,
    words,
)
from reports.render.docx.page import section
from reports.render.docx.proofs import Bookmarks
from reports.render.docx.styles import PITCH, Style, cell_style, title_layout
from reports.render.docx.tables import table_element
from reports.render.fonts import FontSet, font_set
from reports.render.galley import Galley
from reports.render.numbering import captions
from reports.render.official import TITLE_PT, measure
from reports.render.parts import Part
from reports.render.redhead import ABOVE_ADDRESSEES
from reports.render.titles import title_lines
from reports.render.typesetting import plain

_END = ("annex_item", "signature")
PROBLEMS = "annex:problems"
_CHARACTER = 10  # thousandths of the em in a hundredth of a character


def write_docx(
    document: Document,
    path: Path,
    *,
    written: datetime,
    font_dir: Path | None = None,
) -> None:
    """Write the document to the path. ``written`` goes into its properties.

    The fonts are only measured, and drawn with in the pictures: a file is made for
    any characters, as those who open it bring their own fonts.
    """
    fonts = font_set(font_dir)
    parts = list(Galley(fonts, guesses=True).made_up(document))
    pieces = [inner for part in parts for inner in (part, *part.parts)]
    turned = any(piece.turned for piece in pieces)
    styles = [*_cell_styles(pieces)]
    if document.red_head:
        styles += redhead.styles(document.red_head, fonts)
    word = blank_document(styles, turned=turned)
    _Body(word, document, fonts).write(parts)
    _describe(word, document, written)
    word.save(str(path))


def _cell_styles(parts: Iterable[Part]) -> Iterator[Style]:
    """For the sizes in which tables are set, each once."""
    sizes = {part.set_table.fit.size for part in parts if part.set_table}
    for size in sorted(sizes, reverse=True):
        for kind in ("head", "start", "centre", "end"):
            yield cell_style(kind, size)


def _describe(word: WordDocument, document: Document, written: datetime) -> None:
    about = word.core_properties
    about.title = plain(document.title)
    about.author = plain(document.organ or document.meta.get("scope_name", ""))
    about.last_modified_by = about.author
    about.language = "zh-CN"
    about.created = about.modified = written


class _Body:
    def __init__(self, word: WordDocument, document: Document, fonts: FontSet) -> None:
        self._word = word
        self._document = document
        self._fonts = fonts
        self._names = captions(document)
        self._findings = dict(_findings(document))
        self._bookmarks = Bookmarks(document)
        self._set: list[str] = []  # findings that have a bookmark by now
        self._body = word.element.body
        self._turned = False
        self._even = False  # whether the stretch of pages begins on an even one
        self._pictures = 0

    def write(self, parts: Sequence[Part]) -> None:
        before = ""
        for part in parts:
            if part.kind in _END and before not in _END:
                self._keep_with_next()
            if part.kind == "annex":
                self._annex(part)
            else:
                self._part(part)
            before = part.kind
        self._body.append(section(turned=self._turned, even=self._even))

    def _keep_with_next(self) -> None:
        """The list of annexes and the signature never stand on a page without text."""
        last = self._body[-1].pPr
        if last.find(qn("w:keepNext")) is None:
            last.insert(1, element("keepNext"))

    def _lay(self, *, turned: bool) -> None:
        """Ends the stretch of pages when what comes lies the other way."""
        if turned != self._turned and len(self._body):
            self._end_stretch()
        self._turned = turned

    def _end_stretch(self) -> None:
        last = self._body[-1]
        last.pPr.append(section(turned=self._turned, even=self._even))

    def _turn_to_even(self) -> None:
        """What comes stands on the next even page, wherever the text ends."""
        self._end_stretch()
        self._turned, self._even = False, True

    def _annex(self, part: Part) -> None:
        self._lay(turned=part.turned)
        self._body.append(paragraph("Annex", run(part.label.partition(" ")[0])))
        for inner in part.parts:
            self._part(inner, turned=part.turned)

    def _part(self, part: Part, *, turned: bool = False) -> None:
        if part.kind == "imprint":
            self._turn_to_even()
        self._lay(turned=turned or part.turned)
        self._body.extend(self._made(part))

    def _made(self, part: Part) -> Iterator[Element]:
        head = self._document.red_head
        match part.kind:
            case "red_head" if head:
                yield from redhead.opening(head, self._document)
            case "addressees" if head:
                yield redhead.addressees(head)
            case "title":
                lines = title_lines(part.label, measure(TITLE_PT))
                addressed = part.style == ABOVE_ADDRESSEES
                layout = title_layout(len(lines), addressed=addressed)
                yield paragraph("Title", broken_run(lines), layout=layout)
            case "heading":
                yield paragraph(f"Heading{part.level}", run(part.label))
            case "annex_item":
                yield self._annex_item(part)
            case "signature":
                yield from self._signature(part)
            case "imprint" if head:
                yield redhead.imprint(head, self._document)
        match part.block:
            case Paragraph():
                yield self._paragraph(part.block)
            case Chart():
                yield from self._figure(part, part.block)
            case Table():
                yield from self._table(part, part.block)

    def _paragraph(self, said: Paragraph) -> Element:
        text = self._bookmarks.words(said)
        name = next(
            (
                name
                for sentence in said.sentences
                if (name := self._findings.get(sentence.key))
            ),
            None,
        )
        if name is None or name in self._set:
            return paragraph("BodyText", *text)
        self._set.append(name)
        return paragraph("BodyText", *self._bookmarks.around(name, *text))

    def _annex_item(self, part: Part) -> Element:
        layout = Layout(left=part.inset // _CHARACTER, first=-part.hang // _CHARACTER)
        return paragraph("AnnexList", run(part.label), layout=layout)

    def _signature(self, part: Part) -> Iterator[Element]:
        left = part.inset // _CHARACTER
        organ, dated = self._document.organ, self._document.dated
        if organ:
            yield paragraph("Signature", run(organ), layout=Layout(left=left))
        day = (part.inset - part.hang) // _CHARACTER
        layout = Layout(left=day, before=None if organ else PITCH)
        yield paragraph("Date", run(dated), layout=layout)

    def _figure(self, part: Part, chart: Chart) -> Iterator[Element]:
        height = part.height - 1
        picture = BytesIO(charts.png(chart, self._fonts, height))
        inline = self._word.part.new_pic_inline(
            picture, Mm(charts.WIDTH_MM), Mm(charts.height_mm(height))
        )
        self._pictures += 1
        name = self._names[chart.key]
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("name", name)
        inline.docPr.set("descr", plain(part.label))
        yield paragraph("Picture", element("r", element("drawing", inline)))
        yield paragraph("Caption", *_caption(name, chart.title))

    def _table(self, part: Part, table: Table) -> Iterator[Element]:
        assert part.set_table is not None  # noqa: S101 - every table is set in type
        name = self._names.get(table.key)
        if name:
            yield paragraph("TableCaption", *_caption(name, table.title))
        links = {k: name for k, name in self._findings.items() if name in self._set}
        fit = part.set_table.fit
        yield table_element(table, fit, links, self._bookmarks.proving)
        below = Layout(after=twips(part.gap))
        if note := rest_note(table):
            yield paragraph("TableNote", run(note), layout=below)
        else:
            yield paragraph("TableEnd", layout=below)


def _caption(name: str, title: str) -> tuple[Element, ...]:
    return run(name), element("r", words("\u3000")), run(title)


def _findings(document: Document) -> Iterator[tuple[str, str]]:
    """Findings by their evidence with a name each: the number it bears in the list
    of the annex."""
    for annex in document.annexes:
        for block in annex.blocks:
            if isinstance(block, Table) and block.key == PROBLEMS:
                for key, row in zip(block.row_evidence, block.rows, strict=True):
                    yield key, f"问题{row[0]}"
