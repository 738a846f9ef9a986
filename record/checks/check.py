"""A check: a stable code and a pure function over the record of one community."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.figures import shown
from record.checks.doubt import Doubt, Subject
from record.checks.facts import CommunityRecord


class Severity(StrEnum):
    """How sure a check can be. What is certainly wrong is refused when it is typed."""

    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found; its code is added by the check."""

    subject: Subject
    message: str
    figures: Mapping[str, Any]


Find = Callable[[CommunityRecord], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    find: Find
    severity: Severity = Severity.DOUBT

    def doubts(self, record: CommunityRecord) -> list[Doubt]:
        return [
            Doubt(self.code, found.message, found.figures, found.subject)
            for found in self.find(record)
        ]


def check(code: str) -> Callable[[Find], Check]:
    """Wraps the function in a Check; the catalogue is what makes it asked."""
    return lambda find: Check(code, find)


def found(subject: Subject, message: str, **figures: Any) -> Finding:
    """``message`` holds ``%(name)s`` for the figures it quotes.

    Figures print as they do on pages: grouped by thousands, days as written.
    """
    return Finding(subject, message % _Printed(figures), figures)


class _Printed(dict[str, Any]):
    def __getitem__(self, name: str) -> Any:
        return shown(super().__getitem__(name))
