"""（二）阵地建设: offices, whose they are and what is in them."""

from reports.document.book import Book
from reports.document.charts import area_chart
from reports.document.clauses import Clause, Told, led, paragraphs, tell
from reports.document.quantity_words import quantity_word
from reports.document.sentences import joined_names, name, named
from reports.document.shapes import Block, Part
from reports.document.status.changes import change_clause
from reports.document.status.rooms import rooms, stations
from reports.document.superlatives import MOST_NAMES, extreme, place_names
from reports.document.wording import Verbs

_SMALL_M2 = 300


def blocks(book: Book) -> tuple[Block, ...]:
    text = paragraphs(
        tell(
            book.say("在用办公服务用房总面积{office_area_total}平方米"),
            book.say("平均每个社区{office_area_avg}平方米") if book.each else None,
            book.say("每百户居民拥有{area_per_100_households}平方米"),
            change_clause(
                book, "office_area_growth", "总面积", Verbs.AMOUNT, dated=True
            ),
        ),
        tell(_bands(book), _mostly_small(book), *_meeting(book)),
        led(
            extreme(
                book,
                "largest_office",
                "用房面积最大的是{places}，{all}为{figure}平方米",
            ),
            extreme(book, "smallest_office", "最小的是{places}，{all}仅{figure}平方米"),
        ),
        _tenure(book),
        tell(_idle(book)),
        tell(*rooms(book)),
        tell(
            stations(book),
            book.say("居民活动面积占场所总面积的{activity_area_share}"),
        ),
    )
    chart = area_chart(book)
    return (*text, chart) if chart else text


def _bands(book: Book) -> Clause | None:
    slug = "office_area_bands"
    found = book.counting_keys(slug)
    if book.figure(slug) and book.figures[slug].reported == 1:
        return None  # the area itself says it
    if len(found) == 1:
        label = name(book.keys(slug)[found[0]])
        return book.say("各社区用房均在{band}", about=slug, band=label)
    return book.split(slug, "个", "按用房面积分，", "的")


def _mostly_small(book: Book) -> Clause | None:
    """大多不足300平方米, where that holds for more than half of several."""
    slug = "area_below_count"
    found = book.figure(slug)
    if found is None or found.reported < 3 or found.value * 2 <= found.reported:
        return None
    word = quantity_word(found.value, found.reported)
    if word is None or len(book.counting_keys("office_area_bands")) < 2:
        return None
    bound = book.number(_SMALL_M2, slug)
    return book.say(
        "{word}不足{bound}平方米", about=slug, word=word.adverb, bound=bound
    )


def _meeting(book: Book) -> Told:
    """How many reach the standard, told with its value where there is one."""
    slug = "area_meeting_standard_count"
    found = book.figure(slug)
    if found is None:
        return ()
    standard: tuple[Part, ...] = ("当地现行标准",)
    finding = book.findings.get("office-area-below-standard")
    if finding and len(finding.standards) == 1:
        standard = (*book.demand(finding.standards[0]), "标准")
    if found.value in (0, found.reported):
        verb = "达到" if found.value else "未达到"
        return tell(
            book.say(
                "{all}{verb}{to}",
                about=slug,
                all=book.all_of(slug) or "用房面积",
                verb=verb,
                to=standard,
            ),
        )
    return led(
        book.say("达到{to}的社区{area_meeting_standard_count}个", to=standard),
        book.say("占{area_meeting_standard_share}"),
    )


def _tenure(book: Book) -> Told:
    """Where the offices come from. Who lends them and what they cost is told
    here only where the problems do not tell it."""
    slug = "tenure_distribution"
    found = book.counting_keys(slug)
    if len(found) == 1 and book.figures[slug].reported > 1:
        kind = name(book.keys(slug)[found[0]])
        how: Clause | None = book.say("办公用房均为{kind}", about=slug, kind=kind)
    else:
        how = book.split(slug, "个", "从办公用房来源看，")
    if book.tells("office-not-owned"):
        return tell(how)
    own = book.value("own_office_share")
    owning = None
    if own is not None and own < 1:
        owning = book.say(
            "有自有办公用房的社区占{own_office_share}",
            zero=f"{book.all_of('own_office_share')}无自有办公用房",
        )
    return tell(*led(how, *_rent(book), _providers(book)), owning)


def _providers(book: Book) -> Clause | None:
    slug = "provider_list"
    found = book.figure(slug)
    if found is None or not found.value:
        return None
    shown = joined_names(found.value[: MOST_NAMES + 1])
    if len(found.value) > MOST_NAMES + 1:
        shown = (*shown, "等", book.number(len(found.value), slug), "家单位")
    return book.say("借用的用房由{providers}提供", about=slug, providers=shown)


def _rent(book: Book) -> Told:
    """Few leases by name with their rent, many as a number and a sum."""
    slug = "rent_rows"
    found = book.figure(slug)
    rows = found.value if found else ()
    if not rows:
        return ()
    priced = rows.known.get("monthly_rent_yuan", 0)
    if rows.number > MOST_NAMES or priced < rows.number:
        return tell(
            book.say(
                "租赁场所{count}处", about=slug, count=book.number(rows.number, slug)
            ),
            book.say("月租金合计{rent_total}元") if priced else None,
        )
    told = named(
        (
            *place_names(book, [row.place], f"indicator:{slug}"),
            "月租金",
            book.number(row.figures["monthly_rent_yuan"], slug),
            "元",
        )
        for row in rows
    )
    return tell(book.say("其中{rows}", about=slug, rows=told))


def _idle(book: Book) -> Clause | None:
    slug = "unused_owned"
    found = book.figure(slug)
    rows = found.value if found else ()
    if not rows or book.tells("facility-idle-owned"):
        return None
    area: tuple[Part, ...] = ()
    if rows.known.get("floor_area_m2") == rows.number:
        area = ("、", book.number(rows.sums["floor_area_m2"], slug), "平方米")
    return book.say(
        "自有场所中有{count}处{area}尚未投入使用",
        about=slug,
        count=book.number(rows.number, slug),
        area=area,
    )
