"""The styles as the file holds them, and what they rest on."""

from collections.abc import Iterator

from reports.render.docx.elements import (
    Element,
    Layout,
    element,
    paragraph_properties,
    twips,
)
from reports.render.docx.styles import BODY_PT, PITCH, Style
from reports.render.official import OWN_DIGITS
from reports.render.tables import PADDING_ABOVE_MM
from reports.render.typefaces import WANTED, Role

# Taken from each character of body text, so that 28 stand on a line. The grid of the
# page asks for the same, but LibreOffice misreads grids narrower than the type.
_TIGHTER = -5
_HALF_POINTS = 2
_PADDING_BESIDE_MM = 1


def face(role: Role) -> str:
    """The name of a typeface on the machines of those who will edit the file."""
    return WANTED[role].expected[0]


def style_element(style: Style) -> Element:
    """A style that those who edit the file are offered."""
    if style.of_words:
        return element(
            "style",
            element("name", val=style.name),
            element("basedOn", val="DefaultParagraphFont"),
            element("qFormat"),
            _letters(style.role, style.size, style.colour),
            type="character",
            styleId=style.id,
            customStyle=1,
        )
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val=style.based_on),
        element("next", val=style.follows or style.id),
        element("qFormat"),
        paragraph_properties(style.layout),
        _letters(style.role, style.size, style.colour),
        type="paragraph",
        styleId=style.id,
        **({} if style.name.isascii() else {"customStyle": 1}),
    )


def _letters(role: Role, size: float, colour: str = "") -> Element:
    hanzi = face(role)
    latin = hanzi if role in (*OWN_DIGITS, Role.SONGTI) else face(Role.LATIN)
    # The hint gives marks that both scripts have to the Chinese face.
    fonts = element(
        "rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=hanzi, cs=latin
    )
    half_points = round(size * _HALF_POINTS)
    return element(
        "rPr",
        fonts,
        *([element("color", val=colour)] if colour else []),
        element("spacing", val=_TIGHTER if size == BODY_PT else 0),
        element("sz", val=half_points),
        element("szCs", val=half_points),
    )


def base_styles() -> Iterator[Element]:
    """What the others rest on: the defaults, the body, and tables ruled in black."""
    letters = _letters(Role.FANGSONG, BODY_PT)
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
        _letters(Role.FANGSONG, BODY_PT),
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
        element(
            "tblPr",
            _rules(),
            _margins(twips(PADDING_ABOVE_MM), twips(_PADDING_BESIDE_MM)),
        ),
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
