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
    count = book.quantity("community_count")
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
        communities=(count, "个社区的") if count else "社区",
        topic=context.subject.removeprefix("社区"),
    )


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
    """Whether any figure reported is known of both periods."""
    return any(
        figure.indicator.theme in book.context.themes
        and isinstance(figure.value, Mapping)
        and figure.value.get("base") is not None
        for figure in book.figures.values()
    )
