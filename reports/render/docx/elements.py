"""Elements of WordprocessingML (ECMA-376, part 1, 17), built from the inside out.

The schema prescribes an order for the children of most elements; whoever builds
one keeps it. Lengths are twips, a twentieth of a point, unless said otherwise.
"""

from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.render.official import BODY_PT
from reports.render.typesetting import plain

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
Element = Any


def twips(mm: float) -> int:
    return round(mm * TWIPS_PER_MM)


def element(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """``w:tag`` with attributes in the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    made.extend(children)
    return made


def words(text: str, tag: str = "t") -> Element:
    """The text as it is, blanks at its ends included."""
    made = element(tag)
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made


def run(text: str) -> Element:
    """The text as it is printed; how it looks is for its paragraph's style to say."""
    return element("r", words(plain(text)))


def broken_run(lines: tuple[str, ...]) -> Element:
    """One run of several lines."""
    made = element("r", words(plain(lines[0])))
    for line in lines[1:]:
        made.extend((element("br"), words(plain(line))))
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a style says of its paragraphs, or a paragraph beside its style.

    Insets are hundredths of a character, as Word counts them; None is not said.
    """

    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    off_grid: bool = False
    before: int | None = None
    after: int | None = None
    line: int | None = None
    rule: str = "exact"
    first: int | None = None  # negative: the first line hangs out
    left: int | None = None
    right: int | None = None
    alignment: str = ""
    close: bool = False  # no distance between paragraphs of the same style
    outline: int | None = None  # 0 to 8
    letters: float = BODY_PT  # the type whose characters the insets are


def paragraph_properties(
    layout: Layout, *extra: Element, style: str = "", section: Element | None = None
) -> Element:
    """``extra`` stands where the rules for line breaks belong."""
    made = element("pPr")
    if style:
        made.append(element("pStyle", val=style))
    if layout.keep_next:
        made.append(element("keepNext"))
    if layout.keep_lines:
        made.append(element("keepLines"))
    if layout.new_page:
        made.append(element("pageBreakBefore"))
    made.extend(extra)
    if layout.off_grid:
        made.append(element("snapToGrid", val=0))
    made.extend(_spacing(layout))
    made.extend(_indents(layout))
    if layout.close:
        made.append(element("contextualSpacing"))
    if layout.alignment:
        made.append(element("jc", val=layout.alignment))
    if layout.outline is not None:
        made.append(element("outlineLvl", val=layout.outline))
    if section is not None:
        made.append(section)
    return made


def _spacing(layout: Layout) -> list[Element]:
    said: dict[str, str | int] = {}
    if layout.before is not None:
        said["before"] = layout.before
    if layout.after is not None:
        said["after"] = layout.after
    if layout.line is not None:
        said |= {"line": layout.line, "lineRule": layout.rule}
    return [element("spacing", **said)] if said else []


def _indents(layout: Layout) -> list[Element]:
    """In characters, and in twips for programs that do not count characters."""
    said: dict[str, str | int] = {}
    for side, length in (("left", layout.left), ("right", layout.right)):
        if length is not None:
            said |= {f"{side}Chars": length, side: _wide(length, layout)}
    if layout.first is not None:
        name, length = (
            ("firstLine" if layout.first >= 0 else "hanging"),
            abs(layout.first),
        )
        said |= {f"{name}Chars": length, name: _wide(length, layout)}
    return [element("ind", **said)] if said else []


def _wide(hundredths: int, layout: Layout) -> int:
    return round(hundredths / 100 * layout.letters * TWIPS_PER_POINT)


def paragraph(
    style: str,
    *content: Element,
    layout: Layout | None = None,
    section: Element | None = None,
    before: tuple[Element, ...] = (),
) -> Element:
    """``before`` are frame, borders and tabs, in that order."""
    properties = paragraph_properties(
        layout or Layout(), *before, style=style, section=section
    )
    return element("p", properties, *content)
