"""What assessing costs: seconds and memory for ever more communities.

    [DATABASE_URL=postgres://...] python -m benchmarks.assessing \\
        [--sizes 3000,30000,300000]

All indicators and rules, as ``script/manage assess`` works them out, compared with
a year before. An invented county of 3,000 communities, some 47 rows each, is copied
until there are enough. Each size is measured in a process of its own, on SQLite and
on the PostgreSQL server that DATABASE_URL names; each database is made for the
purpose and removed. Seconds are of a clock; CPU seconds, and what is worked out of
them, are those of this process alone, whatever else is running.
"""

import argparse
import json
import time
from io import StringIO
from typing import Any

from benchmarks import installation, many_rows, memory
from benchmarks.printed import print_lines

SIZES = (3000, 30_000, 300_000)
COUNTY_SIZE = 3000
MODULE = "benchmarks.assessing"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure()))
        return
    if options.one is not None:
        print(json.dumps(prepared(options.one, options.sizes[0])))
        return
    for url in many_rows.databases():
        name = "PostgreSQL" if url else "SQLite"
        results = [_in_a_process(url, size) for size in options.sizes]
        print_lines(f"Assessing all communities on {name}", lines(results))


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _in_a_process(url: str, size: int) -> dict[str, Any]:
    found: dict[str, Any] = installation.in_a_process(
        MODULE, "--one", url, "--sizes", str(size), without="DATABASE_URL"
    )
    return found


def prepared(url: str, size: int) -> dict[str, Any]:
    """Measured on a record that this process has filled in."""
    with installation.made(url):
        rows = fill(size)
        found: dict[str, Any] = installation.in_a_process(MODULE, "--measure")
        return found | rows


def fill(size: int) -> dict[str, Any]:
    """The record, and how many rows it has; seconds it took to fill in."""
    from django.core.management import call_command

    from benchmarks import copies, synthetic

    began = time.monotonic()
    call_command("load_reference", stdout=StringIO())
    synthetic.fill(min(size, COUNTY_SIZE))
    copies.multiply(-(-size // COUNTY_SIZE))
    return {"rows": copies.count(), "fill": time.monotonic() - began}


def measure() -> dict[str, Any]:
    """All of it, in the installation that the environment names."""
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.synthetic import AS_OF, BASE, PERIOD, PROVINCE
    from communities.models import Community

    memory.forget_peak()
    began, used = time.perf_counter(), time.process_time()
    call_command(
        "assess",
        scope=PROVINCE,
        period=PERIOD,
        base=BASE,
        as_of=AS_OF.isoformat(),
        stdout=StringIO(),
    )
    return {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - used,
        "mib": memory.peak_mib(),
        "communities": Community.objects.count(),
    }


def lines(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """A line for each size. ``growth`` is how many times as much work as the one
    before it, for how many times as many communities."""
    head = ("communities", "rows", "s", "CPU s", "ms each", "peak MiB", "growth")
    found: list[tuple[str, ...]] = [head]
    before: dict[str, Any] | None = None
    for each in results:
        growth = "–"
        if before:
            more = each["cpu"] / before["cpu"]
            larger = each["communities"] / before["communities"]
            growth = f"{more:.1f} for {larger:.0f}"
        found.append(
            (
                f"{each['communities']:,}",
                f"{each['rows']:,}",
                f"{each['seconds']:.1f}",
                f"{each['cpu']:.1f}",
                f"{each['cpu'] / each['communities'] * 1000:.2f}",
                f"{each['mib']:.0f}",
                growth,
            )
        )
        before = each
    return found


if __name__ == "__main__":
    main()
