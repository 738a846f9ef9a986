"""The comparisons that rules are made of."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reports.rules.base import NOT_HELD, Gap, NotAssessed, Number, Outcome
from reports.rules.standards import Standard


def not_below(observed: Number, standard: Standard, **rest: Any) -> Gap | None:
    """A gap where the value is less than the standard's."""
    if observed >= standard.value:
        return None
    return Gap(observed, standard.value, standard.unit, standard, **rest)


def not_above(observed: Number, standard: Standard, **rest: Any) -> Gap | None:
    """A gap where the value is more than the standard's."""
    if observed <= standard.value:
        return None
    return Gap(observed, standard.value, standard.unit, standard, **rest)


def there(*, present: bool | None, unit: str, missing: str) -> Outcome:
    """A gap where something is known to be absent."""
    if present is None:
        return NotAssessed(missing)
    return None if present else Gap(0, None, unit)


def worst_of(outcomes: Sequence[Outcome]) -> Outcome:
    """What several measures of one thing come to, each held to a standard.

    The gap furthest off; without a gap what is not on record, for the others may
    hide one; NOT_HELD where there is no measure.
    """
    gaps = [each for each in outcomes if isinstance(each, Gap)]
    if gaps:
        return max(gaps, key=lambda gap: gap.ratio)
    unknown = (each for each in outcomes if isinstance(each, NotAssessed))
    return next(unknown, None) if outcomes else NOT_HELD


def share(part: Number, whole: Number) -> Decimal:
    return Decimal(part) / Decimal(whole)
