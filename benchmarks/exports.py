"""What an export costs: seconds, rows a second and memory, for very many rows.

    [DATABASE_URL=postgres://...] python -m benchmarks.exports [--sizes 20000,200000]

Each file is made in a process of its own, from the database to the last byte, with
all columns of the kind; on SQLite, and on the PostgreSQL server that DATABASE_URL
names. Each database is made for the purpose and removed.
"""

import argparse
import json
import time
from typing import Any

from benchmarks import installation, many_rows, memory
from benchmarks.printed import print_lines

SIZES = (20_000, 200_000)
KIND = "premises"
MODULE, DATABASE = "benchmarks.exports", "DATABASE_URL"
FORMATS = ("xlsx", "csv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--form", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(prepared(options.one, options.sizes[0], options.form)))
        return
    if options.form:
        print(json.dumps(measure(options.form)))
        return
    for url in many_rows.databases():
        name = "PostgreSQL" if url else "SQLite"
        results = [
            _in_a_process(url, size, form) for size in options.sizes for form in FORMATS
        ]
        print_lines(f"Exports of {KIND} on {name}", _lines(results))


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _in_a_process(url: str, size: int, form: str) -> dict[str, Any]:
    """Of a database that another process has filled."""
    found: dict[str, Any] = installation.in_a_process(
        MODULE, "--one", url, "--sizes", str(size), "--form", form, without=DATABASE
    )
    return found


def prepared(url: str, size: int, form: str) -> dict[str, Any]:
    with many_rows.county(url):
        many_rows.add(KIND, size)
        found: dict[str, Any] = installation.in_a_process(MODULE, "--form", form)
        return found


def measure(form: str) -> dict[str, Any]:
    """One export, in the installation that the environment names."""
    import django

    django.setup()
    from django.http import QueryDict
    from django.test import RequestFactory

    from accounts.models import User
    from portal.entities import entity_of
    from record.exports.columns import export_columns
    from record.exports.export import export
    from record.lists.reading import Listing

    entity = entity_of(KIND)
    request: Any = RequestFactory().get("/")
    request.user = user = User.objects.get(username=many_rows.USER)
    rows = entity.visible_to(user)
    listing = Listing(entity, rows, QueryDict("life=all"), request)
    began, used = time.perf_counter(), time.process_time()
    made = export(listing, form, by=user)
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    made.file.seek(0, 2)
    return {
        "form": form,
        "rows": made.rows,
        "columns": len(export_columns(entity)),
        "seconds": seconds,
        "cpu": cpu,
        "mib": memory.peak_mib(),
        "kib": made.file.tell() / 1024,
    }


def _lines(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    head = ("file", "rows", "columns", "s", "CPU s", "rows/s", "peak MiB", "KiB")
    lines: list[tuple[str, ...]] = [head]
    for each in results:
        lines.append(
            (
                each["form"],
                f"{each['rows']:,}",
                str(each["columns"]),
                f"{each['seconds']:.2f}",
                f"{each['cpu']:.2f}",
                f"{each['rows'] / each['seconds']:,.0f}",
                f"{each['mib']:.0f}",
                f"{each['kib']:,.0f}",
            )
        )
    return lines


if __name__ == "__main__":
    main()
