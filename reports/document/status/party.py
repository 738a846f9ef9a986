"""（四）党的建设: party organisations and their members."""

from dataclasses import replace

from reports.document.book import Book
from reports.document.clauses import Clause, led, paragraphs, tell
from reports.document.shapes import Block
from reports.document.superlatives import extreme


def blocks(book: Book) -> tuple[Block, ...]:
    return paragraphs(
        tell(
            _coverage(book),
            book.say("共有社区党组织{party_org_total}个"),
            book.kinds("party_org_by_type", "party_org_total", "个"),
        ),
        tell(
            book.say("现有党员{party_member_total}名"),
            _direct(book),
            book.say("平均每个党组织{members_per_org}名")
            if book.communities > 1
            else None,
        ),
        tell(
            extreme(book, "most_members", "党员最多的是{places}，{all}达{figure}名"),
        ),
        tell(_tags(book)),
        tell(
            *led(
                book.say("建立党网格{party_grid_total}个"),
                book.say("覆盖率{party_grid_coverage}"),
            ),
            book.say("在职党员到社区报到率{in_service_registered_share}"),
            book.say("“两新”组织党组织覆盖率{two_new_coverage}"),
        ),
        tell(
            book.say("配备党建组织员{organiser_total}名"),
            book.say("培养入党积极分子{activist_total}名"),
            book.say("党组织软弱涣散的社区{weak_party_org_communities}个"),
        ),
    )


def _coverage(book: Book) -> Clause | None:
    slug = "party_org_coverage"
    found = book.figure(slug)
    if found is None:
        return None
    everyone = book.all_of(slug)
    if found.exact == 1:
        return book.say(f"{everyone}已建立党组织", about=slug)
    return book.say(
        "已建立党组织的社区占{party_org_coverage}", zero=f"{everyone}未建立党组织"
    )


def _direct(book: Book) -> Clause | None:
    if book.value("direct_member_total") == book.value("party_member_total"):
        return None
    return book.say("直管党员{direct_member_total}名")


def _tags(book: Book) -> Clause | None:
    """Members by tag. One member may have several: they never add up."""
    slug = "party_member_tags"
    clause = book.split(slug, "名", "党员中，")
    if clause is None or len(book.counting_keys(slug)) < 2:
        return clause
    return replace(clause, parts=(*clause.parts, "（各类有交叉）"))
