"""The comparisons that rules are made of."""

from decimal import Decimal
from typing import Any

from reports.rules.base import Gap, NotAssessed, Number, Outcome
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


def share(part: Number, whole: Number) -> Decimal:
    return Decimal(part) / Decimal(whole)
