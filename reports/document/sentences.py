"""How wording modules build sentences: a pattern, and quantities to fill it.

    line("finding:x", "{of}个社区中有{hit}个未达标。", of=…, hit=…)

A clause about an unknown figure is None and drops; ``clauses`` joins what is
left. Words may not hold digits (reports.document.shapes). A name on record may
(105社区): it stands as a quantity without a value, about what its sentence is.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from reports.document.shapes import LooseNumber, Part, Quantity, Sentence

_FIELD = re.compile(r"\{(\w+)\}")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(\d+)")
_NUMBER = re.compile(r"[\d.,%％]+")
_WAN = 10_000


def parts(pattern: str, **fills: Part | tuple[Part, ...]) -> tuple[Part, ...]:
    """The pattern with each ``{name}`` replaced by its fill."""
    found: list[Part] = []
    last = 0
    for match in _FIELD.finditer(pattern):
        found.append(pattern[last : match.start()])
        fill = fills[match[1]]
        for part in fill if isinstance(fill, tuple) else (fill,):
            found.append(name(part) if isinstance(part, str) else part)
        last = match.end()
    found.append(pattern[last:])
    return tuple(part for part in found if part != "")


def line(key: str, pattern: str, **fills: Part | tuple[Part, ...]) -> Sentence:
    return sentence(key, parts(pattern, **fills))


def sentence(key: str, found: Iterable[Part]) -> Sentence:
    """A sentence whose names are about what it is itself about."""
    return Sentence(
        key,
        tuple(
            replace(part, evidence=key)
            if isinstance(part, Quantity) and not part.evidence
            else part
            for part in found
        ),
    )


def clauses(
    key: str, found: Iterable[tuple[Part, ...] | None], *, end: str = "。"
) -> Sentence | None:
    """Known clauses joined by commas into one sentence; None when none is known."""
    kept = [clause for clause in found if clause]
    if not kept:
        return None
    joined: list[Part] = []
    for clause in kept:
        joined += [*([] if not joined else ["，"]), *clause]
    return sentence(key, (*joined, end))


def name(text: str, evidence: str = "") -> Part:
    """A text on record as a part: plain unless it holds a digit.

    A bare number is no name, it needs evidence of its own.
    """
    if not _DIGIT.search(text):
        return text
    if _NUMBER.fullmatch(text):
        raise LooseNumber(f"{text!r} is a number given as words")
    return Quantity(text, evidence)


def as_written(key: str, text: str, opening: str = "") -> Sentence:
    """A sentence as somebody wrote it, with a full stop; figures in it are the
    writer's, proved by nothing but the text of ``key``."""
    text = text.strip()
    if not text.endswith(("。", "！", "？")):
        text += "。"
    found: list[Part] = [opening] if opening else []
    for position, piece in enumerate(_DIGITS.split(text)):
        if piece:
            found.append(Quantity(piece, key) if position % 2 else piece)
    return sentence(key, found)


def number_text(value: int | Decimal, decimals: int = 0) -> str:
    """Digits as prose prints them: half up, no grouping, no trailing point."""
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return format(abs(exact) if exact.is_zero() else exact, "f")


def printed(value: int | Decimal, unit: str, decimals: int) -> str:
    """A figure as prose prints it: half up, a share as a percentage, no needless
    zeros, 万 for large numbers that are round in it."""
    if unit == "share":
        return _trim(number_text(Decimal(value) * 100, decimals)) + "%"
    in_wan = value >= _WAN and not unit.startswith(("万", "亿"))
    if in_wan and not Decimal(value) % (_WAN // 10):
        return _trim(number_text(Decimal(value) / _WAN, 1)) + "万"
    return _trim(number_text(value, decimals))


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(value: int | Decimal, evidence: str, decimals: int = 0) -> Quantity:
    return Quantity(number_text(value, decimals), evidence, value)


def trimmed(value: int | Decimal, evidence: str, most: int = 2) -> Quantity:
    """A measured figure without needless zeros: 6.70 prints as 6.7, 144.00 as 144."""
    return Quantity(_trim(number_text(value, most)), evidence, value)


def percent(share: Decimal, evidence: str, decimals: int = 1) -> Quantity:
    """A share from 0 to 1 as a percentage: at most one decimal unless told."""
    return Quantity(printed(share, "share", decimals), evidence, share)


def points(difference: Decimal, evidence: str, decimals: int = 1) -> Quantity:
    """A difference of two shares, to be followed by 个百分点; sign dropped."""
    text = _trim(number_text(abs(difference) * 100, decimals))
    return Quantity(text, evidence, difference)


def joined_names(names: Iterable[str], evidence: str = "") -> tuple[Part, ...]:
    return named(name(text, evidence) for text in names)


def named(texts: Iterable[Part | tuple[Part, ...]]) -> tuple[Part, ...]:
    """Parts joined by 、: each a part or a tuple of parts."""
    out: list[Part] = []
    for text in texts:
        if out:
            out.append("、")
        for part in text if isinstance(text, tuple) else (text,):
            out.append(name(part) if isinstance(part, str) else part)
    return tuple(out)
