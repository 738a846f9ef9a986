"""The sheet: margins, the grid of 22 lines of 28 characters, and page numbers.

GB/T 9704-2012, 5.1, 5.2 and 7.5. A table too wide for it lies on a turned sheet,
whose head is at the binding edge; the page number keeps its place on the paper.
"""

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn

from reports.render.charts import WIDTH_MM
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
_EMU_PER_MM = 36000

FOOTERS = ("footerOdd", "footerEven")
TURNED_FOOTERS = ("footerTurnedOdd", "footerTurnedEven")


def section(*, turned: bool) -> Element:
    """A stretch of pages that lie alike."""
    odd, even = TURNED_FOOTERS if turned else FOOTERS
    size: dict[str, str | int] = {"w": WIDTH, "h": HEIGHT}
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT}
    foot = twips(_NUMBER_FOOT_MM)
    if turned:
        size = {"w": HEIGHT, "h": WIDTH, "orient": "landscape"}
        margins = {"top": LEFT, "right": TOP, "bottom": RIGHT, "left": BOTTOM}
        foot = twips(_TURNED_FOOT_MM)
    return element(
        "sectPr",
        _footer_reference("default", odd),
        _footer_reference("even", even),
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
    box = parse_xml(
        _BOX.format(
            declarations=nsdecls("w", "wp", "a"),
            x=round((_NUMBER_TOP_MM - _LINE_MM - 1) * _EMU_PER_MM),
            y=round(text_edge * _EMU_PER_MM),
            width=round((_LINE_MM + 1) * _EMU_PER_MM),
            height=_NUMBER_ROOM_MM * _EMU_PER_MM,
            number={"right": 1001, "left": 1002}[side],  # beside those of pictures
        )
    )
    box.find(".//" + qn("w:txbxContent")).append(number)
    return element(
        "p", element("pPr", element("pStyle", val="Footer")), element("r", box)
    )


_BOX = """
<mc:AlternateContent {declarations}
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
 <mc:Choice Requires="wps">
  <w:drawing>
   <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
     relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
    <wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:effectExtent l="0" t="0" r="0" b="0"/>
    <wp:wrapNone/>
    <wp:docPr id="{number}" name="页码" descr="页码"/>
    <wp:cNvGraphicFramePr/>
    <a:graphic>
     <a:graphicData
       uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <wps:wsp>
       <wps:cNvSpPr txBox="1"/>
       <wps:spPr>
        <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
        <a:noFill/><a:ln><a:noFill/></a:ln>
       </wps:spPr>
       <wps:txbx><w:txbxContent/></wps:txbx>
       <wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>
      </wps:wsp>
     </a:graphicData>
    </a:graphic>
   </wp:anchor>
  </w:drawing>
 </mc:Choice>
</mc:AlternateContent>
"""
