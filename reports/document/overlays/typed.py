"""Words typed by an official, with their figures tied to evidence where it proves them.

A number in a reworded sentence is one of those the portal had put there, or one
that nothing proves. The second kind is never given the first one's evidence.
"""

import re
from collections.abc import Iterable

from reports.document.overlays.edits import Basis, Seen, seen
from reports.document.shapes import Evidence, Part, Quantity, Sentence

TYPED = "typed:"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[%％]?")
_ENDS = ("。", "！", "？", "：", "；")


def is_typed(key: str) -> bool:
    """Whether a key of evidence stands for a number that an official alone gives."""
    return key.startswith(TYPED)


def typed_evidence(key: str) -> Evidence:
    return Evidence(
        key=key,
        label="未经系统核算的数字",
        formula="由编辑人员填写，系统没有据以核算的填报数据",
        value=None,
        unit="",
    )


def finished(text: str) -> str:
    """Without blanks around it and with a full stop."""
    text = " ".join(text.split())
    return text if not text or text.endswith(_ENDS) else f"{text}。"


def provable(composed: Sentence, basis: Basis) -> tuple[Quantity, ...]:
    """Figures of a sentence that print what they printed when it was reworded.

    One that has moved proves nothing of the words typed before it did.
    """
    then = set(basis.figures)
    return tuple(q for q in composed.quantities if seen(q) in then)


def parts_of(text: str, links: Iterable[Quantity], key: str) -> tuple[Part, ...]:
    """The text as parts: figures of ``links`` keep their evidence, other numbers
    are given that of ``key``, which nothing computes."""
    known: dict[str, list[Quantity]] = {}
    for quantity in links:
        known.setdefault(quantity.text, []).append(quantity)
    found: list[Part] = []
    for piece, is_known in pieces(text, known):
        if is_known:
            # Each in turn; the last one for as often as its number is repeated.
            among = known[piece]
            found.append(among.pop(0) if len(among) > 1 else among[0])
        else:
            found += _unproved(piece, f"{TYPED}{key}")
    return tuple(part for part in found if part != "")


def _unproved(text: str, evidence: str) -> Iterable[Part]:
    last = 0
    for match in _NUMBER.finditer(text):
        yield text[last : match.start()]
        yield Quantity(match[0], evidence)
        last = match.end()
    yield text[last:]


def pieces(text: str, known: Iterable[str]) -> Iterable[tuple[str, bool]]:
    """The text cut at the figures it repeats; the longest first, whole numbers only."""
    figures = [re.escape(each) for each in known if _can_be_found(each)]
    if not figures:
        yield text, False
        return
    longest_first = sorted(figures, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![\d.])(?:" + "|".join(longest_first) + r")(?!\d|[.,]\d|[%％万亿])"
    )
    last = 0
    for match in pattern.finditer(text):
        yield text[last : match.start()], False
        yield match[0], True
        last = match.end()
    yield text[last:], False


def _can_be_found(text: str) -> bool:
    """A single letter such as 两 stands in too many other words."""
    return len(text) > 1 or text.isdigit()


def carried_over(text: str, then: tuple[Seen, ...], now: tuple[Seen, ...]) -> str:
    """The text with the figures it took from the portal as they print now.

    Figures answer one another by their evidence, in the order they are printed.
    """
    after: dict[str, list[str]] = {}
    for figure in now:
        after.setdefault(figure.evidence, []).append(figure.text)
    renewed: dict[str, list[str]] = {}
    for figure in then:
        left = after.get(figure.evidence)
        renewed.setdefault(figure.text, []).append(left.pop(0) if left else figure.text)
    said = []
    for piece, is_known in pieces(text, renewed):
        if is_known:
            among = renewed[piece]
            piece = among.pop(0) if len(among) > 1 else among[0]
        said.append(piece)
    return "".join(said)
