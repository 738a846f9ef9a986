"""（一）规模与结构: how many communities there are, and how large."""

from dataclasses import replace

from reports.document.book import Book
from reports.document.charts import change_chart
from reports.document.clauses import Clause, Told, led, paragraphs, tell
from reports.document.sentences import name
from reports.document.shapes import Block
from reports.document.status.changes import change_clause
from reports.document.superlatives import extreme
from reports.document.wording import Verbs
from reports.indicators.words import UNKNOWN

# A smallest figure this many times under the largest is told with 仅.
_FAR = 4


def blocks(book: Book) -> tuple[Block, ...]:
    text = paragraphs(
        _communities(book),
        tell(
            book.say("现有居民{household_total}户"),
            book.say("人口{population_total}人"),
            book.say("户均{avg_household_size}人"),
        ),
        tell(
            book.say("常住人口{resident_population_total}人"),
            book.say("户籍人口{registered_population_total}人"),
            book.say("流动人口{floating_population_total}人"),
            book.say("老年人口{elderly_population_total}人"),
            _peoples(book),
        ),
        tell(
            *book.series(
                "辖区有",
                "居民小组{resident_group_total}个",
                "住宅小区{estate_total}个",
                "居民楼{building_total}栋",
                "网格{grid_total}个",
            ),
            book.say("平均每个网格{households_per_grid}户"),
        ),
        led(
            book.say("困难户{hardship_household_total}户"),
            book.say("占总户数的{hardship_household_share}"),
        ),
        tell(_groups(book)),
        _extremes(book, "管辖面积", "area", "大", "小", "平方公里"),
        _most_people(book),
        tell(
            change_clause(book, "household_change", "户数", Verbs.NUMBER, dated=True),
            change_clause(book, "population_change", "人口", Verbs.NUMBER),
            change_clause(book, "resident_population_change", "常住人口", Verbs.NUMBER),
        ),
    )
    charts = (
        change_chart(book, "household_change", "居民户数变化", "户"),
        change_chart(book, "population_change", "人口变化", "人"),
    )
    return (*text, *(chart for chart in charts if chart))


def _communities(book: Book) -> Told:
    """How many there are and of what kinds; of one, which kind it is."""
    scope = book.context.part("scope")
    by_class = "community_count_by_class"
    if not book.context.is_one_community:
        return tell(
            book.say("{scope}共有社区{community_count}个", scope=scope),
            book.kinds(by_class, "community_count", "个"),
            _locations(book),
        )
    kinds = [key for key in book.counting_keys(by_class) if key != UNKNOWN]
    if len(kinds) != 1:
        return ()
    kind = name(book.keys(by_class)[kinds[0]])
    return tell(book.say("{scope}为{kind}", about=by_class, scope=scope, kind=kind))


def _locations(book: Book) -> Clause | None:
    slug = "community_count_by_location"
    if not book.partitions(slug, "community_count"):
        return None
    if len(book.counting_keys(slug)) < 2:
        return None
    return book.split(slug, "个", "按区位分为")


def _peoples(book: Book) -> Clause | None:
    if isinstance(book.value("ethnic_group_count"), dict):
        return None
    return book.say("居住着{ethnic_group_count}个民族的群众")


def _groups(book: Book) -> Clause | None:
    clause = book.split("group_persons", "人", "重点服务对象包括")
    if clause is None or clause.text.count("、") == 0:
        return clause
    return replace(clause, parts=(*clause.parts, "（各类有交叉）"))


def _extremes(book: Book, what: str, of: str, most: str, least: str, unit: str) -> Told:
    high, low = f"largest_{of}", f"smallest_{of}"
    if of == "population":
        high, low = f"most_{of}", f"least_{of}"
    top, bottom = book.value(high), book.value(low)
    if top is None or bottom is None or top == bottom:
        return ()
    verb = "仅" if bottom * _FAR <= top else "为"
    return led(
        extreme(book, high, f"{what}最{most}的是{{places}}，{{all}}达{{figure}}{unit}"),
        extreme(book, low, f"最{least}的是{{places}}，{{all}}{verb}{{figure}}{unit}"),
    )


def _most_people(book: Book) -> Told:
    """By residents; by households where residents are not on record."""
    found = _extremes(book, "常住人口", "population", "多", "少", "人")
    return found or _extremes(book, "居民户数", "household", "多", "少", "户")
