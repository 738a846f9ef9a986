"""The rows on record that lines of a table are about, found by the key of their kind.

A line need not know the whole key: a person without a date of birth is the only
person of that name. And what the record does not know yet, a line may add.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from communities.models import Community
from imports.cells import CellRefused
from portal.entities import Entity
from record.lists.columns import related_of


class Stored:
    """Rows of the communities in question, as far as the user may edit them.

    With ``locks`` they are held until the transaction ends.
    """

    def __init__(self, entity: Entity, user: Any, *, locks: bool = False) -> None:
        self._entity, self._path = entity, entity.community_path
        self._has_life = entity.has_life
        fields = [entity.model._meta.get_field(name) for name in entity.key]
        self._key = [field.name for field in fields]
        self._attributes = {field.name: field.attname for field in fields}
        rows = entity.editable_by(user).prefetch_related(*entity.prefetch)
        rows = rows.select_related(*related_of(entity))
        self._rows = rows.select_for_update(of=("self",)) if locks else rows
        self._known: dict[tuple[Any, Any], list[Any]] = {}

    def learn(
        self, communities: Iterable[Community], keys: Iterable[Mapping[str, Any]]
    ) -> None:
        """One query for a batch of lines; what was learnt before is forgotten."""
        owners = list(communities)
        if not self._path:
            rows = self._rows.filter(pk__in=[each.pk for each in owners])
            self._known = {(each.pk, None): [each] for each in rows}
            return
        first = self._key[0]
        attribute = self._attributes[first]
        rows = self._rows.filter(**{f"{self._path}__in": [each.pk for each in owners]})
        named = {_plain(key.get(first)) for key in keys}
        if None not in named:
            unknown = Q(**{f"{attribute}__isnull": True})
            if isinstance(self._entity.model._meta.get_field(first), models.CharField):
                unknown |= Q(**{attribute: ""})
            rows = rows.filter(Q(**{f"{attribute}__in": named}) | unknown)
        self._known = {}
        for row in rows:
            owner = self._entity.community_of(row).pk
            place = owner, _plain(getattr(row, attribute))
            self._known.setdefault(place, []).append(row)

    def find(
        self, community: Community, key: Mapping[str, Any], life: Mapping[str, Any]
    ) -> Any:
        """The stored row, None for a new one. Raises CellRefused when several fit.

        ``life`` has what the line says of ``starts_on`` and ``ends_on``.
        """
        if not self._path:
            return next(iter(self._known.get((community.pk, None), ())), None)
        given = {name: _plain(key.get(name)) for name in self._key}
        if not any(value is not None for value in given.values()):
            return None
        candidates = self._candidates(community.pk, given[self._key[0]])
        fitting = (
            self._numbered(candidates, given)
            or [row for row in candidates if self._is_exactly(row, given)]
            or [row for row in candidates if self._may_be(row, given)]
        )
        if self._has_life:
            fitting = of_this_life(fitting, life.get("starts_on"), life.get("ends_on"))
        if len(fitting) > 1:
            raise CellRefused(
                _("Several rows on record fit this line. Fill in all of: %(columns)s.")
                % {"columns": _(", ").join(self._labels())}
            )
        return fitting[0] if fitting else None

    def _candidates(self, owner: int, first: Any) -> Sequence[Any]:
        if first is not None:
            known = self._known
            return known.get((owner, first), []) + known.get((owner, None), [])
        return [
            row for key, rows in self._known.items() if key[0] == owner for row in rows
        ]

    def _part(self, row: Any, name: str) -> Any:
        return _plain(getattr(row, self._attributes[name]))

    def _numbered(
        self, candidates: Sequence[Any], given: Mapping[str, Any]
    ) -> list[Any]:
        """By a number that the line gives: the rest may have been corrected."""
        number = self._entity.number
        if not number or given[number] is None:
            return []
        return [row for row in candidates if self._part(row, number) == given[number]]

    def _is_exactly(self, row: Any, given: Mapping[str, Any]) -> bool:
        return all(self._part(row, name) == given[name] for name in self._key)

    def _may_be(self, row: Any, given: Mapping[str, Any]) -> bool:
        """Whether both agree in what both know, and there is something they do."""
        pairs = [(self._part(row, name), given[name]) for name in self._key]
        both = [(one, other) for one, other in pairs if None not in (one, other)]
        return bool(both) and all(one == other for one, other in both)

    def _labels(self) -> list[str]:
        fields = self._entity.form.base_fields
        return [str(fields[name].label or name) for name in self._key]


def of_this_life(
    rows: Sequence[Any], starts_on: date | None, ends_on: date | None
) -> list[Any]:
    """Which of several lives under one name is meant: by its days, or the open one.

    A building that was given up and another of the same name are two rows.
    """
    same = [
        row
        for row in rows
        if (starts_on or ends_on)
        and (row.starts_on, row.ends_on) == (starts_on, ends_on)
    ]
    still_open = [
        row
        for row in rows
        if row.ends_on is None
        and not (ends_on and row.starts_on and row.starts_on > ends_on)
    ]
    ended = [
        row
        for row in rows
        if row.ends_on is not None
        and (row.ends_on == ends_on or (starts_on and row.starts_on == starts_on))
    ]
    return same or still_open or ended


def _plain(value: Any) -> Any:
    """What a part of a key is compared by; None for an empty one."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, str):
        return value.strip() or None
    return value
