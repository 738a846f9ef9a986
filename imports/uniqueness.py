"""Values that no two rows may share, asked of the record for many lines at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.db.models import Q

from portal.constraint_verdicts import Condition, NotReckoned, condition_of


@dataclass(frozen=True, slots=True)
class Unique:
    """One promise of the model. ``applies``: whether a row is held to it."""

    names: tuple[str, ...]
    attributes: tuple[str, ...]
    condition: Q | None
    applies: Condition
    constraint: models.UniqueConstraint | None = None

    def claim_of(
        self, row: models.Model, excluded: frozenset[str]
    ) -> tuple[Any, ...] | None:
        """The values the row must have to itself; None when it is not held to it."""
        if not excluded.isdisjoint(self.names):
            return None
        values = tuple(getattr(row, name) for name in self.attributes)
        if None in values or self.applies(row) is False:
            return None
        return values

    def error_of(self, row: models.Model) -> tuple[str, str]:
        """The field that the form would blame, and its words."""
        model: Any = type(row)
        one = self.names[0] if len(self.names) == 1 else NON_FIELD_ERRORS
        own = self.constraint and self.constraint.violation_error_message
        if not self.constraint or (
            own == models.UniqueConstraint.default_violation_error_message
            and not self.constraint.condition
        ):
            error = row.unique_error_message(model, self.names)
            return one, error.messages[0]
        # Only an error with the code "unique" is put to the one field.
        plain = self.constraint.violation_error_code != "unique"
        return (
            NON_FIELD_ERRORS if plain else one,
            str(self.constraint.get_violation_error_message()),
        )


@cache
def promises_of(model: type[models.Model]) -> tuple[Unique, ...]:
    """Raises NotReckoned for a constraint that is not made of plain fields."""
    found = [
        Unique((field.name,), (field.attname,), None, lambda row: True)
        for field in model._meta.local_concrete_fields
        if field.unique and not field.primary_key
    ]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            if not constraint.fields or constraint.nulls_distinct is False:
                raise NotReckoned(constraint.name)
            names = tuple(constraint.fields)
            attributes = tuple(model._meta.get_field(n).attname for n in names)
            condition = constraint.condition
            applies = condition_of(model, condition or Q(), [])
            found.append(Unique(names, attributes, condition, applies, constraint))
    return tuple(found)


def taken(
    promise: Unique, claims: Sequence[tuple[Any, ...]], model: type[models.Model]
) -> dict[tuple[Any, ...], set[Any]]:
    """Keys of the stored rows that have these values, by the values.

    One query; the claims are those of one batch of lines.
    """
    rows = model._default_manager.order_by()
    if promise.condition:
        rows = rows.filter(promise.condition)
    wanted = set(claims)
    for place, name in enumerate(promise.attributes):
        rows = rows.filter(**{f"{name}__in": {claim[place] for claim in wanted}})
    found: dict[tuple[Any, ...], set[Any]] = {}
    for pk, *row in rows.values_list("pk", *promise.attributes):
        if tuple(row) in wanted:
            found.setdefault(tuple(row), set()).add(pk)
    return found
