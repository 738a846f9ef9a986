"""Published surveys, filled into the templates and imported, assess as if loaded.

And taken back they leave the tables as they were.
"""

import csv
import importlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models
from openpyxl import load_workbook

from accounts.models import User
from demo.cases.store import DATA, county_divisions, store
from imports import actions
from imports.entry_sheet import community_label
from imports.models import Import, ImportState
from imports.template import FIRST_ROW, shown_value, write_template
from imports.words import code_of
from portal.columns import Kind, columns_of
from portal.entities import Entity, entities
from tests import factories
from tests.imports.tables import dump, saved, stored, taken_back
from tests.reports.assessing import assessed

CASES = ("R02", "R04")


@pytest.mark.parametrize("name", CASES)
def test_case_imported_from_workbooks_assesses_as_if_it_was_loaded(
    transactional_db, name, tmp_path
):
    case = importlib.import_module(f"demo.cases.{name.lower()}")
    expected = assessed_when_loaded(name, case.COUNTY)
    rows = list(on_record(case))
    call_command("load_reference", stdout=StringIO())
    user = factories.a_user("manager", "data_manager", county_of(case))
    tables = [entity.model for entity in entities()]
    before = dump(*tables)

    made = [
        imported(user, entity, rows, tmp_path)
        for entity in entities()
        if entity.can_add and any(type(row) is entity.model for row in rows)
    ]

    assert len(made) > 5
    assert assessed(case.COUNTY) == expected
    for each in reversed(made):
        assert taken_back(each).state == ImportState.UNDONE
    assert dump(*tables) == before


def assessed_when_loaded(name: str, county: str) -> dict[str, Any]:
    """What a loaded record assesses to; afterwards the database is empty again."""
    call_command("load_case", name, stdout=StringIO())
    found = assessed(county)
    call_command("flush", interactive=False, verbosity=0)
    return found


def on_record(case: Any) -> Iterator[models.Model]:
    """The rows of the case; those that nobody imports are stored."""
    with (DATA / "divisions.csv").open(encoding="utf-8", newline="") as file:
        store(county_divisions(csv.DictReader(file), case.COUNTY), reason="test")
    rows = list(case.rows())
    kinds = {entity.model for entity in entities() if entity.can_add}
    store([row for row in rows if type(row) not in kinds], reason="test")
    yield from (row for row in rows if type(row) in kinds)


def county_of(case: Any) -> Any:
    return factories.a_division(case.COUNTY)


def imported(user: User, entity: Entity, rows: list[Any], folder: Path) -> Import:
    path = folder / f"{entity.slug}.xlsx"
    write_template(path, entity, by=user)
    own = [row for row in rows if type(row) is entity.model]
    made = actions.upload(
        content=filled(path, entity, own),
        file_name=path.name,
        by=user,
        language="en",
    )
    made = actions.check(made, by=user, at_once=True)
    wrong = list(made.problems.values_list("number", "column", "value", "message")[:5])
    assert (made.new_count, wrong) == (len(own), []), entity.slug
    done = stored(made)
    assert done.state == ImportState.STORED, done.job.error
    return done


def filled(path: Path, entity: Entity, rows: list[Any]) -> bytes:
    """The template with the rows below its example."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    for at, row in enumerate(rows, FIRST_ROW + 1):
        for column in columns_of(entity):
            value = typed(entity, column, row)
            sheet.cell(at, places[code_of(entity, column)], value)
    return saved(book)


def typed(entity: Entity, column: Any, row: Any) -> Any:
    """What a person types for the value; posts are typed in a table of their own."""
    if column.kind is Kind.COMMUNITY:
        return community_label(entity.community_of(row))
    if column.field in entity.form.answered_by:
        return None
    if column.field in entity.private:
        return column.read(row)
    return shown_value(entity, column, column.read(row))
