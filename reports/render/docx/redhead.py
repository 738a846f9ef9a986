"""The red head and the imprint of a formal document, to be edited.

The imprint is a box at the foot of an even page of its own, also when text is added
before that: where an office's Word ends the text nobody knows here, and on an odd page
it may not stand. GB/T 9704-2012, 7.2 and 7.4.
"""

from collections.abc import Iterator

from reports.document.redhead import RedHead
from reports.document.shapes import Document
from reports.render.docx.boxes import Place, text_box
from reports.render.docx.elements import (
    TWIPS_PER_MM,
    TWIPS_PER_POINT,
    Element,
    Layout,
    element,
    paragraph,
    run,
    twips,
    words,
)
from reports.render.docx.page import BOTTOM, HEIGHT
from reports.render.docx.styles import BODY_PT, PITCH, Style
from reports.render.fonts import FontSet
from reports.render.official import LINE, LINE_MM, OWN_DIGITS
from reports.render.redhead import (
    ABOVE_NUMBER_LINES,
    ABOVE_RULE_MM,
    ABOVE_TITLE_LINES,
    IMPRINT_PT,
    INNER_RULE_MM,
    MARK_TOP_MM,
    OUTER_RULE_MM,
    RED,
    RULE_MM,
    SIGNER,
    addressed,
    entries,
    lines_of_imprint,
    mark_points,
    printed,
)
from reports.render.typefaces import Role
from reports.render.typesetting import Typesetter

_EIGHTHS_PER_MM = 8 * 72 / 25.4
_POINTS_PER_MM = 72 / 25.4
_CHARACTER_MM = LINE_MM / 28
# 抄送 and its colon, in hundredths of a character.
_LABEL = 300


def styles(head: RedHead, fonts: FontSet) -> tuple[Style, ...]:
    """Those of a formal document alone. The mark is as large as its line allows."""
    setter = Typesetter(
        fonts,
        Role.XIAOBIAOSONG,
        own_digits=Role.XIAOBIAOSONG in OWN_DIGITS,
        guesses=True,
    )
    # Half points, rounded down, or it would run over.
    mark = int(mark_points(setter.width(head.mark)) * 2) / 2
    return (
        Style(
            id="OrganMark",
            name="发文机关标志",
            role=Role.XIAOBIAOSONG,
            size=mark,
            colour=RED,
            layout=Layout(
                keep_next=True,
                before=twips(MARK_TOP_MM),
                line=round(mark * TWIPS_PER_POINT),
                alignment="center",
            ),
            follows="DocumentNumber",
        ),
        Style(
            id="DocumentNumber",
            name="发文字号",
            layout=Layout(
                keep_next=True,
                before=ABOVE_NUMBER_LINES * PITCH,
                after=ABOVE_TITLE_LINES * PITCH,
                line=round(BODY_PT * TWIPS_PER_POINT),
                alignment="center",
            ),
            follows="Title",
        ),
        Style(
            id="Addressees",
            name="主送机关",
            layout=Layout(alignment="both"),
            follows="BodyText",
        ),
        Style(id="SignerName", name="签发人姓名", role=Role.KAITI, of_words=True),
        Style(
            id="Imprint",
            name="版记",
            size=IMPRINT_PT,
            layout=Layout(line=PITCH, alignment="left"),
        ),
    )


def opening(head: RedHead, document: Document) -> Iterator[Element]:
    """Mark, number and signer, with the rule below them."""
    yield paragraph("OrganMark", run(head.mark))
    before, behind = head.number_parts(document.dated)
    number = [run(before)]
    if behind:
        number += [element("r", words("\u3000\u3000")), run(behind)]
    rule = _borders(bottom=(RULE_MM, RED, ABOVE_RULE_MM))
    if not head.signer:
        yield paragraph("DocumentNumber", *number, before=(rule,))
        return
    right = twips((LINE // 1000 - 1) * _CHARACTER_MM)
    tabs = element("tabs", element("tab", val="right", pos=right))
    name = run(head.signer)
    name.insert(0, element("rPr", element("rStyle", val="SignerName")))
    yield paragraph(
        "DocumentNumber",
        *number,
        element("r", element("tab")),
        run(SIGNER),
        name,
        layout=Layout(first=100, alignment="left"),
        before=(rule, tabs),
    )


def addressees(head: RedHead) -> Element:
    return paragraph("Addressees", run(addressed(head)))


def imprint(head: RedHead, document: Document) -> Element:
    """The only paragraph of its page, at whose foot it stands."""
    height = lines_of_imprint(head, document) * PITCH / TWIPS_PER_MM + OUTER_RULE_MM
    box = text_box(
        _imprint(head, document),
        name="版记",
        number=1003,  # beside those of page numbers and pictures
        width=LINE_MM,
        height=height,
        across=Place("margin", edge="left"),
        # LibreOffice takes the foot of the text for lower where a stretch of pages
        # begins on an even one.
        down=Place("page", offset=(HEIGHT - BOTTOM) / TWIPS_PER_MM - height),
        parts_text=True,
    )
    return paragraph("TableEnd", element("r", box))


def _imprint(head: RedHead, document: Document) -> Iterator[Element]:
    outer, inner = (OUTER_RULE_MM, "auto", 0.0), (INNER_RULE_MM, "auto", 0.0)
    named = entries(head, document)
    # A rule is as wide as its paragraph, so names that are inset have none.
    yield paragraph("TableEnd", before=(_borders(top=outer),))
    for entry in named:
        yield paragraph(
            "Imprint",
            run(entry.label + entry.text),
            layout=Layout(
                left=100 + _LABEL, first=-_LABEL, right=100, letters=IMPRINT_PT
            ),
        )
    rules = {"top": inner, "bottom": outer} if named else {"bottom": outer}
    right = twips(LINE_MM - IMPRINT_PT / _POINTS_PER_MM)
    tabs = element("tabs", element("tab", val="right", pos=right))
    yield paragraph(
        "Imprint",
        run(head.printer),
        element("r", element("tab")),
        run(printed(document)),
        layout=Layout(first=100, letters=IMPRINT_PT),
        before=(_borders(**rules), tabs),
    )


def _borders(**sides: tuple[float, str, float]) -> Element:
    """Rules by side: thickness in mm, colour, and how far off the text in mm."""
    return element(
        "pBdr",
        *(
            element(
                side,
                val="single",
                sz=max(2, round(said[0] * _EIGHTHS_PER_MM)),
                space=round(said[2] * _POINTS_PER_MM),
                color=said[1],
            )
            for side, said in sides.items()
        ),
    )
