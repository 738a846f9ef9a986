"""What the record was when a report read it, as one short text.

Two reports with the same parameters and the same version are the same report.
The version is of the whole record, not of the scope: a row moved from one
community to another would leave no trace in the history of the one it left,
and the largest number of a history table is read from its index at once.

On PostgreSQL numbers are given before they are committed: what another transaction
has written by then may come to be seen later, below numbers that are seen already.
While one is open that writes to the record, the version is that moment's alone.
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
# What people write or decide beside the record; no figure is computed from it.
NOT_COMPUTED_FROM = frozenset(
    {"communities.Round", "reports.FieldNote", "reports.Letterhead"}
)
_HERE = Path(__file__).parent
# Folders with what turns the record into a report, and the files in them.
PROGRAMME = (
    (_HERE, "*.py"),
    (_HERE.parent / "templates" / "reports" / "print", "*.*"),
)


def data_version() -> str:
    """SHA-256 over the last version of every governed table and the programme.

    Costs one query, answered by the indexes of the keys; a few more where another
    transaction ended in its very midst.
    """
    digest = hashlib.sha256(programme_version().encode())
    models = governed_models()
    # Rows loaded in bulk may have no version yet.
    versions = [model.history.model for model in models]  # type: ignore[attr-defined]
    largest, open_still = _read([each._meta.pk for each in (*versions, *models)])
    last = iter(largest)
    of_versions = [next(last) for _ in versions]
    for model, version, newest in zip(models, of_versions, last, strict=True):
        digest.update(f"{model._meta.label}:{version}:{newest};".encode())
    digest.update(open_still.encode())
    return digest.hexdigest()


def _read(keys: Sequence[Any]) -> tuple[Sequence[int | None], str]:
    """By one statement the largest value of each key, None in an empty table, and the
    moment where it is told apart from others: empty while nobody is writing.

    What ended in the midst of the statement, in whichever database, is seen by the
    next: only in a snapshot that lasts it is not, and there the moment is kept.
    """
    named = connection.ops.quote_name
    tables = [key.model._meta.db_table for key in keys]
    parts = ", ".join(
        f"(SELECT MAX({named(key.column)}) FROM {named(table)})"  # noqa: S608 - our own tables
        for key, table in zip(keys, tables, strict=True)
    )
    moment, asked = "FALSE, FALSE, ''", None
    if connection.vendor == "postgresql":
        moment, asked = _MOMENT, {"tables": [named(table) for table in tables]}
    with connection.cursor() as cursor:
        for _ in range(_TRIES):
            cursor.execute(f"SELECT {moment}, {parts}", asked)
            is_written, has_ended, told, *found = cursor.fetchone()
            if is_written or not has_ended:
                break
    return found, told if is_written or has_ended else ""


# What is seen and what is not, while it may leave out rows with numbers that are given:
# one that writes to these tables holds its lock on them to its end, and one that was
# open when the view was taken but is no more may have been such.
# Asked for first, so that as little as can be ends between the view and the locks.
_MOMENT = """
EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'relation' AND granted AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND relation = ANY (%(tables)s::regclass[]::oid[])
    AND mode IN (
        'RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
        'AccessExclusiveLock'
    )
), EXISTS (
    SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS unseen
    WHERE unseen::xid NOT IN (
        SELECT transactionid FROM pg_locks
        WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock' AND granted
    )
), pg_current_snapshot()::text
"""
_TRIES = 5


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
