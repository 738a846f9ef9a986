"""（七）平安建设: security cases, hazards, and who looks after them."""

from reports.document.book import Book
from reports.document.charts import years_chart
from reports.document.clauses import Clause, Told, led, paragraphs, tell
from reports.document.shapes import Block
from reports.document.status.changes import yearly_clauses
from reports.document.wording import Verbs


def blocks(book: Book) -> tuple[Block, ...]:
    text = paragraphs(
        tell(
            *yearly_clauses(
                book, "security_cases_by_year", "治安案件", "起", Verbs.CASES, "未发生"
            )
        ),
        _hazards(book),
        tell(_categories(book)),
        tell(
            _police_rooms(book),
            book.say("配备社区民警{police_officer_total}名"),
            book.say("组建治安巡逻队{patrol_team_total}支"),
            book.say("有调解员{mediator_total}名"),
            book.say("调解纠纷{disputes_mediated_total}件"),
        ),
    )
    chart = years_chart(book, "security_cases_by_year", "治安案件", "起")
    return (*text, chart) if chart else text


def _hazards(book: Book) -> Told:
    settled = None
    if book.value("hazard_open_total") == 0 and book.value("hazard_total"):
        settled = book.say("均已整改销号", about="hazard_open_total")
    return tell(
        book.say(
            "统计期内排查安全隐患{hazard_total}处",
            zero="统计期内未排查发现新的安全隐患",
        ),
        settled or book.say("整改率{hazard_closure_rate}"),
        *led(
            book.say(
                "尚未整改的隐患{hazard_open_total}处{outside}",
                outside="（含统计期以外排查的）" if _found_outside(book) else "",
            ),
            book.say("其中重大隐患{hazard_major_open_total}处"),
            book.say("超过整改时限的{hazard_overdue_total}处"),
        ),
    )


def _found_outside(book: Book) -> bool:
    """Whether hazards are open that were not found in the period: then the numbers
    of those found and those open are of different hazards."""
    found, still_open = book.value("hazard_total"), book.value("hazard_open_total")
    if found is None or not still_open:
        return False
    closed = found * (book.value("hazard_closure_rate") or 0)
    return bool(still_open > round(found - closed))


def _categories(book: Book) -> Clause | None:
    """Of all that were found in the period or are open."""
    lead = "在册隐患按类别分，" if _found_outside(book) else "隐患按类别分，"
    return book.split("hazards_by_category", "处", lead)


def _police_rooms(book: Book) -> Clause | None:
    slug = "police_room_communities"
    found = book.figure(slug)
    if found is None:
        return None
    everyone = book.all_of(slug)
    if found.value == found.reported:
        return book.say(f"{everyone}设有警务室", about=slug)
    if not found.value and book.tells("no-police-room"):
        return None
    return book.say(
        "设有警务室的社区{police_room_communities}个", zero=f"{everyone}未设警务室"
    )
