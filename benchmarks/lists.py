"""What a page of a list costs: milliseconds and queries, over very many rows.

    [DATABASE_URL=postgres://...] python -m benchmarks.lists [--sizes 20000,200000]

Fifty rows are shown, with the sums over all that fit. Asked through the whole of
Django, without a network; on SQLite, and on the PostgreSQL server that DATABASE_URL
names. Each database is made for the purpose and removed. Milliseconds are of a
clock; of the processor (CPU) those of this process alone, whatever else is running:
on SQLite that is all of it.
"""

import argparse
import json
import statistics
import time
from typing import Any

from benchmarks import installation, many_rows
from benchmarks.printed import print_lines

SIZES = (20_000, 200_000)
# What is asked of each kind of row, from the plainest to the most expensive.
ADDRESSES = {
    "premises": {
        "as it opens": "",
        "one choice": "tenure=leased",
        "one street": "township={township}&in_use=true",
        "words": "q=和平路+1&use=office",
        "sorted": "sort=-floor_area_m2&tenure=owned",
        "last pages": "page=300&life=all",
    },
    "hazards": {
        "as it opens": "",
        "one choice": "category=fire&status=found",
        "one street": "township={township}&state=overdue",
        "words": "q=H0001+栋",
        "sorted": "sort=-found_on&category=gas",
        "last pages": "page=300",
    },
}
TIMES = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one, options.sizes)))
        return
    for url in many_rows.databases():
        name = "PostgreSQL" if url else "SQLite"
        for result in _in_a_process(url, options.sizes):
            title = f"{result['rows']:,} {result['kind']} on {name}"
            print_lines(title, _lines(result))


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _in_a_process(url: str, sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = installation.in_a_process(
        "benchmarks.lists",
        *("--one", url, "--sizes", ",".join(map(str, sizes))),
        without="DATABASE_URL",
    )
    return found


def measure(url: str, sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    with many_rows.county(url):
        return [
            {"kind": kind, "rows": size, "pages": _pages(kind, size)}
            for size in sizes
            for kind in ADDRESSES
        ]


def _pages(kind: str, size: int) -> dict[str, dict[str, Any]]:
    from django.core.management import call_command
    from django.test import Client

    from accounts.models import User
    from communities.models import Division

    many_rows.add(kind, size)
    call_command("collectstatic", verbosity=0, interactive=False)
    client = Client(SERVER_NAME="localhost")
    user = User.objects.get(username=many_rows.USER)
    client.force_login(user, backend="accounts.backends.GrantBackend")
    township = Division.objects.filter(level="township").order_by("code")[3].code
    found = {}
    for what, query in ADDRESSES[kind].items():
        address = f"/record/{kind}/?{query.format(township=township)}"
        found[what] = _page(client, address)
    return found


def _page(client: Any, address: str) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    # Now: the next request begins a log of its own.
    queries = len(captured)
    taken, used = [], []
    for _ in range(TIMES):
        began, busy = time.perf_counter(), time.process_time()
        client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - busy) * 1000)
    parts = statistics.quantiles(taken, n=20, method="inclusive")
    total = answer.context_data["total"]
    return {
        "fit": total,
        "p50": parts[9],
        "p95": parts[18],
        "cpu": statistics.median(used),
        "queries": queries,
    }


def _lines(result: dict[str, Any]) -> list[tuple[str, ...]]:
    lines = [("page", "rows that fit", "p50 ms", "p95 ms", "CPU ms", "queries")]
    for what, page in result["pages"].items():
        times = (f"{page[each]:.0f}" for each in ("p50", "p95", "cpu"))
        lines.append((what, f"{page['fit']:,}", *times, str(page["queries"])))
    return lines


if __name__ == "__main__":
    main()
