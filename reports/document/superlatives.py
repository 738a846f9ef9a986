"""Communities by name: who has the largest figure, who the smallest."""

from collections.abc import Sequence

from communities.divisions import Level, level_of
from reports.document.book import Book
from reports.document.clauses import Clause
from reports.document.sentences import name, named
from reports.document.shapes import Part
from reports.indicators.tallies import Place, Superlative

# More names than this are cut to the first ones and 等N个社区.
MOST_NAMES = 5


def extreme(book: Book, slug: str, pattern: str) -> Clause | None:
    """A superlative: ``{places}``, ``{all}`` (均 for several) and ``{figure}``.

    Dropped where fewer than three communities could have been compared, or
    where all of them share the figure.
    """
    found = book.figure(slug)
    number = book.quantity(slug)
    if found is None or found.reported < 3 or number is None or not number.value:
        return None
    if found.value.count == found.reported:
        return None
    return book.say(
        pattern,
        about=slug,
        places=places(book, slug),
        all="均" if found.value.count > 1 else "",
        figure=number,
    )


def places(book: Book, slug: str) -> tuple[Part, ...]:
    """The communities of a superlative; many are cut to 等N个社区."""
    found: Superlative = book.figures[slug].value
    shown = place_names(book, found.places[:MOST_NAMES], f"indicator:{slug}")
    if found.count <= MOST_NAMES:
        return shown
    return (*shown, "等", book.number(found.count, slug), "个社区")


def place_names(book: Book, found: Sequence[Place], evidence: str) -> tuple[Part, ...]:
    """东城街道塔山社区、桐梓社区: a township is named once for those that follow,
    and not at all in a report on that township."""
    inside = level_of(book.context.scope_code) >= Level.TOWNSHIP
    told: list[tuple[Part, ...]] = []
    last = ""
    for place in found:
        named_above = inside or place.township == last
        shown = "" if named_above else place.township
        if place.name.startswith(place.township):
            shown = ""
        last = place.township
        told.append(tuple(name(x, evidence) for x in (shown, place.name) if x))
    return named(told)
