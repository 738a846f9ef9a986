"""One row of a record changed as clerks change rows: another value, none any more,
ended, or one more like it."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field, Model, ProtectedError

from reports.models import Standard

APPS = ("communities", "staffing", "facilities", "funding", "safety")
# Rows that place all others, and what no report reads.
NAMES_OF_ROWS = ("code", "slug")
LEFT_ALONE = ("Division", "ReportingPeriod", "NothingToRecord")
TRIES = 300
ENDS = ("ends_on", "abolished_on", "valid_to")


def mutate(draw: Random, day: date) -> str:
    """Changes one row of the record, which keeps all its rules; says what it did.

    ``day`` is that of the report: an ended row has ended before.
    """
    models = [model for model in record_models() if model._default_manager.exists()]
    for _ in range(TRIES):
        model = draw.choice(models)
        row = draw.choice(list(model._default_manager.order_by("pk")))
        act = draw.choice((another_value, no_value, ended, one_more))
        try:
            with transaction.atomic():
                said = act(draw, row, day)
        except (ValidationError, ProtectedError):
            continue
        if said:
            return f"{model.__name__} {row.pk}: {said}"
    raise AssertionError("no row of this record can be changed")


def record_models() -> list[type[Model]]:
    return [
        Standard,
        *(
            model
            for label in APPS
            for model in apps.get_app_config(label).get_models()
            if not model.__name__.startswith("Historical")
            and model.__name__ not in LEFT_ALONE
        ),
    ]


def another_value(draw: Random, row: Model, day: date) -> str:
    field = draw.choice(columns(row))
    old = getattr(row, field.attname)
    new = drawn(draw, field, old, day)
    if new == old:
        return ""
    return stored(row, field, new)


def no_value(draw: Random, row: Model, day: date) -> str:
    """What was on record is unknown."""
    known = [
        field
        for field in columns(row)
        if (field.null or field.blank) and getattr(row, field.attname) not in (None, "")
    ]
    if not known:
        return ""
    field = draw.choice(known)
    return stored(row, field, None if field.null else "")


def ended(draw: Random, row: Model, day: date) -> str:
    """Ended before the day; a row without a life is struck out."""
    for field in row._meta.fields:
        if field.name in ENDS:
            return stored(row, field, day - timedelta(draw.randint(1, 400)))
    row.delete()
    return "struck out"


def one_more(draw: Random, row: Model, day: date) -> str:
    """A row like it, with another value where it has one."""
    row.pk, row._state.adding = None, True
    for field in row._meta.fields:
        if field.name in ("code", "name", "title") or (
            field.unique and not field.primary_key
        ):
            setattr(
                row, field.attname, another_text(field, getattr(row, field.attname))
            )
    field = draw.choice(columns(row))
    setattr(row, field.attname, drawn(draw, field, getattr(row, field.attname), day))
    row.full_clean()
    row.save()
    return "one more"


def another_text(field: Field, text: Any) -> Any:
    """A code of the same town, a name nobody has."""
    if field.name == "code":
        return str(int(text) + 100)
    return f"{text}之二" if isinstance(text, str) else text


def stored(row: Model, field: Field, value: Any) -> str:
    old = getattr(row, field.attname)
    setattr(row, field.attname, value)
    row.full_clean()
    row.save()
    return f"{field.name} {old} → {value}"


def columns(row: Model) -> list[Field]:
    return [
        field
        for field in row._meta.fields
        if field.editable
        and not field.primary_key
        and not field.is_relation
        and field.name not in NAMES_OF_ROWS
    ]


def drawn(draw: Random, field: Field, old: Any, day: date) -> Any:
    """Another value that a field of the kind may have."""
    if field.choices:
        return draw.choice([code for code, _ in field.flatchoices])
    make: Callable[[], Any] | None = {
        "BooleanField": lambda: not old,
        "DateField": lambda: (old or day) + timedelta(draw.randint(-200, 200)),
        "DecimalField": lambda: decimal(draw, field, old),
        "CharField": lambda: f"{old[:8]}改",
        "TextField": lambda: f"{old[:8]}改",
    }.get(field.get_internal_type())
    if make:
        return make()
    if "Integer" in field.get_internal_type():
        if field.name == "year":
            return draw.randint(2021, 2026)
        return draw.randint(0, 2 * (old or 10))
    return old


def decimal(draw: Random, field: Any, old: Decimal | None) -> Decimal:
    places = field.decimal_places
    largest = 1 if field.max_digits - places <= 1 else 2 * (old or 100)
    scale = 10**places
    return Decimal(draw.randint(0, int(largest * scale))) / scale
