"""Where pictures go, so that pages are full.

A picture that does not fit on the rest of a page would leave it white. It is drawn
a little lower, or put behind the next paragraphs as far as the page runs, but never
behind a heading. Heights are counted in lines; where the count is off, the layout
still holds: there is only a gap.
"""

from dataclasses import replace

from reports.render.parts import Part

PAGE_LINES = 22


def fill_pages(parts: list[Part]) -> list[Part]:
    """The parts in the order of printing, pictures with the height they get."""
    placed: list[Part] = []
    waiting = list(parts)
    used = 0
    while waiting:
        part = waiting.pop(0)
        room = PAGE_LINES - used
        if part.kind == "figure" and part.height > room:
            if part.least_height <= room:
                part = replace(part, height=room)
            elif ahead := _to_page_end(waiting, room):
                waiting[:ahead] = _figures_last(part, waiting[:ahead])
                part = waiting.pop(0)
        used = _after(used, part)
        placed.append(part)
    return placed


def _to_page_end(parts: list[Part], room: int) -> int:
    """How many parts it takes to fill the page with paragraphs; 0 when something
    other than a paragraph or a further picture comes first."""
    for count, part in enumerate(parts):
        if room <= 0:
            return count
        if part.kind == "paragraph":
            room -= part.height
        elif part.kind != "figure":
            return 0
    return len(parts) if room <= 0 else 0


def _figures_last(figure: Part, parts: list[Part]) -> list[Part]:
    """Paragraphs first; among themselves all keep their order."""
    return sorted([figure, *parts], key=lambda part: part.kind == "figure")


def _after(used: int, part: Part) -> int:
    """The lines used on the page that the part ends on."""
    whole = part.kind in ("figure", "title", "signature", "heading")
    needs = part.height + (part.kind == "heading")
    if whole and used + needs > PAGE_LINES:
        used = 0
    return (used + part.height) % PAGE_LINES
