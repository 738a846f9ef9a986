"""The styles of an official document, by the names Word lists them under.

Everything that can be seen comes from one of them, so that whoever edits the file
changes a style and not a hundred paragraphs. GB/T 9704-2012, 5.2.2 and 7.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.render.charts import PITCH_MM
from reports.render.docx.elements import (
    TWIPS_PER_MM,
    TWIPS_PER_POINT,
    Element,
    Layout,
    element,
    paragraph_properties,
    twips,
)
from reports.render.official import (
    CAPTION_PT,
    HEADING_ROLES,
    NOTE_PT,
    OWN_DIGITS,
    PAGE_NUMBER_PT,
    TITLE_LINE,
    TITLE_PT,
    below_title,
)
from reports.render.tables import LEADING
from reports.render.typefaces import WANTED, Role

# 三号, and what is taken from each character so that 28 stand on a line. The grid of
# the page asks for the same, but LibreOffice misreads grids narrower than the type.
BODY_PT = 16.0
_TIGHTER = -5
# 22 lines with a hair to spare.
PITCH = int(PITCH_MM * TWIPS_PER_MM)
_INDENT = 200
# A table's own line is at least so high; larger type makes it higher.
_CELL_RULE = "atLeast"
_HALF_POINTS = 2
_TWIPS_ABOVE_PICTURE = 60


_PLAIN = Layout()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    id: str
    name: str
    role: Role = Role.FANGSONG
    size: float = BODY_PT  # pt
    layout: Layout = _PLAIN
    follows: str = ""  # the style of the next paragraph typed
    based_on: str = "Normal"


def face(role: Role) -> str:
    """The name of a typeface on the machines of those who will edit the file."""
    return WANTED[role].expected[0]


def title_layout(lines: int) -> Layout:
    return Layout(after=round(below_title(lines) * PITCH))


_TITLE = Layout(
    keep_next=True,
    keep_lines=True,
    line=round(TITLE_LINE * PITCH),
    after=round(below_title(2) * PITCH),
    alignment="center",
)

STYLES = (
    Style(
        id="BodyText",
        name="Body Text",
        layout=Layout(first=_INDENT),
    ),
    Style(
        id="Title",
        name="Title",
        role=Role.XIAOBIAOSONG,
        size=TITLE_PT,
        layout=_TITLE,
        follows="BodyText",
    ),
    *(
        Style(
            id=f"Heading{level}",
            name=f"heading {level}",
            role=role,
            layout=Layout(
                keep_next=True, keep_lines=True, first=_INDENT, outline=level - 1
            ),
            follows="BodyText",
        )
        for level, role in HEADING_ROLES.items()
    ),
    Style(
        id="AnnexList",
        name="附件说明",
        layout=Layout(keep_next=True, before=PITCH, close=True, alignment="left"),
    ),
    Style(
        id="Signature",
        name="Signature",
        layout=Layout(keep_next=True, before=PITCH, alignment="left"),
        follows="Date",
    ),
    Style(id="Date", name="Date", layout=Layout(alignment="left")),
    Style(
        id="Annex",
        name="附件",
        role=Role.HEITI,
        layout=Layout(
            keep_next=True, new_page=True, after=PITCH, alignment="left", outline=0
        ),
        follows="Title",
    ),
    Style(
        id="Picture",
        name="图",
        layout=Layout(
            keep_next=True,
            before=_TWIPS_ABOVE_PICTURE,
            line=240,
            rule="auto",
            alignment="center",
        ),
        follows="Caption",
    ),
    Style(
        id="Caption",
        name="caption",
        role=Role.HEITI,
        size=CAPTION_PT,
        layout=Layout(alignment="center"),
        follows="BodyText",
    ),
    Style(
        id="TableCaption",
        name="表题",
        role=Role.HEITI,
        size=CAPTION_PT,
        layout=Layout(keep_next=True),
        based_on="Caption",
    ),
    Style(
        id="TableNote",
        name="表注",
        size=NOTE_PT,
        layout=Layout(
            line=round(NOTE_PT * LEADING * TWIPS_PER_POINT),
            rule=_CELL_RULE,
        ),
        follows="BodyText",
    ),
    # Word joins tables that nothing parts.
    Style(
        id="TableEnd",
        name="表后",
        size=1,
        layout=Layout(line=TWIPS_PER_POINT),
        follows="BodyText",
    ),
    Style(
        id="Footer",
        name="footer",
        role=Role.SONGTI,
        size=PAGE_NUMBER_PT,
        layout=Layout(off_grid=True, line=round(PAGE_NUMBER_PT * TWIPS_PER_POINT)),
    ),
)

_CELLS = {
    "start": ("TableText", "表格文字", "left"),
    "centre": ("TableCode", "表格居中", "center"),
    "end": ("TableNumber", "表格数字", "right"),
    "head": ("TableHead", "表头", "center"),
}
_SIZE_NAMES = {12.0: "小四", 10.5: "五号", 9.0: "小五"}


def cell_style(part: str, size: float) -> Style:
    """Of the cells of a table in type of that size, by what stands in them: start,
    centre or end as its column is aligned, or head."""
    identifier, name, alignment = _CELLS[part]
    return Style(
        id=f"{identifier}{size:g}".replace(".", "-"),
        name=f"{name}（{_SIZE_NAMES.get(size, f'{size:g}磅')}）",
        role=Role.HEITI if part == "head" else Role.FANGSONG,
        size=size,
        layout=Layout(
            keep_next=part == "head",
            line=round(size * LEADING * TWIPS_PER_POINT),
            rule=_CELL_RULE,
            alignment=alignment,
        ),
    )


def style_element(style: Style) -> Element:
    """A style that those who edit the file are offered."""
    # Heiti and the title's face have digits of their own that suit them.
    digits_of_its_own = style.role in (*OWN_DIGITS, Role.SONGTI)
    latin = face(style.role if digits_of_its_own else Role.LATIN)
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val=style.based_on),
        element("next", val=style.follows or style.id),
        element("qFormat"),
        paragraph_properties(style.layout),
        _letters(face(style.role), latin, style.size),
        type="paragraph",
        styleId=style.id,
        **({} if style.name.isascii() else {"customStyle": 1}),
    )


def _letters(hanzi: str, latin: str, size: float) -> Element:
    # The hint gives marks that both scripts have to the Chinese face.
    fonts = element(
        "rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=hanzi, cs=latin
    )
    half_points = round(size * _HALF_POINTS)
    return element(
        "rPr",
        fonts,
        element("spacing", val=_TIGHTER if size == BODY_PT else 0),
        element("sz", val=half_points),
        element("szCs", val=half_points),
    )


def base_styles() -> Iterator[Element]:
    """What the others rest on: the defaults, the body, and tables ruled in black."""
    letters = _letters(face(Role.FANGSONG), face(Role.LATIN), BODY_PT)
    letters.append(element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    yield element(
        "docDefaults",
        element("rPrDefault", letters),
        element("pPrDefault", element("pPr")),
    )
    yield element(
        "style",
        element("name", val="Normal"),
        element("qFormat"),
        paragraph_properties(
            Layout(off_grid=True, line=PITCH, alignment="both"),
            # No page gives up a line.
            element("widowControl", val=0),
            # As it is unless said. LibreOffice 7.4 takes it for its opposite, and
            # loses marks that hang over the edge.
            element("overflowPunct", val=1),
            # The grid leaves no room between hanzi and digits.
            element("autoSpaceDE", val=0),
            element("autoSpaceDN", val=0),
        ),
        _letters(face(Role.FANGSONG), face(Role.LATIN), BODY_PT),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    yield _default("character", "DefaultParagraphFont", "Default Paragraph Font")
    yield _default("numbering", "NoList", "No List")
    yield _default(
        "table", "TableNormal", "Normal Table", element("tblPr", _margins(0, 0))
    )
    yield element(
        "style",
        element("name", val="公文表格"),
        element("basedOn", val="TableNormal"),
        element("qFormat"),
        element("tblPr", _rules(), _margins(twips(0.8), twips(1))),
        type="table",
        styleId="ReportTable",
        customStyle=1,
    )


def _default(kind: str, identifier: str, name: str, *children: Element) -> Element:
    return element(
        "style",
        element("name", val=name),
        element("semiHidden"),
        *children,
        type=kind,
        default=1,
        styleId=identifier,
    )


def _margins(above: int, beside: int) -> Element:
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    return element(
        "tblCellMar",
        *(element(side, w=width, type="dxa") for side, width in sides.items()),
    )


def _rules() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element(
        "tblBorders",
        # In eighths of a point.
        *(element(side, val="single", sz=4, space=0, color="auto") for side in sides),
    )
