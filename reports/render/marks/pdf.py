"""The mark on every page of a PDF, drawn beneath the text.

Characters are drawn as their outlines: no font has to be added to a file that
embeds all of its own, and the archival standard the file keeps to is not touched.
Screen readers pass over it as over every artifact; they read the marked title.
"""

from functools import lru_cache
from html import escape
from io import BytesIO
from math import cos, radians, sin

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from reports.render.faults import RenderFault
from reports.render.fonts import Face, font_set
from reports.render.marks.mark import Mark
from reports.render.typefaces import WANTED, Role

_MM = 72 / 25.4
_LINE_PT = 16.0
# From the upper edge of the sheet, and from its left one.
_LINE_DOWN_MM, _LINE_IN_MM = 22.0, 28.0
_TILT = 40.0  # degrees
# The word reaches over so much of the sheet's width; paler than any text on it.
_REACH = 0.8
_LARGEST_PT = 130.0
_PALE, _STRONG = "0.97 0.87 0.87 rg", "0.75 0.1 0.1 rg"


def mark_pdf(content: bytes, mark: Mark) -> bytes:
    writer = PdfWriter(BytesIO(content), incremental=True)
    face = _face()
    streams: dict[tuple[float, float], IndirectObject] = {}
    for page in writer.pages:
        size = float(page.mediabox.width), float(page.mediabox.height)
        if size not in streams:
            drawn = StreamObject()
            drawn.set_data(_drawn(mark, face, *size).encode("ascii"))
            streams[size] = writer._add_object(drawn.flate_encode())
        _put_beneath(page, streams[size])
    _name(writer, mark)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _face() -> Face:
    faces = font_set().faces
    for role in (Role.HEITI, Role.SONGTI, Role.RARE):
        if role in faces:
            return faces[role]
    raise RenderFault(
        "pdf_no_font", folder=str(font_set().folder), roles=WANTED[Role.HEITI].label
    )


def _put_beneath(page: PageObject, stream: IndirectObject) -> None:
    """Before what the page draws: text stays on top of the mark."""
    key = NameObject("/Contents")
    there = page.get(key)
    held = there.get_object() if there is not None else None
    rest = list(held) if isinstance(held, ArrayObject) else [there] if there else []
    page[key] = ArrayObject([stream, *rest])


def _drawn(mark: Mark, face: Face, width: float, height: float) -> str:
    """Operators: the word across the sheet, the line at its head."""
    size = min(_LARGEST_PT, _REACH * width / len(mark.word))
    tilt = radians(_TILT)
    across = size * len(mark.word) / 2
    # Middle of the word in the middle of the sheet.
    left = width / 2 - across * cos(tilt) + size / 2 * sin(tilt) * 0.76
    low = height / 2 - across * sin(tilt) - size / 2 * cos(tilt) * 0.76
    turned = (cos(tilt), sin(tilt), -sin(tilt), cos(tilt), left, low)
    top = height - _LINE_DOWN_MM * _MM
    upright = (1, 0, 0, 1, _LINE_IN_MM * _MM, top)
    return "\n".join(
        (
            "/Artifact BMC",
            _shape(mark.word, face, size, turned, _PALE),
            _shape(mark.line, face, _LINE_PT, upright, _STRONG),
            "EMC",
        )
    )


def _shape(
    text: str, face: Face, size: float, placed: tuple[float, ...], colour: str
) -> str:
    matrix = " ".join(f"{number:.4f}" for number in placed)
    scale = f"{size / 1000:.6f} 0 0 {size / 1000:.6f} 0 0 cm"
    return f"q {colour} {matrix} cm {scale}\n{_outlines(face, text)}\nf Q"


@lru_cache(maxsize=32)
def _outlines(face: Face, text: str) -> str:
    """The text as filled paths, in thousandths of the em; unknown letters are left
    out."""
    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        scale = 1000 / font["head"].unitsPerEm
        pen = _Operators(glyphs, scale)
        for char in text:
            if name := names.get(ord(char)):
                glyphs[name].draw(pen)
                pen.left += glyphs[name].width * scale
    return "\n".join(pen.said)


class _Operators(BasePen):
    """Writes path operators, each glyph behind the last."""

    def __init__(self, glyphs: object, scale: float) -> None:
        super().__init__(glyphs)
        self._scale = scale
        self.left = 0.0
        self.said: list[str] = []

    def _say(self, operator: str, *points: tuple[float, float]) -> None:
        placed = (
            f"{x * self._scale + self.left:.1f} {y * self._scale:.1f}"
            for x, y in points
        )
        self.said.append(" ".join((*placed, operator)))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._say("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._say("l", pt)

    def _curveToOne(  # noqa: N802
        self,
        pt1: tuple[float, float],
        pt2: tuple[float, float],
        pt3: tuple[float, float],
    ) -> None:
        self._say("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self.said.append("h")


def _name(writer: PdfWriter, mark: Mark) -> None:
    """The title in the properties and in the metadata, which must say the same."""
    said_of = writer.metadata
    title = str(said_of.title or "") if said_of else ""
    writer.add_metadata({"/Title": mark.named(title)})
    metadata = writer.root_object.get("/Metadata")
    if metadata is None or not title:
        return
    stream = metadata.get_object()
    said = stream.get_data().decode("utf-8")
    plain, told = escape(title, quote=False), escape(mark.named(title), quote=False)
    stream.set_data(said.replace(f">{plain}<", f">{told}<").encode())
