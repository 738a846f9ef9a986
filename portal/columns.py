"""Columns of a kind of row: the same on lists, exports and template workbooks.

They follow from the fields of its form. A foreign key becomes the key of the row
it points to, since people know rows by names and not by numbers:

    party members by tag:  community | party organisation | period | tag | members
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language

from portal.entities import Entity, entity_for
from portal.record_fields import YearField, YesNoField


class Kind(StrEnum):
    """What a column holds; ``COMMUNITY`` is the row's community by its code."""

    COMMUNITY = "community"
    TEXT = "text"
    COUNT = "count"
    YEAR = "year"
    AMOUNT = "amount"
    DAY = "day"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"


NUMBERS = (Kind.COUNT, Kind.AMOUNT)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``name`` is stable and the path from a row to its value.

    ``field`` is the form field it fills; several columns fill one foreign key.
    ``choices`` holds code and label of choices, in the active language.
    """

    name: str
    field: str
    label: str
    kind: Kind
    is_required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS

    def read(self, row: Any) -> Any:
        """The stored value; None or "" where nothing is on record."""
        return value_at(row, self.name)


def value_at(row: Any, path: str) -> Any:
    """What a row holds at the end of a path; None where the path breaks off."""
    for step in filter(None, path.split("__")):
        if row is None:
            return None
        row = getattr(row, step)
    return row


def columns_of(entity: Entity) -> tuple[Column, ...]:
    """All columns people fill in, the community first."""
    return _columns(entity, get_language() or "")


@cache
def _columns(entity: Entity, language: str) -> tuple[Column, ...]:
    path = entity.community_path
    label = capfirst(str(_model_of_community(entity)._meta.verbose_name))
    first = Column(path, "community", label, Kind.COMMUNITY, is_required=True)
    rest = tuple(
        column
        for name, field in entity.form.base_fields.items()
        if name != "community"
        for column in _of_field(entity, name, field)
    )
    return first, *rest


def _model_of_community(entity: Entity) -> Any:
    model: Any = entity.model
    for step in filter(None, entity.community_path.split("__")):
        model = model._meta.get_field(step).related_model
    return model


def _of_field(entity: Entity, name: str, field: forms.Field) -> Iterator[Column]:
    label = str(field.label or capfirst(name))
    if isinstance(field, forms.ModelChoiceField):
        leaves = list(reference_leaves(field.queryset.model))
        for path, leaf in leaves:
            text = _heading(field.queryset.model, label, path, leaves)
            required = field.required and not leaf.blank
            kind = Kind.DAY if isinstance(leaf, models.DateField) else Kind.TEXT
            yield Column(f"{name}__{path}", name, text, kind, required)
        return
    answered = entity.form.answered_by.get(name, name)
    yield Column(
        answered,
        name,
        label,
        kind_of(field),
        field.required,
        choices_of(field),
        str(field.help_text),
    )


def _heading(model: type[models.Model], label: str, path: str, leaves: Any) -> str:
    """What a column of a reference is called.

    The first column of the row's own is called as the reference, further ones say
    what they hold. A row known by nothing of its own is called by what it is of.
    """
    own = [other for other, _leaf in leaves if "__" not in other]
    if own[:1] == [path]:
        return label
    step, *further = path.split("__")
    name = capfirst(str(model._meta.get_field(step).verbose_name))  # type: ignore[union-attr]
    return name if further and not own else f"{label} · {name}"


def reference_leaves(
    model: type[models.Model],
) -> Iterator[tuple[str, "models.Field[Any, Any]"]]:
    """Paths and fields by which people name a row of the model.

    The key of its entity, with foreign keys in it followed; other models are
    named by their code, or their name.
    """
    entity = entity_for(model)
    known = {field.name for field in model._meta.fields}
    keys = entity.key if entity else ("code",) if "code" in known else ("name",)
    for key in keys:
        field = model._meta.get_field(key)
        if isinstance(field, models.ForeignKey):
            for path, leaf in reference_leaves(field.related_model):
                yield f"{key}__{path}", leaf
        else:
            yield key, field


def kind_of(field: forms.Field) -> Kind:
    if isinstance(field, YesNoField | forms.BooleanField):
        return Kind.YES_NO
    if isinstance(field, forms.MultipleChoiceField):
        return Kind.CHOICES
    if isinstance(field, forms.ChoiceField):
        return Kind.CHOICE
    if isinstance(field, forms.DateField):
        return Kind.DAY
    # A decimal field is an integer field to Django's forms, so it is asked first.
    if isinstance(field, forms.DecimalField):
        return Kind.AMOUNT
    if isinstance(field, YearField):
        return Kind.YEAR
    if isinstance(field, forms.IntegerField):
        return Kind.COUNT
    return Kind.TEXT


def choices_of(field: forms.Field) -> tuple[tuple[str, str], ...]:
    """Codes and labels, the empty choice left out."""
    return tuple(
        (str(code), str(label))
        for code, label in getattr(field, "choices", ())
        if code not in ("", None)
    )
