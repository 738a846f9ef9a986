"""What people write for a column or a choice: its name in either language, or its code.

Width, case and blanks make no difference, and marks of required columns none either.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.columns import Column, columns_of
from portal.entities import Entity
from record.exports.columns import place_labels

REQUIRED_MARK = "*"
# In the hidden first row: which kind of row, and which column of it.
CODE_SEPARATOR = ":"
# What the first cell of a template's example begins with.
EXAMPLE = _("[Example, not imported]")
# The column that a marked workbook has beside those of the file.
REASONS = _("Reasons (not imported)")


def normal(text: str) -> str:
    """The same for what reads the same."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def normal_heading(text: str) -> str:
    return normal(text).strip(REQUIRED_MARK)


def languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def code_of(entity: Entity, column: Column) -> str:
    """What stands for a column in the hidden row of a template."""
    return f"{entity.slug}{CODE_SEPARATOR}{column.name}"


@cache
def example_marks() -> tuple[str, ...]:
    return _in_every_language(EXAMPLE)


@cache
def reasons_headings() -> tuple[str, ...]:
    return _in_every_language(REASONS)


def _in_every_language(text: Any) -> tuple[str, ...]:
    found = []
    for language in languages():
        with translation.override(language):
            found.append(normal(str(text)))
    return tuple(found)


@cache
def labels_of(entity: Entity) -> Mapping[str, str]:
    """Names of columns by their headings in every language, and by themselves."""
    found: dict[str, str] = {}
    for language in languages():
        with translation.override(language):
            for column in columns_of(entity):
                found.setdefault(normal_heading(column.label), column.name)
    for column in columns_of(entity):
        found.setdefault(normal_heading(column.name or column.field), column.name)
    return found


@cache
def computed_of(entity: Entity) -> frozenset[str]:
    """Headings of what exports add to the columns that are typed."""
    found = set()
    for language in languages():
        with translation.override(language):
            computed = [str(extra.label) for extra in entity.extras]
            added = [*computed, *place_labels(), str(REASONS)]
            found |= set(map(normal_heading, added))
    return frozenset(found) - labels_of(entity).keys()


@cache
def choice_codes(entity: Entity, name: str) -> Mapping[str, str]:
    """Codes of a column's choices by their labels in any language and by themselves."""
    found: dict[str, str] = {}
    for language in languages():
        with translation.override(language):
            column = next(each for each in columns_of(entity) if each.name == name)
            for code, label in column.choices:
                found.setdefault(normal(label), code)
    for code, _label in column.choices:
        found.setdefault(normal(code), code)
    return found


def column_named(entity: Entity, name: str) -> Column:
    """The column in the active language. Raises KeyError."""
    for column in columns_of(entity):
        if column.name == name:
            return column
    raise KeyError(name)
