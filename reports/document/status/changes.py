"""Clauses that set this period against the base period."""

from reports.document.book import Book
from reports.document.clauses import Clause
from reports.document.shapes import Part, Quantity
from reports.document.wording import Verbs, change, share_change, trend


def change_clause(
    book: Book, slug: str, what: str, verbs: Verbs, *, dated: bool = False
) -> Clause | None:
    """户数比2024年增长2.1%; with ``dated`` the base period is named first."""
    base, now = book.value(f"{slug}.base"), book.value(f"{slug}.now")
    if base is None or now is None or book.context.base_label is None:
        return None
    evidence = f"indicator:{slug}"
    if book.figures[slug].indicator.unit == "share":
        words = share_change(now - base, evidence)
    else:
        words = change(base, now, evidence, verbs)
    if not words:
        return None
    since: tuple[Part, ...] = ()
    if dated:
        since = ("与", book.context.part("base"), "相比，")
    return book.clause((*since, what, *words), [slug])


def yearly_clauses(
    book: Book, slug: str, what: str, unit: str, verbs: Verbs, none: str
) -> tuple[Clause | None, ...]:
    """治安案件2024年33起、2025年28起，下降15.2%: a series and how it moves.

    A year of nothing is told in the words ``none``.
    """
    years = book.years(slug)
    if not years:
        return ()
    said: list[Part] = [what]
    for position, (year, value) in enumerate(years):
        amount = (book.number(value, slug), unit) if value else (none,)
        said += ["、" if position else "", _year(year, slug), "年", *amount]
    return book.clause(said, [slug]), _movement(book, slug, verbs)


def _year(year: int, slug: str) -> Quantity:
    return Quantity(str(year), f"indicator:{slug}", year)


def _movement(book: Book, slug: str, verbs: Verbs) -> Clause | None:
    """The trend of three years and more; of two, the change."""
    values = [value for _, value in book.years(slug)]
    words = trend(values)
    if words:
        return book.clause([words], [slug])
    if len(values) < 2:
        return None
    moved = change(values[0], values[-1], f"indicator:{slug}", verbs)
    return book.clause(moved, [slug]) if moved else None
