"""The shapes that database constraints of this portal come in.

Each returns one named constraint with a message in words for the person who
typed the value; ModelForms pass it on, because full_clean() asks every
constraint before the database does.
"""

from django.db.models import CheckConstraint, F, Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def known_choice(name: str, field: str, choices: type[TextChoices]) -> CheckConstraint:
    """Only values of the list; None where the column allows it."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": choices.values})
        | Q(**{f"{field}__isnull": True})
        | Q(**{field: ""}),
        violation_error_message=_("This value is not in the list."),
    )


def not_negative(name: str, *fields: str) -> CheckConstraint:
    """No figure below zero; an unknown one stays unknown."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__gte": 0}) | Q(**{f"{field}__isnull": True})
    return CheckConstraint(
        name=name,
        condition=condition,
        violation_error_message=_("A figure cannot be less than 0."),
    )


def share(name: str, *fields: str) -> CheckConstraint:
    """Shares lie between 0 and 1, both included."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__range": (0, 1)}) | Q(**{f"{field}__isnull": True})
    return CheckConstraint(
        name=name,
        condition=condition,
        violation_error_message=_("A share lies between 0 and 1."),
    )


def at_most(name: str, part: str, whole: str, message: str) -> CheckConstraint:
    """A part no larger than its whole, where both are on record."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{part}__lte": F(whole)})
        | Q(**{f"{part}__isnull": True})
        | Q(**{f"{whole}__isnull": True}),
        violation_error_message=message,
    )


def in_order(name: str, first: str, last: str) -> CheckConstraint:
    """The last day is not before the first; either may be unknown."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{last}__gte": F(first)})
        | Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True}),
        violation_error_message=_("The last day is before the first day."),
    )


def within(
    name: str, field: str, low: int, high: int, message: str | Promise
) -> CheckConstraint:
    """Between two values, both included; None where the column allows it."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__range": (low, high)})
        | Q(**{f"{field}__isnull": True}),
        violation_error_message=message,
    )


FIRST_YEAR, LAST_YEAR = 1949, 2100


def a_year(name: str, field: str = "year") -> CheckConstraint:
    """A year of our time; a mistyped 2205 or 225 is refused."""
    said = _("This is not a year of our time.")
    return within(name, field, FIRST_YEAR, LAST_YEAR, said)
