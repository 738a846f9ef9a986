"""A document as it goes out: with its number and the day."""

from dataclasses import replace

from reports.document.sentences import line
from reports.document.shapes import Document, Evidence, Paragraph, Quantity

NUMBER = "request:number"


def as_issued(document: Document, number: str, dated: str) -> Document:
    """``dated`` as printed: 2026年3月20日.

    A formal document bears the number in its head, any other says it at the end.
    """
    meta = {**document.meta, "number": number}
    if document.red_head:
        head = document.red_head.numbered(number)
        return replace(document, dated=dated, meta=meta, red_head=head)
    said = line(NUMBER, "本报告编号：{number}。", number=Quantity(number, NUMBER))
    evidence = Evidence(NUMBER, "报告编号", "签发时编定", number, "")
    return replace(
        document,
        closing=(*document.closing, Paragraph((said,))),
        dated=dated,
        evidence={**document.evidence, NUMBER: evidence},
        meta=meta,
    )
