"""Numbers as a reader finds them in print, held against exact ones."""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

_TOKEN = re.compile(r"\d+(?:\.\d+)?%?")
_WAN = 10_000
# 翻了一番, 翻了两番: the only numbers that reports print in words.
DOUBLED = {"一": 1, "两": 2, "三": 3, "四": 4}


def tokens(text: str) -> Counter[str]:
    """Every number of a text, with its percent sign."""
    return Counter(_TOKEN.findall(text))


def has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def says(text: str, number: Any) -> bool:
    """Whether ``text`` is the number as reports round it: half up, at most two
    decimals, a share as a percentage, a round amount in 万."""
    if number is None or isinstance(number, str):
        return False
    exact = Decimal(number)
    plain, scale = text, Decimal(1)
    if text.endswith("%"):
        plain, scale = text[:-1], Decimal("0.01")
    elif text.endswith("万"):
        plain, scale = text[:-1], Decimal(_WAN)
    try:
        printed = Decimal(plain)
    except InvalidOperation:
        return False
    away = abs(exact / scale - printed)
    if text.endswith("万"):
        return away == 0
    places = Decimal(1).scaleb(-len(plain.partition(".")[2]))
    # Rounded twice, to the figure's precision and to print, it may be out by one
    # in the last place; a whole number stands only for one that it is close to.
    close = away <= max(Decimal("0.05"), abs(printed) / 100)
    return close and away <= places * Decimal("0.55")


def said_by(text: str, numbers: Iterable[Any]) -> bool:
    return any(says(text, number) for number in numbers)
