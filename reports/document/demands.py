"""What communities are held to, in words: by which document, and to what number."""

from collections.abc import Iterable
from typing import Any

from reports.document.sentences import trimmed
from reports.rules.base import Number
from reports.rules.finding import SEVERAL, Finding
from reports.rules.standards import Standard
from reports.rules.thresholds import THRESHOLDS

# How the sense of a threshold is said in place of the end of its name.
_SENSES = {
    ("下限", "at_least"): "不低于",
    ("上限", "at_most"): "不超过",
    ("上限", "below"): "低于",
}


def demand(finding: Finding) -> str:
    """What is asked for and by what; several where places are held to several.

    What a standard comes to drops where that differs by community, as when it goes
    by their residents.
    """
    said: dict[str, dict[str, None]] = {}
    for standard in finding.standards:
        required = finding.required.get(standard.evidence)
        if required is not None:
            said.setdefault(_basis(standard), {}).setdefault(_asked(standard, required))
    without = finding.required.get("")
    if without is not None and (basis := _asked_without(without, finding)):
        said.setdefault(basis, {}).setdefault(_alike(without))
    told = ("：".join((basis, *_enumerated(asked))) for basis, asked in said.items())
    return "；".join(told) or "—"


def _enumerated(asked: Iterable[str]) -> tuple[str, ...]:
    """What one document asks as one text, none where it asks for no number."""
    text = "、".join(filter(None, asked))
    return (text,) if text else ()


def _asked(standard: Standard, required: Any) -> str:
    """What a standard asks, with what that comes to where it is a share of something
    else that is the same for all; nothing where no number is asked for."""
    if required is not SEVERAL and not required[0]:
        return ""
    limit = limit_words(standard)
    number = _alike(required)
    own = number in ("", measured(standard.value, standard.unit))
    return limit if own else f"{limit}，即{number}"


def limit_words(standard: Standard) -> str:
    """每百户社区综合服务设施面积不低于30平方米: one document asks several things.

    The number alone for the portal's own, whose title is what it is about, and
    where no rule has a name for the threshold.
    """
    value = measured(standard.value, standard.unit)
    known = THRESHOLDS.get(standard.slug)
    if known is None or standard.authority == "portal":
        return value
    sense = _SENSES.get((known.label[-2:], known.comparison))
    return f"{known.label[:-2]}{sense}{value}" if sense else f"{known.label}{value}"


def _asked_without(required: Any, finding: Finding) -> str:
    """What is asked where no standard is: nothing but that something is there."""
    return "" if required is not SEVERAL and required[0] is None else finding.rule.asked


def _alike(required: Any) -> str:
    """What all are asked for, as it is printed; nothing where that differs."""
    if required is SEVERAL:
        return ""
    value, unit = required
    return measured(value, unit) if value else ""


def measured(value: Number | None, unit: str) -> str:
    if value is None:
        return "—"
    text = trimmed(value * 100 if unit == "share" else value, "").text
    return f"{text}%" if unit == "share" else f"{text}{unit}"


def _basis(standard: Standard) -> str:
    if standard.authority == "portal":
        return "本系统参考值"
    return standard.citation
