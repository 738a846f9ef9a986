"""Text that stands at a place of the page, whatever the text around it does."""

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reports.render.docx.elements import Element

_EMU_PER_MM = 36000


@dataclass(frozen=True, slots=True)
class Place:
    """On one axis: so many mm from the edge of ``of``, or at the edge named."""

    of: str  # page or margin: of the sheet, or of the text
    offset: float = 0.0
    edge: str = ""  # left, right, top, bottom

    @property
    def xml(self) -> str:
        if self.edge:
            return f"<wp:align>{self.edge}</wp:align>"
        return f"<wp:posOffset>{round(self.offset * _EMU_PER_MM)}</wp:posOffset>"


def text_box(
    content: Iterable[Element],
    *,
    name: str,
    number: int,
    width: float,
    height: float,
    across: Place,
    down: Place,
    turned: bool = False,
    parts_text: bool = False,
) -> Element:
    """Paragraphs in a box of that size in mm, for a run to hold.

    ``number`` is its own among all drawings; ``turned``: a quarter to the right;
    ``parts_text``: the text keeps above and below it instead of running through.
    """
    box = parse_xml(
        _BOX.format(
            declarations=nsdecls("w", "wp", "a"),
            name=name,
            number=number,
            width=round(width * _EMU_PER_MM),
            height=round(height * _EMU_PER_MM),
            across=across.of,
            x=across.xml,
            down=down.of,
            y=down.xml,
            wrap="wrapTopAndBottom" if parts_text else "wrapNone",
            direction="vert" if turned else "horz",
        )
    )
    box.find(".//" + qn("w:txbxContent")).extend(content)
    return box


_BOX = """
<mc:AlternateContent {declarations}
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
 <mc:Choice Requires="wps">
  <w:drawing>
   <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
     relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="{across}">{x}</wp:positionH>
    <wp:positionV relativeFrom="{down}">{y}</wp:positionV>
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:effectExtent l="0" t="0" r="0" b="0"/>
    <wp:{wrap}/>
    <wp:docPr id="{number}" name="{name}" descr="{name}"/>
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
       <wps:bodyPr vert="{direction}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>
      </wps:wsp>
     </a:graphicData>
    </a:graphic>
   </wp:anchor>
  </w:drawing>
 </mc:Choice>
</mc:AlternateContent>
"""
