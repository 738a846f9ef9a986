"""From a cell to what its form field takes.

What a person could have typed into the form is left to the form, so that both say
the same. Here is only what a workbook does on its own: numbers for codes, days
where text was meant, labels instead of the codes of choices.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from imports.memo import Memos
from imports.sheets import is_empty
from imports.words import choice_codes, languages, normal
from portal.columns import Column, Kind
from portal.entities import Entity
from portal.record_fields import NOT_REPORTED

Read = Callable[[Any], Any]

# Beyond it Excel has replaced the last digits by zeros.
EXACT_BELOW = 10**15
SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]{2,}")
BETWEEN_CHOICES = re.compile(r"[,，、;；/|\n]+")
YES = frozenset({"是", "有", "√", "✓", "✔", "对", "yes", "y", "true", "1"})
NO = frozenset({"否", "无", "×", "✗", "✘", "没有", "不是", "no", "n", "false", "0"})


class CellRefused(Exception):
    """The cell cannot be understood; ``message`` is for whoever filled it in.

    ``column`` names another column than the one being read, where it is to blame.
    """

    def __init__(self, message: str, column: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column


def reader_of(entity: Entity, column: Column, memos: Memos) -> Read:
    """What turns cells of the column into values of its form field.

    It may raise CellRefused. Empty cells become "", and so does the word that stands
    for one on every page. ``memos`` are those of one entity and language.
    """
    read = _READ.get(column.kind) or _choices(
        choice_codes(entity, column.name), column, one=column.kind is Kind.CHOICE
    )
    empty = _words_for_nothing()

    def value_of(cell: Any) -> Any:
        if is_empty(cell) or (isinstance(cell, str) and normal(cell) in empty):
            return ""
        return read(cell)

    name = "" if column.kind in _READ else column.name
    return memos.of(("cell", column.kind, name), value_of)


def _words_for_nothing() -> frozenset[str]:
    found = set()
    for language in languages():
        with translation.override(language):
            # In lists and in choices it may be worded apart.
            found |= {normal(str(NOT_REPORTED)), normal(_("Not reported"))}
    return frozenset(found)


def shown(cell: Any) -> str:
    """The cell as its reader saw it, to be quoted beside what is wrong with it."""
    if cell is None or isinstance(cell, CellRefused):
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return plain_number(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return str(cell).strip()


def plain_number(value: float) -> str:
    """The fifteen digits that Excel shows and keeps, without an exponent."""
    exact = f"{Decimal(format(value, '.15g')):f}"
    return exact.rstrip("0").rstrip(".") if "." in exact else exact


def text_of(cell: Any) -> str:
    if isinstance(cell, str):
        text = cell.strip()
        if SCIENTIFIC.fullmatch(text):
            raise CellRefused(_shortened(text))
        return text
    if isinstance(cell, bool):
        return shown(cell)
    if isinstance(cell, int | float):
        if abs(cell) >= EXACT_BELOW:
            raise CellRefused(_shortened(f"{cell:.5E}"))
        return plain_number(float(cell))
    if isinstance(cell, date | time | timedelta):
        raise CellRefused(
            _(
                "This cell holds a day or a time, and text belongs here. Set the "
                "cell's format to “Text” and type it again."
            )
        )
    return str(cell)


def _shortened(text: str) -> str:
    return _(
        "The number was shortened to %(number)s and has lost digits. Set the column's "
        "format to “Text” and type it again."
    ) % {"number": text}


def _number_of(cell: Any) -> Any:
    if isinstance(cell, bool | date | time | timedelta):
        raise CellRefused(
            _(
                "A number belongs here. Set the cell's format to “General” and type "
                "it again."
            )
        )
    return plain_number(cell) if isinstance(cell, float) else cell


def _day_of(cell: Any) -> Any:
    if isinstance(cell, float):
        return plain_number(cell)
    return shown(cell) if isinstance(cell, bool | time | timedelta) else cell


def _yes_or_no(cell: Any) -> str:
    text = normal(shown(cell))
    if text in YES:
        return "true"
    if text in NO:
        return "false"
    raise CellRefused(_("“Yes” or “No” belongs here."))


_READ: dict[Kind, Read] = {
    Kind.TEXT: text_of,
    Kind.COMMUNITY: text_of,
    Kind.COUNT: _number_of,
    Kind.YEAR: _number_of,
    Kind.AMOUNT: _number_of,
    Kind.DAY: _day_of,
    Kind.YES_NO: _yes_or_no,
}


def _choices(codes: Mapping[str, str], column: Column, *, one: bool) -> Read:
    labels = dict(column.choices)

    def code_of(text: str) -> str:
        code = codes.get(normal(text))
        if code is not None:
            return code
        near = get_close_matches(normal(text), codes, n=1, cutoff=0.5)
        if near:
            raise CellRefused(
                _("“%(text)s” is not one of the choices. Was “%(nearest)s” meant?")
                % {"text": text[:40], "nearest": labels[codes[near[0]]]}
            )
        raise CellRefused(
            _("“%(text)s” is not one of the choices: %(choices)s.")
            % {"text": text[:40], "choices": _listed(list(labels.values()))}
        )

    def read_one(cell: Any) -> str:
        return code_of(shown(cell))

    def read_several(cell: Any) -> list[str]:
        text = shown(cell)
        # A label may hold a comma of its own.
        parts = [text] if normal(text) in codes else BETWEEN_CHOICES.split(text)
        return [code_of(part) for part in parts if part.strip()]

    return read_one if one else read_several


def _listed(labels: list[str], most: int = 12) -> str:
    text = _(", ").join(labels[:most])
    return f"{text} …" if len(labels) > most else text
