"""（三）队伍建设: who serves in the communities."""

from collections.abc import Mapping

from reports.document.book import Book
from reports.document.charts import split_chart
from reports.document.clauses import Clause, Told, led, paragraphs, tell
from reports.document.shapes import Block
from reports.document.status.changes import change_clause
from reports.document.status.pay import pay
from reports.document.superlatives import extreme
from reports.document.wording import Verbs

_YOUNG = 35


def blocks(book: Book) -> tuple[Block, ...]:
    text = paragraphs(
        tell(
            book.say("共有社区工作人员{staff_total}名"),
            _sexes(book),
            _per_community(book),
            _posts(book),
            _positions(book),
            change_clause(book, "staff_change", "总数", Verbs.NUMBER, dated=True),
        ),
        tell(
            *led(
                book.say("书记、主任{heads_count}名"),
                book.say("占工作人员总数的{heads_count_share}"),
            ),
            book.say("书记、主任“一肩挑”的社区{dual_post_count}个"),
            book.say("交叉任职{cross_appointed_count}人"),
        ),
        _education(book),
        _ages(book),
        tell(
            book.say("党员占工作人员总数的{share_party_staff}"),
            *led(
                book.say("持有社会工作职业证书的{certificate_count}人"),
                book.say("占{certificate_count_share}"),
            ),
            _employment(book),
            *led(
                book.say("近五年公开招聘和录用毕业生{recruited_n_years}人"),
                book.say("留任率{retention}"),
            ),
        ),
        tell(
            book.say("每万人拥有社区工作人员{staff_per_10k}人"),
            book.say("每名工作人员平均服务{households_per_staff}户"),
        ),
        *pay(book),
    )
    charts = (
        split_chart(book, "staff_by_education", "社区工作人员学历构成", "人"),
        split_chart(book, "staff_by_age_band", "社区工作人员年龄构成", "人"),
    )
    return (*text, *(chart for chart in charts if chart))


def _sexes(book: Book) -> Clause | None:
    """The smaller sex alone, as surveys tell it; both where they are equal."""
    slug = "staff_by_gender"
    if not book.partitions(slug, "staff_total"):
        return None
    men = book.value(f"{slug}.male") or 0
    women = book.value(f"{slug}.female") or 0
    if book.value(f"{slug}.unknown") or men == women:
        return book.split(slug, "名", "其中")
    if not men or not women:
        return book.say("均为{sex}性", about=slug, sex="女" if women else "男")
    if men < women:
        return book.say("其中男性{staff_by_gender.male}名")
    return book.say("其中女性{staff_by_gender.female}名")


def _per_community(book: Book) -> Clause | None:
    slug = "staff_per_community_range"
    value = book.value(slug)
    if not isinstance(value, Mapping) or book.figures[slug].reported < 2:
        return None
    if value["min"] == value["max"]:
        return book.say("每个社区均为{range}名", about=slug, range=book.span(slug))
    return book.say("每个社区{range}名", about=slug, range=book.span(slug))


def _posts(book: Book) -> Clause | None:
    """Posts per community, where some persons hold several."""
    slug = "posts_per_community_range"
    found = book.value(slug)
    if not isinstance(found, Mapping) or book.figures[slug].reported < 2:
        return None
    if found == book.value("staff_per_community_range"):
        return None
    return book.say("设干部职位{range}个", about=slug, range=book.span(slug))


def _positions(book: Book) -> Clause | None:
    """主任1名、副主任5名, where all communities have the same posts."""
    slug = "staff_by_position_per_community"
    if book.figure(slug) is None or book.figures[slug].reported < 2:
        return None
    if any(isinstance(part, Mapping) for part in book.value(slug).values()):
        return None
    return book.split(slug, "名", "各设")


def _education(book: Book) -> Told:
    slug = "staff_by_education"
    bands = None
    if book.partitions(slug, "staff_total"):
        bands = book.split(slug, "人", "从学历看，")
    return tell(
        bands,
        book.say("大专及以上学历占{share_college_plus}"),
        change_clause(
            book, "share_education_change", "大专及以上占比", Verbs.LEVEL, dated=True
        ),
    )


def _ages(book: Book) -> Told:
    slug = "staff_by_age_band"
    bands = None
    if book.partitions(slug, "staff_total"):
        bands = book.split(slug, "人", "从年龄看，")
    return tell(
        bands,
        *led(
            book.say("平均年龄{staff_age_avg}岁"),
            _younger(book),
            extreme(
                book, "oldest_staff", "平均年龄最大的是{places}，{all}为{figure}岁"
            ),
        ),
        book.say(
            "{young}岁以下的占{share_under_35}",
            young=book.number(_YOUNG, "share_under_35"),
        )
        if book.figure("share_under_35")
        else None,
    )


def _younger(book: Book) -> Clause | None:
    """How many years the mean age has moved since the base period."""
    slug = "staff_age_avg_change"
    difference = book.value(f"{slug}.change")
    if not difference or book.context.base_label is None:
        return None
    return book.say(
        "比{since}{verb}{years}岁",
        about=slug,
        since=book.context.part("base"),
        verb=Verbs.LEVEL.up if difference > 0 else Verbs.LEVEL.down,
        years=book.number(abs(difference), slug),
    )


def _employment(book: Book) -> Clause | None:
    slug = "staff_by_employment"
    if not book.partitions(slug, "staff_total"):
        return None
    kinds = book.counting_keys(slug)
    if len(kinds) == 1:
        kind = book.keys(slug)[kinds[0]]
        return book.say("按用工方式分均为{kind}人员", about=slug, kind=kind)
    return book.split(slug, "人", "按用工方式分，")
