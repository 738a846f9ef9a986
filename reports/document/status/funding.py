"""（六）经费保障: what communities are given and what they earn."""

from reports.document.book import Book
from reports.document.charts import years_chart
from reports.document.clauses import Clause, paragraphs, tell
from reports.document.shapes import Block
from reports.document.status.changes import yearly_clauses
from reports.document.wording import Verbs


def blocks(book: Book) -> tuple[Block, ...]:
    text = paragraphs(
        tell(
            _span(
                book, "office_fund_per_community", f"{book.each}办公经费每年{{span}}元"
            ),
            _span(book, "work_fund_per_community", "工作经费每年{span}元"),
            _span(book, "special_fund_per_community", "服务群众专项经费每年{span}元"),
        ),
        tell(book.say("统计期内投入场所建设和装修资金{facility_cost}元")),
        tell(_sources(book)),
        tell(
            *yearly_clauses(
                book, "income_by_year", "社区自有收入", "元", Verbs.AMOUNT, "无收入"
            )
        ),
    )
    chart = years_chart(book, "income_by_year", "社区自有收入", "元")
    return (*text, chart) if chart else text


def _sources(book: Book) -> Clause | None:
    slug = "funding_by_source"
    if len(book.counting_keys(slug)) < 2:
        return None
    return book.split(slug, "元", "各项经费按来源分，")


def _span(book: Book, slug: str, pattern: str) -> Clause | None:
    span = book.span(slug)
    return book.say(pattern, about=slug, span=span) if span else None
