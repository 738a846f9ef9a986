"""What an import costs: rows a second to see what it would do, to store it, to undo it.

    [DATABASE_URL=postgres://...] python -m benchmarks.imports [--rows 5000] \
        [--beside FOLDER]

A workbook of new rows is read, checked with all its errors, stored with its history
and taken back, in a database made for the purpose. In the same run, on the same
file, django-import-export does what it can of this; FOLDER is where it is
installed, apart from the project:

    uv pip install --target FOLDER django-import-export
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import installation, many_rows
from benchmarks.printed import print_lines

ROWS = 5_000
# Columns that cannot exceed others.
PARTS = ("party_", "own_", "event_participants_", "shared_", "resident_activity_")
KINDS = ("premises", "figures")
MISSING = (
    "n/a (not importable: uv pip install --target FOLDER django-import-export, "
    "then --beside FOLDER)"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--beside", type=Path, metavar="FOLDER")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one, options.rows, options.beside)))
        return
    for url in many_rows.databases():
        name = "PostgreSQL" if url else "SQLite"
        for result in _in_a_process(url, options):
            title = (
                f"{result['rows']:,} {result['kind']} of {result['columns']} columns"
            )
            print_lines(f"{title} on {name}", _lines(result))
            if result["other"] is None:
                print(f"\ndjango-import-export: {MISSING}")


def _in_a_process(url: str, options: Any) -> list[dict[str, Any]]:
    beside = ["--beside", str(options.beside)] if options.beside else []
    found: list[dict[str, Any]] = installation.in_a_process(
        "benchmarks.imports",
        *("--one", url, "--rows", str(options.rows), *beside),
        without="DATABASE_URL",
    )
    return found


def measure(url: str, rows: int, beside: Path | None) -> list[dict[str, Any]]:
    with many_rows.county(url):
        from django.utils import translation

        with translation.override("en"):
            return [_measured(kind, rows, beside) for kind in KINDS]


def _measured(kind: str, rows: int, beside: Path | None) -> dict[str, Any]:
    head, lines = table(kind, rows)
    content = _workbook(head, lines)
    return {
        "kind": kind,
        "rows": rows,
        "columns": len(head),
        "own": _own(kind, content),
        "other": _other(kind, head, content, beside),
    }


def _lines(result: dict[str, Any]) -> list[tuple[str, ...]]:
    found = [("", "preview s", "rows/s", "store s", "rows/s", "undo s", "history")]
    for name, seconds in (
        ("this portal", result["own"]),
        *(result["other"] or {}).items(),
    ):
        cells = [name]
        for step in ("preview", "store"):
            took = seconds[step]
            cells += [f"{took:.1f}", f"{result['rows'] / took:,.0f}"]
        undo = seconds.get("undo")
        cells.append(f"{undo:.1f}" if undo else "–")
        cells.append("kept" if seconds["history"] else "none")
        found.append(tuple(cells))
    return found


def table(kind: str, rows: int) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of invented new rows, choices by their codes."""
    from communities.models import Community
    from portal.columns import columns_of
    from portal.entities import entity_of

    codes = list(Community.objects.order_by("code").values_list("code", flat=True))
    columns = columns_of(entity_of(kind))
    rng = Random(rows)
    lines = []
    for number in range(rows):
        code = codes[number % len(codes)]
        # Figures are one row a community and period: past ones are free.
        period = str(2023 - number // len(codes))
        if number % len(codes) == 0:
            _year(int(period))
        lines.append([_cell(each, number, code, period, rng) for each in columns])
    return [column.label for column in columns], lines


def _year(year: int) -> None:
    from communities.models import ReportingPeriod

    ReportingPeriod.objects.get_or_create(
        code=str(year),
        defaults={
            "kind": "year",
            "starts_on": date(year, 1, 1),
            "ends_on": date(year, 12, 31),
        },
    )


def _cell(column: Any, number: int, code: str, period: str, rng: Random) -> Any:
    from portal.columns import Kind

    if column.kind is Kind.COMMUNITY:
        return code
    if column.name == "name":
        return f"导入 {number} 号楼"
    if column.name == "period__code":
        return period
    # What depends on other columns stays empty, so that all rows are right.
    if column.name in ("unused_reason", "monthly_rent_yuan", "ends_on"):
        return None
    part = column.name.startswith(PARTS)
    return {
        Kind.TEXT: f"和平路 {rng.randint(1, 900)} 号",
        Kind.COUNT: rng.randint(1, 9) if part else rng.randint(10, 2000),
        Kind.YEAR: 2024,
        Kind.AMOUNT: 0.5 if part or "share" in column.name else rng.randint(50, 900),
        Kind.DAY: date(2020, 1, rng.randint(1, 28)),
        Kind.YES_NO: rng.random() < 0.5,
        Kind.CHOICE: rng.choice([code for code, _label in column.choices] or [None]),
        Kind.CHOICES: None,
    }[column.kind]


def _workbook(head: list[str], lines: list[list[Any]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(head)
    for line in lines:
        sheet.append(line)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _own(kind: str, content: bytes) -> dict[str, Any]:
    """As the portal does it: the job runs in this process."""
    from accounts.models import User
    from imports import actions
    from imports.from_command import worked_off
    from jobs.kinds import kinds

    # A worker has loaded all that its jobs need long before.
    kinds()
    user = User.objects.get(username=many_rows.USER)

    def preview() -> Any:
        made = actions.upload(
            content=content,
            file_name="x.xlsx",
            by=user,
            language="en",
            entity_slug=kind,
        )
        return actions.check(made, by=user, at_once=True)

    def store() -> Any:
        return worked_off(actions.store(made, keeps_good=False, by=user))

    seconds, made = _timed(preview)
    if made.new_count != made.line_count:
        raise RuntimeError(list(made.problems.values_list("column", "message")[:5]))
    stored, made = _timed(store)
    if made.state != "stored":
        raise RuntimeError(made.job.error)
    undone, made = _timed(lambda: worked_off(actions.undo(made, by=user)))
    if made.state != "undone":
        raise RuntimeError(made.job.error)
    return {"preview": seconds, "store": stored, "undo": undone, "history": True}


def _other(
    kind: str, head: list[str], content: bytes, beside: Path | None
) -> dict[str, Any] | None:
    """django-import-export: checked by the model, row by row or in bulk."""
    if beside:
        sys.path.append(str(beside))
    try:
        import import_export  # noqa: F401 - whether it is there
    except ImportError:
        return None
    return {
        "import-export, rows saved": _with_resource(kind, head, content, bulk=False),
        "import-export, use_bulk": _with_resource(kind, head, content, bulk=True),
    }


def _with_resource(
    kind: str, head: list[str], content: bytes, *, bulk: bool
) -> dict[str, Any]:
    import tablib

    resource = _resource(kind, head, bulk=bulk)

    def run(*, dry_run: bool) -> Any:
        data = tablib.Dataset().load(content, format="xlsx")
        return resource().import_data(data, dry_run=dry_run, use_transactions=True)

    preview, result = _timed(lambda: run(dry_run=True))
    if result.has_errors() or result.has_validation_errors():
        raise RuntimeError(
            [str(e.error) for row in result.rows for e in row.errors][:3]
        )
    store, _result = _timed(lambda: run(dry_run=False))
    model = resource._meta.model
    made = model.objects.filter(pk__gt=_before(model, len(result.rows)))
    history = model.history.filter(id__in=made.values("pk")).exists()
    made.delete()
    return {"preview": preview, "store": store, "history": history}


def _before(model: Any, rows: int) -> int:
    newest: int = model.objects.order_by("-pk").values_list("pk", flat=True)[rows]
    return newest


def _resource(kind: str, head: list[str], *, bulk: bool) -> Any:
    from import_export import fields, resources, widgets

    from portal.columns import columns_of
    from portal.entities import entity_of

    entity = entity_of(kind)
    made: dict[str, Any] = {}
    for column, label in zip(columns_of(entity), head, strict=True):
        name, _sep, leaf = column.name.partition("__")
        field = entity.model._meta.get_field(name)
        if field.is_relation:
            widget = widgets.ForeignKeyWidget(field.related_model, leaf or "code")
        else:
            widget_class = resources.ModelResource.widget_from_django_field(field)
            widget = widget_class()
        made[name] = fields.Field(attribute=name, column_name=label, widget=widget)

    class Meta:
        model = entity.model
        fields = tuple(made)
        import_id_fields = ["community", *entity.key]
        use_bulk = bulk
        clean_model_instances = not bulk
        skip_diff = True

    return resources.ModelDeclarativeMetaclass(
        "Resource", (resources.ModelResource,), {**made, "Meta": Meta}
    )


if __name__ == "__main__":
    main()
