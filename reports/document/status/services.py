"""（五）服务体系: what residents are offered, and what communities are asked."""

from reports.document.book import Book
from reports.document.clauses import Clause, led, paragraphs, tell
from reports.document.sentences import joined_names
from reports.document.shapes import Block

# Kinds of outlet a sentence names, the most frequent first.
_KINDS = 6


def blocks(book: Book) -> tuple[Block, ...]:
    return paragraphs(
        led(
            book.say("辖区有便民服务网点{outlet_total}处"),
            _outlet_kinds(book),
            book.say("每千户居民拥有{outlets_per_1000_households}处"),
        ),
        tell(
            *led(
                book.say("设立服务点{service_point_total}个"),
                book.say("其中居委会自有{own_service_point_total}个"),
            ),
            _span(book, "service_categories", f"{book.each}提供服务{{span}}类"),
            _span(book, "service_items", "服务事项{span}项"),
        ),
        tell(
            *led(
                book.say("组建志愿者队伍{volunteer_team_total}支"),
                book.say("参加人员{volunteer_total}人"),
            ),
            *led(
                book.say("注册志愿者{registered_volunteer_total}人"),
                book.say("占居民总数的{volunteer_share}"),
            ),
            book.say("平均每个社区有社会组织{social_organisation_avg}个"),
            book.say("驻区单位共建协议签订率{unit_agreement_share}"),
        ),
        tell(
            book.say("现有养老床位{elderly_bed_total}张"),
            book.say("每千名老人拥有{beds_per_1000_elderly}张"),
            book.say("居家养老中心{home_care_center_total}个"),
        ),
        tell(
            book.say("统计期内开发就业岗位{jobs_developed}个"),
            book.say("安置就业{placed}人"),
            book.say("举办就业培训{training.classes}期"),
            book.say("培训{training.person_times}人次"),
        ),
        tell(
            book.say("开展文体活动{events}次"),
            book.say("活跃着文体队伍{cultural_team_total}支"),
            book.say("服务热线满意率{satisfaction_rate}"),
            book.say("入户走访率{household_visit_rate}"),
        ),
        tell(book.split("honour_counts", "个", "累计获得荣誉称号")),
        tell(
            _span(book, "statutory_duty_count", "社区法定职责{span}项"),
            *led(
                _span(book, "admin_task_count", f"{book.each}承担行政性事务{{span}}项"),
                book.say("其中落实经费的占{tasks_with_funds_share}"),
            ),
        ),
    )


def _outlet_kinds(book: Book) -> Clause | None:
    slug = "outlet_types"
    found = book.figure(slug)
    if found is None or not found.value:
        return None
    words = found.indicator.keys or {}
    kinds = joined_names(words.get(kind, kind) for kind in found.value[:_KINDS])
    rest = "等" if len(found.value) > _KINDS else ""
    return book.say("主要类型为{kinds}{rest}", about=slug, kinds=kinds, rest=rest)


def _span(book: Book, slug: str, pattern: str) -> Clause | None:
    span = book.span(slug)
    return book.say(pattern, about=slug, span=span) if span else None
