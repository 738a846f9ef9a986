"""How a test asks that a row is refused: in words, then by the database."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import translation


def twin(row: Model, **changes: Any) -> Model:
    """An unsaved copy of the row with the changes made."""
    names = [field.attname for field in row._meta.fields if not field.primary_key]
    copy = type(row)(**{name: getattr(row, name) for name in names})
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def assert_refused(row: Model, message: str, **changes: Any) -> None:
    """The changed row fails with ``message``, and the database fails it too."""
    assert_refused_in_words(row, message, **changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def assert_refused_in_words(row: Model, message: str, **changes: Any) -> None:
    """A rule that spans rows: asked when a form is checked, not by the database."""
    for name, value in changes.items():
        setattr(row, name, value)
    with translation.override("en"):
        with pytest.raises(ValidationError) as refusal:
            row.full_clean()
        messages = refusal.value.messages
    assert any(message in said for said in messages), messages
