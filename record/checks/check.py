"""A check: a stable code and a pure function over the record of one community."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise, lazy

from communities.models import CommunityPeriod
from portal.book import label_of
from portal.figures import shown
from record.checks.doubt import Doubt, Subject
from record.checks.facts import CommunityRecord

# What a message says beside its figures. It depends on the reader's language or
# can be renamed, so it is no part of what an answer holds for.
WORDS = frozenset(
    ("name", "names", "label", "part_label", "whole_label", "group", "tag", "flag")
)


class Severity(StrEnum):
    """How sure a check can be. What is certainly wrong is refused when it is typed."""

    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found; its code is added by the check."""

    subject: Subject
    message: str | Promise
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


def found(subject: Subject, message: str | Promise, **values: Any) -> Finding:
    """``message`` holds ``%(name)s`` for the values it quotes.

    All but ``WORDS`` are figures. The sentence is made when it is read: most
    doubts are only counted. Figures print as they do on pages.
    """
    figures = {name: value for name, value in values.items() if name not in WORDS}
    return Finding(subject, _told(message, values), figures)


def _tell(message: str | Promise, values: Mapping[str, Any]) -> str:
    return str(message) % {name: shown(value) for name, value in values.items()}


def _label(figure: str) -> str:
    return label_of(CommunityPeriod, figure)


_told: Callable[..., Any] = lazy(_tell, str)
# The name of a figure of the period, in the language of whoever reads it.
figure_label: Callable[..., Any] = lazy(_label, str)
