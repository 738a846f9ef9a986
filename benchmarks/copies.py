"""An invented county copied until there are very many communities.

Filling in rows one by one takes longer than what is to be measured. A copy is a
county of its own with all its rows, written by the database itself.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

from benchmarks.synthetic import CITY, COUNTY
from communities.models import Community, Division

APPS = ("communities", "staffing", "facilities", "funding", "safety")
# Between the keys of one copy and the next: more than a county has rows of a kind.
STEP = 1_000_000
COUNTIES_PER_CITY = 90


def multiply(times: int) -> None:
    """The county and all that is in it, ``times`` over."""
    models = [Division, *_of_the_record()]
    for number in range(1, times):
        city = _city(number)
        county = f"{city[:4]}{number % COUNTIES_PER_CITY + 1:02d}"
        for model in models:
            _copy(model, number * STEP, county)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def count() -> int:
    """Rows of the record, of all communities."""
    return sum(model._default_manager.count() for model in _of_the_record())


def _city(number: int) -> str:
    code = f"{CITY[:2]}{number // COUNTIES_PER_CITY + 1:02d}00000000"
    Division.objects.get_or_create(
        code=code, defaults={"name": "安宁市", "level": "prefecture"}
    )
    return code


def _of_the_record() -> Iterator[type[Model]]:
    """Communities, and what hangs on them and has rows."""
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            placed = any(f.related_model in _copied() for f in model._meta.fields)
            if placed and model._default_manager.exists() and not _is_history(model):
                yield model


def _copied() -> set[Any]:
    """Models whose rows are copied, so that what refers to them refers to a copy."""
    return {
        model
        for label in APPS
        for model in apps.get_app_config(label).get_models()
        if model.__name__ != "ReportingPeriod"
    }


def _is_history(model: type[Model]) -> bool:
    return model.__name__.startswith("Historical")


def _copy(model: type[Model], step: int, county: str) -> None:
    quote = connection.ops.quote_name
    fields = model._meta.concrete_fields
    names = ", ".join(quote(field.column) for field in fields)
    values = ", ".join(_value(field, quote, step, county) for field in fields)
    own = f"{quote(model._meta.pk.column)} <= {STEP}"
    if model is Division:
        own += f" AND code LIKE '{COUNTY[:6]}%'"
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {own}"  # noqa: S608 - names of our own tables
        )


def _value(field: Field, quote: Any, step: int, county: str) -> str:
    column = quote(field.column)
    if field.primary_key or field.related_model in _copied():
        return f"{column} + {step}"
    if field.name == "code" and field.model in (Division, Community):
        return f"'{county}' || substr({column}, 7)"
    return str(column)
