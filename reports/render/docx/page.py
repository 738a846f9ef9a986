"""The sheet: margins, the grid of 22 lines of 28 characters, and page numbers.

GB/T 9704-2012, 5.1, 5.2 and 7.5. A table too wide for it lies on a turned sheet,
whose head is at the binding edge; the page number keeps its place on the paper.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn

from reports.render.charts import WIDTH_MM
from reports.render.docx.boxes import Place, text_box
from reports.render.docx.elements import TWIPS_PER_POINT, Element, element, twips, words
from reports.render.docx.styles import BODY_PT, PITCH
from reports.render.official import PAGE_NUMBER_PT

WIDTH, HEIGHT = twips(210), twips(297)
TOP, BOTTOM, LEFT, RIGHT = twips(37), twips(35), twips(28), twips(26)
# A hair less than a 28th of the line, or Word counts 27.
_CHARACTER = (WIDTH - LEFT - RIGHT) / 28 / TWIPS_PER_POINT - 0.002
_GRID_UNITS = 4096  # of a point
# The dash is half a line below the line's top, and 7 mm below the text.
_LINE_MM = PAGE_NUMBER_PT * 25.4 / 72
_NUMBER_TOP_MM = 35 - 7 + _LINE_MM * 0.42
_NUMBER_FOOT_MM = _NUMBER_TOP_MM - _LINE_MM
# Of a turned sheet, whose number is not in the line of its footer.
_TURNED_FOOT_MM = 10
_NUMBER_IN_MM = _LINE_MM  # one character from the edge of the text
_NUMBER_ROOM_MM = 40

FOOTERS = ("footerOdd", "footerEven")
TURNED_FOOTERS = ("footerTurnedOdd", "footerTurnedEven")


def section(*, turned: bool, even: bool = False) -> Element:
    """A stretch of pages that lie alike; ``even`` has it begin on an even one."""
    on_odd, on_even = TURNED_FOOTERS if turned else FOOTERS
    size: dict[str, str | int] = {"w": WIDTH, "h": HEIGHT}
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT}
    foot = twips(_NUMBER_FOOT_MM)
    if turned:
        size = {"w": HEIGHT, "h": WIDTH, "orient": "landscape"}
        margins = {"top": LEFT, "right": TOP, "bottom": RIGHT, "left": BOTTOM}
        foot = twips(_TURNED_FOOT_MM)
    return element(
        "sectPr",
        _footer_reference("default", on_odd),
        _footer_reference("even", on_even),
        *([element("type", val="evenPage")] if even else ()),
        element("pgSz", **size),
        element(
            "pgMar",
            **margins,
            header=twips(15),
            footer=foot,
            gutter=0,
        ),
        element("cols", space=425),
        element(
            "docGrid",
            type="linesAndChars",
            linePitch=PITCH,
            charSpace=round((_CHARACTER - BODY_PT) * _GRID_UNITS),
        ),
    )


def _footer_reference(kind: str, relationship: str) -> Element:
    made = OxmlElement("w:footerReference", {}, {"r": nsmap["r"], "w": nsmap["w"]})
    made.set(qn("w:type"), kind)
    made.set(qn("r:id"), relationship)
    return made


def footer(name: str) -> Element:
    """The part of that name, with the number of the page."""
    content = {
        "footerOdd": lambda: _number("right"),
        "footerEven": lambda: _number("left"),
        "footerTurnedOdd": lambda: _beside("right"),
        "footerTurnedEven": lambda: _beside("left"),
    }[name]()
    return element("ftr", content)


def _number(side: str, inset: int = twips(_NUMBER_IN_MM)) -> Element:
    """— 1 —, one character in from the outer edge of the text."""
    indent = {"rightChars": 0} if side == "right" else {"leftChars": 0}
    return element(
        "p",
        element(
            "pPr",
            element("pStyle", val="Footer"),
            element("ind", **indent, **{side: inset}),
            element("jc", val=side),
        ),
        element("r", words("— ")),
        _field_part("begin"),
        element("r", words(" PAGE ", "instrText")),
        _field_part("separate"),
        element("r", words("1")),
        _field_part("end"),
        element("r", words(" —")),
    )


def _field_part(kind: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind))


def _beside(side: str) -> Element:
    """The number at the side of a turned sheet, in a box with its text turned: at
    the foot of the upright sheet, right for odd pages and left for even ones."""
    text_edge = 28 + WIDTH_MM - _NUMBER_ROOM_MM if side == "right" else 28
    number = _number(side)
    box = text_box(
        [number],
        name="页码",
        number={"right": 1001, "left": 1002}[side],  # beside those of pictures
        width=_LINE_MM + 1,
        height=_NUMBER_ROOM_MM,
        across=Place("page", offset=_NUMBER_TOP_MM - _LINE_MM - 1),
        down=Place("page", offset=text_edge),
        turned=True,
    )
    return element(
        "p", element("pPr", element("pStyle", val="Footer")), element("r", box)
    )
