"""What the record was when a report read it, as one short text.

Two reports with the same parameters and the same version are the same report.
The version is of the whole record, not of the scope: a row moved from one
community to another would leave no trace in the history of the one it left,
and the largest number of a history table is read from its index at once.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Max, Model

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


def data_version() -> str:
    """SHA-256 over the last version of every governed table and the programme.

    Costs two queries per governed table, each answered by an index.
    """
    digest = hashlib.sha256(programme_version().encode())
    for model in governed_models():
        history = model.history.model  # type: ignore[attr-defined]
        last = history._default_manager.aggregate(last=Max("history_id"))["last"]
        # Rows loaded in bulk may have no version yet.
        newest = model._default_manager.aggregate(last=Max("pk"))["last"]
        digest.update(f"{model._meta.label}:{last}:{newest};".encode())
    return digest.hexdigest()


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
    """SHA-256 over the code that turns the record into a report.

    Rules, wording and layout are code: an update of the portal makes every
    earlier result a different one. Read once per process.
    """
    digest = hashlib.sha256()
    for path in sorted(_HERE.rglob("*.py")):
        digest.update(path.relative_to(_HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
