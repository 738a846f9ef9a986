"""The lead-in: on what grounds, how, of what and as of when the report speaks."""

from collections.abc import Mapping

from reports.document.book import Book
from reports.document.sentences import line
from reports.document.shapes import Paragraph, Part, Sentence


def lead(book: Book) -> tuple[Paragraph, ...]:
    found = (_survey(book), _data(book), line("section:lead", "现将有关情况报告如下："))
    return (Paragraph(found),)


def _survey(book: Book) -> Sentence:
    context = book.context
    said: list[Part] = []
    if context.mandate:
        said += ["根据", context.part("mandate"), "要求，"]
    if context.organ:
        said += [context.part("organ")]
    if context.methods:
        several = "等方式" if len(context.methods) > 1 else "方式"
        said += ["通过", *context.method_parts(), several, "，"]
    # Without a word on who surveyed and how, the report speaks of itself.
    pattern = (
        "{opening}对{scope}{communities}{topic}情况开展了调研。"
        if said
        else "本报告反映{scope}{communities}{topic}情况。"
    )
    return line(
        "request:scope",
        pattern,
        opening=tuple(said),
        scope=context.part("scope"),
        **_of_what(book),
    )


def _of_what(book: Book) -> dict[str, tuple[Part, ...]]:
    """8个社区的治理, or 治理 of one: its name has said that it is one."""
    context = book.context
    count = book.quantity("community_count")
    if context.is_one_community or not count:
        return {"communities": (), "topic": (context.topic,)}
    topic = context.subject.removeprefix("社区")
    return {"communities": (count, "个社区的"), "topic": (topic,)}


def _data(book: Book) -> Sentence:
    context = book.context
    compared: tuple[Part, ...] = ()
    if context.base_label and _compares(book):
        compared = ("，对比期为", context.part("base"))
    elif context.base_label:
        compared = ("，", context.part("base"), "没有可供对比的数据")
    return line(
        "request:as_of",
        "报告所用数据为{period}统计填报数据，统计截止日期为{as_of}{compared}。",
        period=context.part("period"),
        as_of=context.part("as_of"),
        compared=compared,
    )


def _compares(book: Book) -> bool:
    """Whether any figure reported is known of both periods: one that sets them side
    by side, or a series by years that reaches back to the base period."""
    base = book.context.base_label
    return any(
        figure.indicator.theme in book.context.themes
        and isinstance(figure.value, Mapping)
        and (
            figure.value.get("base") is not None
            or base in {f"{year}年" for year in figure.value}
        )
        for figure in book.figures.values()
    )
