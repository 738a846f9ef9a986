"""What the record was when a report read it, as one short text.

Two reports with the same parameters and the same version are the same report.
The version is of the whole record, not of the scope: a row moved from one
community to another would leave no trace in the history of the one it left,
and the largest number of a history table is read from its index at once.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

GOVERNED_APPS = (
    "communities",
    "staffing",
    "facilities",
    "funding",
    "safety",
    "reports",
)
# What people write beside the record; no figure is computed from it.
NOT_COMPUTED_FROM = frozenset({"reports.FieldNote", "reports.Letterhead"})
_HERE = Path(__file__).parent
# Folders with what turns the record into a report, and the files in them.
PROGRAMME = (
    (_HERE, "*.py"),
    (_HERE.parent / "templates" / "reports" / "print", "*.*"),
)


def data_version() -> str:
    """SHA-256 over the last version of every governed table and the programme.

    Costs one query, answered by the indexes of the keys.
    """
    digest = hashlib.sha256(programme_version().encode())
    models = governed_models()
    # Rows loaded in bulk may have no version yet.
    versions = [model.history.model for model in models]  # type: ignore[attr-defined]
    last = iter(_largest([each._meta.pk for each in (*versions, *models)]))
    of_versions = [next(last) for _ in versions]
    for model, version, newest in zip(models, of_versions, last, strict=True):
        digest.update(f"{model._meta.label}:{version}:{newest};".encode())
    return digest.hexdigest()


def _largest(keys: Sequence[Any]) -> Sequence[int | None]:
    """The largest value of each key, None in an empty table, all by one statement."""
    named = connection.ops.quote_name
    parts = ", ".join(
        f"(SELECT MAX({named(key.column)}) FROM {named(key.model._meta.db_table)})"  # noqa: S608 - our own tables
        for key in keys
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}")
        found: Sequence[int | None] = cursor.fetchone()
    return found


def governed_models() -> list[type[Model]]:
    """Models with a history that a report may be computed from."""
    return [
        model
        for label in GOVERNED_APPS
        for model in apps.get_app_config(label).get_models()
        if hasattr(model, "history") and model._meta.label not in NOT_COMPUTED_FROM
    ]


@cache
def programme_version() -> str:
    """SHA-256 over the code and the page templates that make a report of the record.

    Rules, wording and layout stand there: an update of the portal makes every
    earlier result a different one. Read once per process.
    """
    digest = hashlib.sha256()
    for folder, names in PROGRAMME:
        for path in sorted(folder.rglob(names)):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
