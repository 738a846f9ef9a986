"""一、基本情况: a subsection for every theme with something on record."""

from collections.abc import Callable

from reports.document.book import Book
from reports.document.kinds import Part
from reports.document.sentences import line
from reports.document.shapes import Block, Paragraph, Section
from reports.document.status import (
    construction,
    funding,
    party,
    premises,
    safety,
    scale,
    services,
    staff,
)
from reports.indicators.base import THEME_NAMES, Theme

PARTS: dict[Theme, Callable[[Book], tuple[Block, ...]]] = {
    Theme.SCALE: scale.blocks,
    Theme.PREMISES: premises.blocks,
    Theme.STAFF: staff.blocks,
    Theme.PARTY: party.blocks,
    Theme.SERVICES: services.blocks,
    Theme.FUNDING: funding.blocks,
    Theme.SAFETY: safety.blocks,
    Theme.CONSTRUCTION: construction.blocks,
}


def section(book: Book) -> Section:
    heading = book.context.kind.heading(Part.STATUS)
    parts = [
        Section(f"status:{theme}", THEME_NAMES[theme], blocks)
        for theme in book.context.ordered_themes
        if (blocks := PARTS[theme](book))
    ]
    if parts:
        return Section("status", heading, sections=tuple(parts))
    nothing = line("section:status", "报告所列内容各社区均未填报。")
    return Section("status", heading, (Paragraph((nothing,)),))
