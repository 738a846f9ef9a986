"""The parts that only a formal document has: its red head and its imprint (版记).

GB/T 9704-2012, 7.2 and 7.4. ``print.css`` says where they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports.document.redhead import RedHead
from reports.document.shapes import Document
from reports.render.charts import PITCH_MM
from reports.render.makeup import PAGE_LINES
from reports.render.official import (
    BODY_PT,
    LINE,
    LINE_MM,
    TITLE_LINE,
    TITLE_PT,
    measure,
)
from reports.render.parts import EMPTY, Part
from reports.render.titles import title_lines
from reports.render.typefaces import Role
from reports.render.typesetting import EM, Line, Typesetter

# 6.2: yellow and magenta at 80 %, without the other two inks.
RED = "ff3333"
# 7.2.4: the mark begins 35 mm below the edge of the text; its size is the organ's
# choice. As high as this, or less where the line would not hold it.
MARK_TOP_MM, MARK_MM = 35.0, 17.0
# 7.2.5 and 7.2.7: the number two lines below, the rule 4 mm below that.
ABOVE_NUMBER_LINES, ABOVE_RULE_MM, RULE_MM = 2, 4.0, 0.5
# 7.3.1: the title two lines below the rule; 7.3.2: the addressees one below it.
ABOVE_TITLE_LINES = 2
# 7.4.1: the first and the last rule, and those between.
OUTER_RULE_MM, INNER_RULE_MM = 0.35, 0.25
IMPRINT_PT = 14.0
SIGNER = "签发人："
ABOVE_ADDRESSEES = "above-addressees"  # a title's class in the print style sheet
# By the names that the print style sheet knows them under.
MEASURES = {
    "red": RED,
    "mark_top": MARK_TOP_MM,
    "above_rule": ABOVE_RULE_MM,
    "rule": RULE_MM,
    "outer_rule": OUTER_RULE_MM,
    "inner_rule": INNER_RULE_MM,
    "imprint_size": IMPRINT_PT,
}
# A head with the largest mark, in lines of the text.
_HEAD_LINES = 11
_MM_PER_POINT = 25.4 / 72


class Setting(Protocol):
    """What of a Galley is needed here."""

    def setter(self, role: Role) -> Typesetter: ...

    def style(self, declarations: str) -> str: ...

    def markup(self, lines: tuple[Line, ...], role: Role) -> SafeString: ...

    def title(self, title: str) -> Part: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the imprint: what it is, and whom it names."""

    label: str  # 主送： or 抄送：
    text: str  # with its full stop


def mark_points(width: int) -> float:
    """The size of a mark of that width in em / 1000."""
    widest = LINE * BODY_PT / width
    return min(MARK_MM / _MM_PER_POINT, widest)


def addressed(head: RedHead) -> str:
    return f"{head.addressees}："


def entries(head: RedHead, document: Document) -> tuple[Entry, ...]:
    """Whom the imprint names above the printing organ."""
    moved = not addressees_stand_above(document)
    named = [("主送：", head.addressees)] if moved else []
    named += [("抄送：", head.copies)] if head.copies else []
    return tuple(Entry(label, f"{text.rstrip('。')}。") for label, text in named)


def lines_of_imprint(head: RedHead, document: Document) -> int:
    """By the count of letters, for a renderer that does not set them itself."""
    room = LINE_MM / (IMPRINT_PT * _MM_PER_POINT) - 2
    named = entries(head, document)
    return 1 + sum(ceil(len(each.text) / int(room - len(each.label))) for each in named)


def printed(document: Document) -> str:
    """7.4.3: the day of issue."""
    return f"{document.dated}印发"


def addressees_stand_above(document: Document) -> bool:
    """Whether they leave page 1 room for any text; else they go into the imprint.

    7.3.2. By the count of letters, so that every renderer answers alike.
    """
    head = document.red_head
    if head is None:
        return False
    title = len(title_lines(document.title, measure(TITLE_PT))) + 2
    to = ceil(len(addressed(head)) * EM / LINE)
    return _HEAD_LINES + title + to < PAGE_LINES


def opening(galley: Setting, document: Document) -> Iterator[Part]:
    """The title; of a formal document with its head above, and the addressees below
    unless they stand in the imprint."""
    head = document.red_head
    title = galley.title(document.title)
    above = addressees_stand_above(document)
    if head:
        first = _head(galley, head, document)
        # Head and title fill whole lines together, not each for itself.
        rest = 1 + TITLE_LINE * (title.height - 2) if above else title.height
        yield replace(first, height=ceil(_lines_of(galley, head) + rest) - title.height)
    if head and above:
        yield replace(title, style=ABOVE_ADDRESSEES)
        yield _addressees(galley, head)
    else:
        yield title


