"""Where pictures go, so that pages are full.

A picture that does not fit on the rest of a page would leave it white. It is put
behind the next paragraphs instead, as far as the page runs, but never behind a
heading. Heights are counted in lines; where the count is off, the layout still
holds: there is only a gap.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.render.galley import Part

PAGE_LINES = 22


def fill_pages(parts: "list[Part]") -> "list[Part]":
    """The parts in the order of printing."""
    placed: list[Part] = []
    waiting = list(parts)
    used = 0
    while waiting:
        part = waiting.pop(0)
        if part.kind == "figure" and used + part.height > PAGE_LINES:
            ahead = _paragraphs_to_page_end(waiting, PAGE_LINES - used)
            if ahead:
                waiting[:ahead] = [*waiting[:ahead], part]
                part = waiting.pop(0)
        used = _after(used, part)
        placed.append(part)
    return placed


def _paragraphs_to_page_end(parts: "list[Part]", room: int) -> int:
    """How many paragraphs fill the page; 0 when something else comes first."""
    for count, part in enumerate(parts):
        if room <= 0:
            return count
        if part.kind != "paragraph":
            return 0
        room -= part.height
    return len(parts) if room <= 0 else 0


def _after(used: int, part: "Part") -> int:
    """The lines used on the page that the part ends on."""
    whole = part.kind in ("figure", "title", "signature")
    needs = part.height + (part.kind == "heading")
    if (whole or part.kind == "heading") and used + needs > PAGE_LINES:
        used = 0
    return (used + part.height) % PAGE_LINES
