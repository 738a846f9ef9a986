"""（八）项目建设: what is being built for communities."""

from reports.document.book import Book
from reports.document.clauses import Told, led, paragraphs, tell
from reports.document.shapes import Block


def blocks(book: Book) -> tuple[Block, ...]:
    return paragraphs(
        tell(
            book.say("现有社区建设项目{sites_total}个"),
            book.kinds("projects_by_type", "sites_total", "个"),
        ),
        tell(
            book.say("规划安置{households_total}户"),
            book.say("动工{started_households}户"),
            book.say("完工{completed_households}户"),
            book.say("完工率{completion_share}"),
        ),
        tell(
            book.say("项目规划占地{land_total}亩"),
            book.say("节约用地{land_saving_total}亩"),
        ),
        _potential(book),
        tell(
            *led(
                book.say("完成固定资产投资{fai_total}亿元"),
                book.say("占当地固定资产投资的{fai_share}"),
            ),
            book.say("财政补助{subsidy_total}万元"),
            book.say("资金缺口{funding_gap_total}万元"),
        ),
    )


def _potential(book: Book) -> Told:
    """What a region could save, where something is built at all and less is planned
    than there is."""
    if not book.value("sites_total") or (book.value("land_potential") or 0) <= 0:
        return ()
    return tell(book.say("所在地区农村住宅用地按规划尚可节约{land_potential}亩"))