def _size_of_mark(galley: Setting, head: RedHead) -> float:
    return mark_points(galley.setter(Role.XIAOBIAOSONG).width(head.mark))


def _lines_of(galley: Setting, head: RedHead) -> float:
    """From the edge of the text to the title."""
    letters = (_size_of_mark(galley, head) + BODY_PT) * _MM_PER_POINT
    height = MARK_TOP_MM + letters + ABOVE_RULE_MM + RULE_MM
    return height / PITCH_MM + ABOVE_NUMBER_LINES + ABOVE_TITLE_LINES


def _head(galley: Setting, head: RedHead, document: Document) -> Part:
    role = Role.XIAOBIAOSONG
    setter = galley.setter(role)
    size = _size_of_mark(galley, head)
    mark = galley.markup(setter.lines(head.mark, measure(size), fill=False), role)
    return Part(
        "red_head",
        format_html(
            '<p class="mark {}">{}</p>{}',
            galley.style(f"font-size:{size:.2f}pt"),
            mark,
            _number_line(galley, head, document),
        ),
        label=head.mark,
    )


def _number_line(galley: Setting, head: RedHead, document: Document) -> SafeString:
    """Centred; with a signer, one character from either edge."""
    setter = galley.setter(Role.FANGSONG)
    before, behind = head.number_parts(document.dated)
    number = _words(galley, before, Role.FANGSONG)
    width = setter.width(before)
    if behind:
        blank, end = SafeString('<span class="blank"></span>'), setter.width(behind)
        number = format_html(
            "{}{}{}", number, blank, _words(galley, behind, Role.FANGSONG)
        )
        width += 2 * EM + end
    if not head.signer:
        return format_html('<p class="document-number">{}</p>', number)
    kaiti = galley.setter(Role.KAITI)
    named = setter.width(SIGNER) + kaiti.width(head.signer)
    gap = max(EM, LINE - 2 * EM - width - named)
    return format_html(
        '<p class="document-number upward">{}<span class="{}">{}</span>'
        '<span class="signer">{}</span></p>',
        number,
        galley.style(f"margin-left:{gap}e-3em"),
        _words(galley, SIGNER, Role.FANGSONG),
        _words(galley, head.signer, Role.KAITI),
    )


def _words(galley: Setting, text: str, role: Role) -> SafeString:
    return galley.markup(galley.setter(role).lines(text, LINE, fill=False), role)


def _addressees(galley: Setting, head: RedHead) -> Part:
    lines = galley.setter(Role.FANGSONG).lines(addressed(head), LINE)
    text = galley.markup(lines, Role.FANGSONG)
    return Part("addressees", text, len(lines), label=addressed(head))


def imprint(galley: Setting, document: Document) -> Iterator[Part]:
    """At the foot of a formal document's last page; ``height`` counts a free line
    above it."""
    head = document.red_head
    if head is None:
        return
    setter = galley.setter(Role.FANGSONG)
    rows = []
    height = 2
    room = measure(IMPRINT_PT) - 2 * EM
    for entry in entries(head, document):
        inset = setter.width(entry.label)
        lines = setter.lines(entry.text, room - inset, fill=False)
        label = setter.lines(entry.label, room, fill=False)[0]
        text = galley.markup(((*label, *lines[0]), *lines[1:]), Role.FANGSONG)
        style = galley.style(
            f"padding-left:{inset + EM}e-3em;text-indent:-{inset}e-3em"
        )
        rows.append(format_html('<p class="{}">{}</p>', style, text))
        height += len(lines)
    day = printed(document)
    gap = room - setter.width(head.printer) - setter.width(day)
    last = format_html(
        '<p class="printer">{}<span class="{}">{}</span></p>',
        _words(galley, head.printer, Role.FANGSONG),
        galley.style(f"margin-left:{max(EM, gap)}e-3em"),
        _words(galley, day, Role.FANGSONG),
    )
    text = EMPTY
    if rows:
        joined = SafeString("").join(rows)
        text = format_html('<div class="copies">{}</div>', SafeString(joined))
    yield Part(
        "imprint",
        format_html("{}{}", text, last),
        height,
        level=len(rows),
        style=galley.style(f"height:calc({height} * var(--pitch))"),
        label=head.printer,
    )
