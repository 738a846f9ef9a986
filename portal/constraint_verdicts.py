"""What a CheckConstraint says of a row, reckoned without asking the database.

Django's CheckConstraint.validate sends one query per constraint and row: twenty for
a form, minutes for a workbook. The verdict is the same: unknown values make a
condition unknown, and only what is plainly false breaks a constraint.
"""

import operator
import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import CombinedExpression

Row = Any
Verdict = bool | None
Condition = Callable[[Row], Verdict]
Operand = Callable[[Row], Any]

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "regex": lambda text, pattern: bool(re.search(pattern, str(text))),
}
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    CombinedExpression.ADD: operator.add,
    CombinedExpression.SUB: operator.sub,
    CombinedExpression.MUL: operator.mul,
}


class NotReckoned(Exception):
    """The condition is written in a way that is not known here."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What must hold by itself; ``names`` are the fields that it reads, in order."""

    names: tuple[str, ...]
    holds: Condition

    @property
    def place(self) -> str:
        """The field to say it at: its only one, or the whole row for several."""
        return self.names[0] if len(self.names) == 1 else NON_FIELD_ERRORS


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One constraint, and the clauses that all must hold for it to hold."""

    constraint: models.CheckConstraint
    clauses: tuple[Clause, ...]

    def broken_by(self, row: Row, exclude: Set[str] = frozenset()) -> list[Clause]:
        """The clauses that are plainly false, but for those that read a field which
        is left out of the check."""
        asked = [each for each in self.clauses if exclude.isdisjoint(each.names)]
        return [each for each in asked if each.holds(row) is False]

    def errors_of(self, broken: Iterable[Clause]) -> dict[str, list[ValidationError]]:
        """The constraint's message at each place where it is broken."""
        said = self.constraint.get_violation_error_message()
        code = self.constraint.violation_error_code
        return {each.place: [ValidationError(said, code=code)] for each in broken}


@cache
def check_constraints(model: type[models.Model]) -> tuple[Reckoned, ...]:
    """All check constraints of the model. Raises NotReckoned."""
    return tuple(
        reckoned(model, constraint)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    )


def reckoned(model: type[models.Model], constraint: models.CheckConstraint) -> Reckoned:
    return Reckoned(
        constraint,
        tuple(_clause(model, each) for each in _conjuncts(constraint.condition)),
    )


def _conjuncts(condition: Any) -> list[Any]:
    """The parts of a condition that is false as soon as one of them is."""
    if not isinstance(condition, Q) or condition.negated:
        return [condition]
    if condition.connector != Q.AND:
        return [condition]
    return [Q(each) if isinstance(each, tuple) else each for each in condition.children]


def _clause(model: type[models.Model], condition: Any) -> Clause:
    names: list[str] = []
    holds = condition_of(model, condition, names)
    return Clause(tuple(dict.fromkeys(names)), holds)


def condition_of(model: type[models.Model], node: Any, names: list[str]) -> Condition:
    """The condition as a function of a row; adds the fields it reads to ``names``."""
    if not isinstance(node, Q):
        raise NotReckoned(node)
    if node.connector == Q.XOR and len(node.children) > 1:
        raise NotReckoned(node)
    parts = [
        _lookup(model, *child, names)
        if isinstance(child, tuple)
        else condition_of(model, child, names)
        for child in node.children
    ]
    joined = _any(parts) if node.connector == Q.OR and parts else _all(parts)
    return _not(joined) if node.negated else joined


def _all(parts: list[Condition]) -> Condition:
    def holds(row: Row) -> Verdict:
        verdict: Verdict = True
        for part in parts:
            found = part(row)
            if found is False:
                return False
            if found is None:
                verdict = None
        return verdict

    return parts[0] if len(parts) == 1 else holds


def _any(parts: list[Condition]) -> Condition:
    def holds(row: Row) -> Verdict:
        verdict: Verdict = False
        for part in parts:
            found = part(row)
            if found:
                return True
            if found is None:
                verdict = None
        return verdict

    return parts[0] if len(parts) == 1 else holds


def _not(part: Condition) -> Condition:
    def holds(row: Row) -> Verdict:
        found = part(row)
        return None if found is None else not found

    return holds


def _lookup(
    model: type[models.Model], key: str, value: Any, names: list[str]
) -> Condition:
    name, _, lookup = key.partition(LOOKUP_SEP)
    field = _field(model, name)
    names.append(field.name)
    left = operator.attrgetter(field.attname)
    if lookup == "isnull" or (lookup in ("", "exact") and value is None):
        expected = value is None or bool(value)
        return lambda row: (left(row) is None) is expected
    if lookup == "in":
        return _is_in(left, [_operand(model, field, each, names) for each in value])
    if lookup == "range":
        low, high = (_operand(model, field, each, names) for each in value)
        return _all(
            [
                _compared(left, operator.ge, low),
                _compared(left, operator.le, high),
            ]
        )
    if (lookup or "exact") not in COMPARISONS:
        raise NotReckoned(key)
    right = _operand(model, field, value, names)
    return _compared(left, COMPARISONS[lookup or "exact"], right)


def _compared(
    left: Operand, compare: Callable[[Any, Any], bool], right: Operand
) -> Condition:
    def holds(row: Row) -> Verdict:
        one = left(row)
        if one is None:
            return None
        other = right(row)
        return None if other is None else compare(one, other)

    return holds


def _is_in(left: Operand, others: list[Operand]) -> Condition:
    """Literal None in the list is nothing to compare with, as Django has it."""

    def holds(row: Row) -> Verdict:
        one = left(row)
        if not others:
            return False
        if one is None:
            return None
        return any(one == other(row) for other in others)

    return holds


def _operand(
    model: type[models.Model],
    field: "models.Field[Any, Any]",
    value: Any,
    names: list[str],
) -> Operand:
    if isinstance(value, F):
        other = _field(model, value.name)
        names.append(other.name)
        return operator.attrgetter(other.attname)
    if isinstance(value, Value):
        value = value.value
    if isinstance(value, CombinedExpression):
        return _combined(model, field, value, names)
    if hasattr(value, "resolve_expression"):
        raise NotReckoned(value)
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    literal = value if isinstance(value, re.Pattern) else field.to_python(value)
    return lambda row: literal


def _combined(
    model: type[models.Model],
    field: "models.Field[Any, Any]",
    value: CombinedExpression,
    names: list[str],
) -> Operand:
    if value.connector not in ARITHMETIC:
        raise NotReckoned(value)
    work = ARITHMETIC[value.connector]
    left = _operand(model, field, value.lhs, names)
    right = _operand(model, field, value.rhs, names)

    def reckon(row: Row) -> Any:
        one, other = left(row), right(row)
        return None if one is None or other is None else work(one, other)

    return reckon


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    if name == "pk":
        return model._meta.pk
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field) or field.generated:
        raise NotReckoned(name)
    return field
