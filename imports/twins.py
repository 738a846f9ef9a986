"""Lines of one file that are about the same row: which one holds, nobody can say."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.verdicts import Judged, Problem

NAMED = 5


class Twins:
    """Collects lines as they are judged; at the end says which ones clash."""

    def __init__(self) -> None:
        self._lines: dict[tuple[Any, ...], list[int]] = {}

    def note(self, judged: Judged) -> None:
        claims = [("claim", *claim) for claim in judged.claims]
        for identity in [judged.key, *claims]:
            if identity is not None:
                self._lines.setdefault(identity, []).append(judged.line.number)

    def problems(self) -> dict[int, Problem]:
        """By the number of the line, naming the others."""
        clashes: dict[int, set[int]] = {}
        for numbers in self._lines.values():
            for number in numbers if len(numbers) > 1 else ():
                clashes.setdefault(number, set()).update(numbers)
        return {
            number: Problem("", NON_FIELD_ERRORS, "", _message(others - {number}))
            for number, others in clashes.items()
        }


def named_rows(numbers: Sequence[int]) -> str:
    """The first of them, as a message names rows."""
    named = _(", ").join(map(str, numbers[:NAMED]))
    return f"{named} …" if len(numbers) > NAMED else named


def _message(others: set[int]) -> str:
    numbers = sorted(others)
    return ngettext(
        "Row %(lines)s of the file is about the same; only one can be right.",
        "Rows %(lines)s of the file are about the same; only one can be right.",
        len(numbers),
    ) % {"lines": named_rows(numbers)}
