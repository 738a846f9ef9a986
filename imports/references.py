"""The rows that a table points to, looked up for many of its lines at once.

Only what the form on screen would offer the importing person is found. What lies
outside and what does not exist are the same thing, and are told in the same words.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from communities.models import Community
from imports.cells import CellRefused, shown, text_of
from imports.sheets import is_empty
from imports.words import languages, normal
from portal.columns import Column, reference_leaves, value_at
from portal.record_fields import DayField, plain

CODE = re.compile(r"[0-9]{12}")
NAME_AND_CODE = re.compile(r"(.*)[(（]\s*+([0-9]{12})\s*+[)）]", re.DOTALL)


class Communities:
    """The communities in which the user may write, by what people call them."""

    def __init__(self, user: Any) -> None:
        self._rows = Community.objects.editable_by(user)
        self._by_code: dict[str, Community] = {}
        self._by_name: dict[str, list[Community]] = {}
        self._asked: set[str] = set()

    def learn(self, cells: Iterable[Any]) -> None:
        """Two queries for whatever of the cells was not asked before."""
        codes, names = set(), set()
        for cell in cells:
            name, code = _name_and_code(cell)
            if code:
                codes.add(code)
            elif name:
                names.add(name)
        if new := codes - self._asked:
            for row in self._rows.filter(code__in=new):
                self._by_code[row.code] = row
        if new := names - self._asked:
            for row in self._rows.filter(name__in=new).order_by("code"):
                self._by_name.setdefault(row.name, []).append(row)
        self._asked |= codes | names

    def find(self, cell: Any) -> Community:
        """Raises CellRefused."""
        name, code = _name_and_code(cell)
        if code:
            found = self._by_code.get(code)
            if found is None:
                raise CellRefused(_not_yours(shown(cell)))
            if name and normal(name) != normal(found.name):
                raise CellRefused(
                    _(
                        "The code %(code)s belongs to “%(right)s”, not to “%(name)s”. "
                        "Choose the community from the list."
                    )
                    % {"code": code, "right": found.name, "name": name[:60]}
                )
            return found
        same = self._by_name.get(name, [])
        same = [row for row in same if not row.abolished_on] or same
        if not same:
            text_of(cell)  # Says so when it is a code that has lost its digits.
            raise CellRefused(_not_yours(name))
        if len(same) > 1:
            raise CellRefused(
                _("Several of your communities are called “%(name)s”. Use the code.")
                % {"name": name}
            )
        return same[0]


def _name_and_code(cell: Any) -> tuple[str, str]:
    """What the cell says of both, each empty where it says nothing."""
    text = plain(shown(cell))
    if CODE.fullmatch(text):
        return "", text
    both = NAME_AND_CODE.fullmatch(text)
    return (both[1].rstrip(), both[2]) if both else (text, "")


def _not_yours(text: str) -> str:
    return _("“%(text)s” is not one of the communities you may edit.") % {
        "text": text[:60]
    }


class References:
    """Rows of one foreign key, by the words people name them by.

    ``columns`` are those of the table that name the row. ``rows`` is what the form
    offers in any community; ``offered`` what it offers in one, where that is more
    or less than the community's own rows.
    """

    def __init__(
        self,
        field: str,
        rows: "models.QuerySet[Any]",
        columns: Sequence[Column],
        offered: "Callable[[Community], models.QuerySet[Any]] | None" = None,
    ) -> None:
        self.columns = columns
        self._community = getattr(rows, "community_path", "")
        leaves = list(reference_leaves(rows.model))
        followed = [path.rpartition("__")[0] for path, _leaf in leaves]
        self._joined = {*filter(None, [*followed, self._community])}
        self._rows, self._offered = rows, offered
        self._title = str(rows.model._meta.verbose_name)
        self._leaves = {path: _words_of(leaf) for path, leaf in leaves}
        self._first = leaves[0][0]
        self._paths = [column.name.removeprefix(f"{field}__") for column in columns]
        # By the community asked for, and the first word of the row's name.
        self._known: dict[tuple[int, str], list[Any]] = {}
        self._asked: set[Any] = set()

    def learn(self, communities: Iterable[Community], cells: Iterable[Any]) -> None:
        """One query; one for each community where each is offered other rows.

        ``cells`` are those of the first column.
        """
        if self._offered or self._community:
            new = {each.pk: each for each in communities if each.pk not in self._asked}
            self._asked |= set(new)
            if self._offered:
                for each in new.values():
                    self._note(self._offered(each), each.pk)
            elif new:
                self._note(self._rows.filter(**{f"{self._community}__in": list(new)}))
            return
        words = {plain(shown(cell)) for cell in cells if not is_empty(cell)}
        if new_words := words - self._asked:
            self._asked |= new_words
            self._note(self._rows.filter(**{f"{self._first}__in": new_words}), 0)

    def _note(self, rows: "models.QuerySet[Any]", owner: int | None = None) -> None:
        words = self._leaves[self._first]
        joined = rows.select_related(*self._joined) if self._joined else rows
        for row in joined:
            place = value_at(row, self._community).pk if owner is None else owner
            key = place, words.of_row(value_at(row, self._first))
            self._known.setdefault(key, []).append(row)

    def find(self, community: Community | None, cells: Sequence[Any]) -> Any:
        """The row that the cells name, None where they are all empty.

        A part left empty says nothing: it is enough that one row fits the others.
        Raises CellRefused.
        """
        named = {
            path: self._leaves[path].of_cell(cell, column)
            for path, cell, column in zip(self._paths, cells, self.columns, strict=True)
            if not is_empty(cell)
        }
        if not named:
            return None
        owner = 0
        if self._offered or self._community:
            if community is None:
                # What is wrong with the community is said there.
                raise CellRefused(_("The community is needed to find this."))
            owner = community.pk
        fitting = [
            row
            for row in self._candidates(owner, named)
            if all(
                self._leaves[path].of_row(value_at(row, path)) == word
                for path, word in named.items()
            )
        ]
        text = _(", ").join(shown(cell) for cell in cells if not is_empty(cell))
        return self._one(fitting, community, named, text[:60])

    def _candidates(self, owner: int, named: Mapping[str, str]) -> Iterable[Any]:
        if self._first in named:
            return self._known.get((owner, named[self._first]), ())
        return [
            row for key in self._known if key[0] == owner for row in self._known[key]
        ]

    def _one(
        self,
        fitting: list[Any],
        community: Community | None,
        named: Mapping[str, str],
        text: str,
    ) -> Any:
        """The only row that fits; of several the one most plainly meant."""
        words = {"kind": self._title, "text": text}
        if not fitting:
            raise CellRefused(
                _("There is no %(kind)s “%(text)s” on record here.") % words
            )
        preferred: list[Callable[[Any], bool]] = [
            lambda row: getattr(row, "ends_on", None) is None,
            lambda row: (
                not self._community or value_at(row, self._community) == community
            ),
            lambda row: all(
                value_at(row, path) in (None, "")
                for path in self._leaves
                if path not in named
            ),
        ]
        for wanted in preferred:
            fitting = [row for row in fitting if wanted(row)] or fitting
        if len(fitting) > 1:
            raise CellRefused(
                _("Several rows of “%(kind)s” are called “%(text)s”.") % words
            )
        return fitting[0]


class _Words:
    """How values of one leaf are told from each other, stored or typed."""

    def of_row(self, value: Any) -> str:
        return normal(str(value)) if value is not None else ""

    def of_cell(self, cell: Any, column: Column) -> str:
        """Raises CellRefused, which names the column."""
        try:
            return normal(text_of(cell))
        except CellRefused as refused:
            raise CellRefused(refused.message, column.name) from refused


class _Days(_Words):
    _field = DayField(required=False)

    def of_row(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else ""

    def of_cell(self, cell: Any, column: Column) -> str:
        try:
            day = self._field.clean(shown(cell) if isinstance(cell, float) else cell)
        except ValidationError as wrong:
            raise CellRefused(wrong.messages[0], column.name) from wrong
        return day.isoformat() if day else ""


class _Choices(_Words):
    def __init__(self, field: "models.Field[Any, Any]") -> None:
        self._codes = _codes_of(field)

    def of_cell(self, cell: Any, column: Column) -> str:
        word = super().of_cell(cell, column)
        return self._codes.get(word, word)


def _codes_of(field: "models.Field[Any, Any]") -> dict[str, str]:
    found: dict[str, str] = {}
    for language in languages():
        with translation.override(language):
            for code, label in field.flatchoices:
                found.setdefault(normal(str(label)), normal(str(code)))
    return found


def _words_of(field: "models.Field[Any, Any]") -> _Words:
    if isinstance(field, models.DateField):
        return _Days()
    return _Choices(field) if field.choices else _Words()
