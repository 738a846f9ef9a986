"""What holds of the source as a whole; each test names the stray it finds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from portal.constraints import ReckonedCheck

ROOT = Path(__file__).resolve().parent.parent
APPS = (
    *("portal", "accounts", "communities", "staffing", "facilities", "funding"),
    *("safety", "jobs", "record", "reports", "imports", "demo", "operations"),
)
# Where several rows are written at once, with their versions.
BULK_WRITERS = {"actions.py", "store.py", "imports.py"}


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders or (*APPS, "config"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def own_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in APPS and not model.__name__.startswith("Historical")
    ]


def governed() -> set[str]:
    return {model.__name__ for model in own_models() if hasattr(model, "history")}


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def test_governed_models_are_written_in_bulk_only_with_their_history():
    strays = []
    for path in sources():
        if path.name in BULK_WRITERS:
            continue
        for call in calls(path):
            if not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr in {"bulk_create", "bulk_update", "update"}:
                chain = ast.unparse(call.func.value)
                model = re.match(r"(?:models\.)?(\w+)\.objects\b", chain)
                if model and model[1] in governed():
                    strays.append(f"{path.relative_to(ROOT)}:{call.lineno}: {chain}")
    assert strays == []


def test_codes_are_never_matched_by_their_beginning():
    """LIKE uses no index on SQLite; "below" is a range of codes."""
    strays = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"code__(i?startswith|i?regex)\b", line)
        and "CheckConstraint" not in line
        and "condition" not in line
    ]
    assert strays == []


def test_there_are_no_signal_receivers_but_the_one_that_names_the_user():
    strays = [
        str(path.relative_to(ROOT))
        for path in sources()
        if re.search(r"\bpost_save\b|\bpre_save\b", path.read_text(encoding="utf-8"))
    ]
    assert strays == []


def test_no_model_orders_its_rows_unasked():
    assert [m.__name__ for m in own_models() if m._meta.ordering] == []


def test_every_model_says_what_it_is():
    plain = [m.__name__ for m in own_models() if m.__str__ is models.Model.__str__]
    assert plain == []


def test_every_choice_is_kept_by_the_database():
    """Django's choices alone do not constrain the column."""
    strays = []
    for model in own_models():
        constrained = " ".join(
            str(constraint.condition)
            for constraint in model._meta.constraints
            if isinstance(constraint, models.CheckConstraint)
        )
        for field in model._meta.fields:
            if field.choices and field.name not in constrained:
                strays.append(f"{model.__name__}.{field.name}")
    assert strays == []


def test_constraints_are_named_after_their_app():
    strays = [
        constraint.name
        for model in own_models()
        for constraint in model._meta.constraints
        if not constraint.name.startswith(f"{model._meta.app_label}_")
    ]
    assert strays == []


def test_checks_of_rows_cost_no_query():
    strays = [
        constraint.name
        for model in own_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        and not isinstance(constraint, ReckonedCheck)
    ]
    assert strays == []


def test_governed_models_share_one_kind_of_history():
    for model in own_models():
        if hasattr(model, "history"):
            columns = {field.name for field in model.history.model._meta.fields}
            assert {"history_user_name", "history_change_reason"} <= columns, model


def test_money_is_never_a_float():
    floats = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.fields
        if isinstance(field, models.FloatField)
    ]
    assert floats == []


@pytest.mark.parametrize("folder", APPS)
def test_files_stay_readable(folder):
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources(folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_names_say_what_a_module_is_for():
    vague = {"utils", "helpers", "common", "misc", "manager2", "data", "process"}
    assert [str(p) for p in sources() if p.stem in vague] == []


def test_nothing_is_left_undone():
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    strays = [
        str(path.relative_to(ROOT))
        for path in [*sources(), *(ROOT / "templates").rglob("*.html")]
        if marks.search(path.read_text(encoding="utf-8"))
    ]
    assert strays == []
