"""The styles of an official document, by the names Word lists them under.

Everything that can be seen comes from one of them, so that whoever edits the file
changes a style and not a hundred paragraphs. GB/T 9704-2012, 5.2.2 and 7.3.
"""

from dataclasses import dataclass

from reports.render.charts import PITCH_MM
from reports.render.docx.elements import TWIPS_PER_MM, TWIPS_PER_POINT, Layout
from reports.render.official import (
    CAPTION_PT,
    HEADING_ROLES,
    NOTE_PT,
    PAGE_NUMBER_PT,
    TITLE_LINE,
    TITLE_PT,
    below_title,
)
from reports.render.tables import LEADING
from reports.render.typefaces import Role

BODY_PT = 16.0  # 三号
# 22 lines with a hair to spare.
PITCH = int(PITCH_MM * TWIPS_PER_MM)
_INDENT = 200
# Signature and date stay on one line, however wide a program sets their digits.
_OVER = -200
# A table's own line is at least so high; larger type makes it higher.
_CELL_RULE = "atLeast"
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
    colour: str = ""  # as RRGGBB; empty: black
    of_words: bool = False  # of words within a paragraph


def title_layout(lines: int, *, addressed: bool = False) -> Layout:
    """``addressed``: with addressees one line below it (7.3.2)."""
    return Layout(after=PITCH if addressed else round(below_title(lines) * PITCH))


_TITLE = Layout(
    keep_next=True,
    keep_lines=True,
    line=round(TITLE_LINE * PITCH),
    after=round(below_title(2) * PITCH),
    alignment="center",
)

STYLES = (
    Style(id="BodyText", name="Body Text", layout=Layout(first=_INDENT)),
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
        layout=Layout(keep_next=True, before=PITCH, right=_OVER, alignment="left"),
        follows="Date",
    ),
    Style(id="Date", name="Date", layout=Layout(right=_OVER, alignment="left")),
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
