"""How every factory makes its row: checked as a form would, then stored.

What the database itself refuses, it is left to refuse: uniqueness, constraints and
rows that are not there are asked by a query each, and the suite makes very many rows.
"""

from typing import Any, TypeVar

from django.db.models import ForeignKey, Model

Row = TypeVar("Row", bound=Model)


def made(model: type[Row], defaults: dict[str, Any], fields: dict[str, Any]) -> Row:
    """A stored row of ``defaults`` with ``fields`` over them, its rules all kept."""
    row = model(**defaults | fields)
    others = {
        field.name for field in model._meta.fields if isinstance(field, ForeignKey)
    }
    row.full_clean(exclude=others, validate_unique=False, validate_constraints=False)
    row.save()
    return row
