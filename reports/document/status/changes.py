"""Clauses that set this period against the base period."""

from reports.document.book import Book
from reports.document.clauses import Clause
from reports.document.shapes import Part, Quantity
from reports.document.wording import Verbs, change, share_change, trend


def change_clause(
    book: Book, slug: str, what: str, verbs: Verbs, *, dated: bool = False
) -> Clause | None:
    """户数比2024年增长2.1%; with ``dated`` the base period is named first."""
    figure = book.figure(slug)
    if figure is None or book.context.base_label is None:
        return None
    evidence, exact = f"indicator:{slug}", figure.exact
    # From the exact figures: what is set against each other is not rounded before.
    if figure.indicator.unit == "share":
        words = share_change(figure.value["change"], evidence)
    elif figure.value["base"] == figure.value["now"]:
        words = ("持平",)
    else:
        words = change(exact["base"], exact["now"], evidence, verbs)
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

    A year of nothing is told in the words ``none``. Years that not the same
    communities have reported each say of how many they are; sums over others
    every year do not move.
    """
    years = book.years(slug)
    if not years:
        return ()
    is_even = book.figures[slug].is_even
    said: list[Part] = [what]
    for position, (year, value) in enumerate(years):
        amount = (book.number(value, slug), unit) if value else (none,)
        said += ["、" if position else "", _year(year, slug), "年", *amount]
        said += () if is_even else book.coverage(f"{slug}.{year}")
    clause = book.clause(said, [slug])
    if not is_even:
        return (clause.covered(),)
    return clause, _movement(book, slug, verbs)


def _year(year: int, slug: str) -> Quantity:
    return Quantity(str(year), f"indicator:{slug}", year)


def _movement(book: Book, slug: str, verbs: Verbs) -> Clause | None:
    """The trend of three years and more; of two, the change."""
    years, values = zip(*book.years(slug), strict=True)
    # A trend holds from year to year; who knows of a year that is left out.
    words = trend(values) if years[-1] - years[0] < len(years) else None
    if words:
        return book.clause([words], [slug])
    if len(values) < 2:
        return None
    moved = change(values[0], values[-1], f"indicator:{slug}", verbs)
    return book.clause(moved, [slug]) if moved else None
