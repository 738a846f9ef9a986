"""Words for how large a part of a whole is, in one table.

A word is chosen from a count and the communities it was counted among; those
that could not be assessed are not among them.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class QuantityWord:
    """``adverb`` stands before a verb (社区均未设), ``prefix`` before a noun."""

    above: Decimal  # holds for shares larger than this
    adverb: str
    prefix: str


ALL = QuantityWord(Decimal(1), "均", "全部")
MOST = QuantityWord(Decimal("0.5"), "大多", "大部分")
SOME = QuantityWord(Decimal("0.1"), "部分", "部分")
FEW = QuantityWord(Decimal(0), "少数", "少数")
ONE = QuantityWord(Decimal(0), "个别", "个别")

# As many as a sentence would name one by one.
_NAMED_EACH = 3

# From the largest share down; ALL holds only for the whole.
WORDS = (MOST, SOME, FEW)


def quantity_word(count: int, of: int) -> QuantityWord | None:
    """The word for ``count`` among ``of``; None for none, or among none.

    One among several is 个别, whatever share it makes; so are two or three that
    would be 少数.
    """
    if not count or not of:
        return None
    if count >= of:
        return ALL
    if count == 1:
        return ONE
    share = Decimal(count) / of
    word = next(word for word in WORDS if share > word.above)
    return ONE if word is FEW and count <= _NAMED_EACH else word
