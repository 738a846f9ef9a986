"""What the staff are paid: by grade, by place, by payer, and against wages."""

from communities.divisions import Level, level_of
from reports.document.book import Book
from reports.document.clauses import Clause, Told, tell
from reports.document.sentences import named
from reports.document.shapes import Part
from reports.indicators.words import GRADES, LOCATIONS, PAYERS, UNKNOWN

_COUNTY_FINANCE = "county_finance"
# What the name of a division at the level of counties ends with.
_COUNTIES = frozenset("县区市旗")


def pay(book: Book) -> tuple[Told, ...]:
    grades = _by_grade(book)
    return (
        tell(*grades, *_by_payer(book)) if grades else (),
        tell(
            *_against_wages(book),
            _range(book, "pension_subsidy_range", "养老保险补助每人每年{span}元"),
            book.say(
                "“五险一金”参保率{insurance_coverage}",
                zero="均未缴纳“五险一金”",
            ),
        ),
    )


def _grades(book: Book, slug: str, prefix: str = "") -> list[str]:
    """The grades on record under a prefix, such as urban_core."""
    return [grade for grade in GRADES if book.span(f"{slug}.{prefix}{grade}")]


def _by_grade(book: Book) -> list[Clause | None]:
    """By place where several places differ, else by grade alone."""
    slug = "pay_by_grade"
    places = [p for p in LOCATIONS if _grades(book, slug, f"{p}.")]
    prefixes = [f"{place}." for place in places] if len(places) > 1 else [""]
    told: list[Clause | None] = []
    for prefix in prefixes:
        where = LOCATIONS.get(prefix.removesuffix("."), "")
        for position, grade in enumerate(_grades(book, slug, prefix)):
            opening = (
                f"{where}{GRADES[grade]}每月报酬" if not position else GRADES[grade]
            )
            amount = book.span(f"{slug}.{prefix}{grade}")
            told.append(book.clause([opening, *amount, "元"], [slug]))
    return told


def _by_payer(book: Book) -> list[Clause | None]:
    """What each payer gives to the grades, in the order they were told; the
    payers alone where there is one, or where the amounts differ by community. Who
    is not stated to pay is not named."""
    slug = "pay_components"
    by_payer = {
        payer: [book.span(f"{slug}.{payer}.{g}") for g in grades]
        for payer in PAYERS
        if payer != UNKNOWN and (grades := _grades(book, slug, f"{payer}."))
    }
    others = "等" if _grades(book, slug, f"{UNKNOWN}.") else ""
    if not by_payer:
        return []
    spread = any(len(span) > 1 for spans in by_payer.values() for span in spans)
    if len(by_payer) == 1 or spread:
        payers = "、".join(_payer(book, payer) for payer in by_payer) + others
        together = "共同" if len(by_payer) > 1 or others else ""
        return [book.say(f"由{payers}{together}发放", about=slug)]
    told: list[Clause | None] = []
    for payer, spans in by_payer.items():
        opening = "" if told else "其中"
        said = [f"{opening}{_payer(book, payer)}", *_each(book, slug, payer, spans)]
        told.append(book.clause(said, [slug]))
    return told


def _payer(book: Book, payer: str) -> str:
    """县财政 in a report on a county, 区财政 on a district; 县级财政 on any other."""
    context = book.context
    last = context.scope_name[-1:]
    is_county = level_of(context.scope_code) is Level.COUNTY
    if payer == _COUNTY_FINANCE and is_county and last in _COUNTIES:
        return f"{last}财政"
    return PAYERS[payer]


def _each(
    book: Book, slug: str, payer: str, spans: list[tuple[Part, ...]]
) -> tuple[Part, ...]:
    grades = _grades(book, slug, f"{payer}.")
    if len(grades) == 1:
        return (f"向{GRADES[grades[0]]}发放", *spans[0], "元")
    if len({book.value(f"{slug}.{payer}.{grade}") for grade in grades}) == 1:
        return ("均发放", *spans[0], "元")
    return ("分别发放", *named((*span, "元") for span in spans))


def _against_wages(book: Book) -> list[Clause | None]:
    """Each grade's part of what employees earn there; where that is a problem,
    the problem tells it."""
    slug = "pay_vs_average"
    low = book.findings.get("staff-pay-low")
    if low and low.hit:
        return []
    told: list[Clause | None] = []
    for grade in _grades(book, slug):
        of_what = "当地职工月平均工资的" if not told else ""
        share = book.span(f"{slug}.{grade}")
        told.append(book.clause([GRADES[grade], "月报酬为", of_what, *share], [slug]))
    return told


def _range(book: Book, slug: str, pattern: str) -> Clause | None:
    span = book.span(slug)
    return book.say(pattern, about=slug, span=span) if span else None
