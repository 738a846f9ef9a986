"""The shapes that database constraints of this portal come in.

Each returns one named constraint with a message in words for the person who
typed the value; ModelForms pass it on, because full_clean() asks every
constraint before the database does.
"""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CheckConstraint, F, Model, Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.constraint_verdicts import Reckoned, reckoned


class ReckonedCheck(CheckConstraint):
    """One that full_clean judges in memory: Django's own sends a query for each.

    To the database and to migrations it is Django's. Its condition is written in
    what constraint_verdicts knows.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._reckoned: dict[type[Model], Reckoned] = {}

    def validate(
        self,
        model: type[Model],
        instance: Model,
        exclude: Collection[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raises ValidationError, as Django's, but at the fields that each of its
        clauses is about; NotReckoned for other conditions."""
        known = self._reckoned.get(model)
        if known is None:
            known = self._reckoned[model] = reckoned(model, self)
        if broken := known.broken_by(instance, frozenset(exclude or ())):
            raise ValidationError(known.errors_of(broken))

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


def known_choice(name: str, field: str, choices: type[TextChoices]) -> ReckonedCheck:
    """Only values of the list; None where the column allows it."""
    return ReckonedCheck(
        name=name,
        condition=Q(**{f"{field}__in": choices.values})
        | Q(**{f"{field}__isnull": True})
        | Q(**{field: ""}),
        violation_error_message=_("This value is not in the list."),
    )


def not_negative(name: str, *fields: str) -> ReckonedCheck:
    """No figure below zero; an unknown one stays unknown."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__gte": 0}) | Q(**{f"{field}__isnull": True})
    return ReckonedCheck(
        name=name,
        condition=condition,
        violation_error_message=_("A figure cannot be less than 0."),
    )


def share(name: str, *fields: str) -> ReckonedCheck:
    """Shares lie between 0 and 1, both included."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__range": (0, 1)}) | Q(**{f"{field}__isnull": True})
    return ReckonedCheck(
        name=name,
        condition=condition,
        violation_error_message=_("A share lies between 0 and 1."),
    )


def at_most(name: str, part: str, whole: str, message: str) -> ReckonedCheck:
    """A part no larger than its whole, where both are on record."""
    return ReckonedCheck(
        name=name,
        condition=Q(**{f"{part}__lte": F(whole)})
        | Q(**{f"{part}__isnull": True})
        | Q(**{f"{whole}__isnull": True}),
        violation_error_message=message,
    )


def in_order(name: str, first: str, last: str) -> ReckonedCheck:
    """The last day is not before the first; either may be unknown."""
    return ReckonedCheck(
        name=name,
        condition=Q(**{f"{last}__gte": F(first)})
        | Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True}),
        violation_error_message=_("The last day is before the first day."),
    )


def within(
    name: str, field: str, low: int, high: int, message: str | Promise
) -> ReckonedCheck:
    """Between two values, both included; None where the column allows it."""
    return ReckonedCheck(
        name=name,
        condition=Q(**{f"{field}__range": (low, high)})
        | Q(**{f"{field}__isnull": True}),
        violation_error_message=message,
    )


FIRST_YEAR, LAST_YEAR = 1949, 2100


def a_year(name: str, field: str = "year") -> ReckonedCheck:
    """A year of our time; a mistyped 2205 or 225 is refused."""
    said = _("This is not a year of our time.")
    return within(name, field, FIRST_YEAR, LAST_YEAR, said)
