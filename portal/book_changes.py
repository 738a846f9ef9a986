"""What the history of a page says: who changed what, field by field."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Difference:
    label: str | Promise
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What one save did to one row; ``entity`` and ``key`` lead to its history."""

    at: Any
    by: str
    act: str | Promise
    record: str | Promise
    reason: str
    differences: tuple[Difference, ...]
    entity: str = ""
    key: Any = None


@dataclass(frozen=True, slots=True)
class Changes:
    title: str | Promise
    changes: tuple[Change, ...]
    empty: str | Promise
    template = "components/book/changes.html"
