"""Tables for tests: workbooks, text files and sheets with just what a test is about."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from imports import actions
from imports.checking import BATCH_LINES, Checker
from imports.headings import read_headings
from imports.lines import lines_of
from imports.models import Import
from imports.sheets import Sheet
from imports.twins import Twins
from imports.verdicts import Judged, Outcome
from imports.words import column_named
from jobs.run import run_job
from portal.entities import entity_of

Row = dict[str, Any]


def workbook(*rows: Sequence[Any], title: str = "Sheet") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def text(*rows: Sequence[Any], separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def table(slug: str, rows: Iterable[Row]) -> list[list[Any]]:
    """A heading in the active language and rows given by names of columns."""
    given = list(rows)
    names = list(dict.fromkeys(name for row in given for name in row))
    entity = entity_of(slug)
    head = [column_named(entity, name).label for name in names]
    return [head, *([row.get(name) for name in names] for row in given)]


def sheet(slug: str, rows: Iterable[Row]) -> Sheet:
    return Sheet(rows=table(slug, rows))


def judged(
    user: Any, slug: str, *rows: Row, clears_empty: bool = False
) -> list[Judged]:
    """The rows as an import by the user judges them, lines of one row included."""
    return checked(user, slug, sheet(slug, rows), clears_empty=clears_empty)


def checked(
    user: Any, slug: str, made: Sheet, *, clears_empty: bool = False
) -> list[Judged]:
    found = read_headings(made, entity_of(slug))
    checker = Checker(found, user, clears_empty=clears_empty)
    lines = list(lines_of(made, found))
    twins, result = Twins(), []
    for start in range(0, len(lines), BATCH_LINES):
        result += checker.judge(lines[start : start + BATCH_LINES])
    for each in result:
        twins.note(each)
    for each in result:
        if twin := twins.problems().get(each.line.number):
            each.problems.append(twin)
    return result


def outcomes(found: list[Judged]) -> list[Outcome]:
    return [each.outcome for each in found]


def reasons(one: Judged) -> list[tuple[str, str]]:
    """By column, what is said there."""
    return [(problem.column, problem.message) for problem in one.problems]


def uploaded(user: Any, slug: str, *rows: Row, clears_empty: bool = False) -> Import:
    """An import of these rows by the user, checked."""
    made = actions.upload(
        content=workbook(*table(slug, rows)),
        file_name=f"{slug}.xlsx",
        by=user,
        language="en",
        entity_slug=slug,
        clears_empty=clears_empty,
    )
    return actions.check(made, by=user, at_once=True)


def stored(import_: Import, *, keeps_good: bool = False) -> Import:
    """The import after a worker has stored it."""
    asked = actions.store(import_, keeps_good=keeps_good, by=import_.owner)
    run_job(asked.job_id)
    return Import.objects.get(pk=import_.pk)


def taken_back(import_: Import) -> Import:
    asked = actions.undo(import_, by=import_.owner)
    run_job(asked.job_id)
    return Import.objects.get(pk=import_.pk)


def dump(*models: Any) -> dict[str, list[dict[str, Any]]]:
    """Everything in the tables, versions left out."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in models
    }
