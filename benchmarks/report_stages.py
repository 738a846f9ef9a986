"""What a report costs: seconds and memory by stage, for scopes of several sizes.

    python -m benchmarks.report_stages [--sizes 8,300,3000]

Each size is measured in a process of its own, on an invented county in a SQLite
database. The same pages are then printed by a Chromium that is already running,
for comparison: the ratio is what counts, seconds depend on the machine.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import installation, memory
from benchmarks.printed import print_lines

SIZES = (8, 300, 3000)
CHROMIUM = "/usr/bin/chromium-headless-shell"
# Measured after one print that is not: both are then warm.
PRINTS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    results = [
        installation.in_a_process("benchmarks.report_stages", "--one", str(size))
        for size in options.sizes
    ]
    print_table(results)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def measure(size: int) -> dict[str, Any]:
    """One report on ``size`` communities: seconds and MiB by stage."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        var = Path(folder)
        installation.begin(var)
        installation.migrated()
        from benchmarks import synthetic

        synthetic.fill(size)
        return {"communities": size} | _report(var) | _prints(var)


def _report(var: Path) -> dict[str, Any]:
    from benchmarks.synthetic import AS_OF, BASE, COUNTY, PERIOD
    from reports import pipeline, printing, reading
    from reports.order import Order

    order = Order(
        scope_code=COUNTY,
        period_code=PERIOD,
        base_code=BASE,
        as_of=AS_OF,
        organ="民政局",
    )
    clock, peaks = Clock(), Peaks()
    printed: list[Any] = []
    wait = printing.Printer.wait

    def noted(printer: Any, check: Any) -> Any:
        printed.append(wait(printer, check))
        return printed[0]

    with (
        patch.object(reading, "collect", clock.around(reading.collect)),
        patch.object(printing.Printer, "wait", noted),
    ):
        began = time.monotonic()
        made = pipeline.build(
            order, var, requested_by=None, dated=AS_OF, on_progress=peaks.note
        )
        total = time.monotonic() - began
    peaks.note(1, 1, "")
    document = var / "report.document.json"
    document.rename(var / "document.json")
    seconds = made.timings
    return {
        "seconds": {
            "collect": clock.seconds,
            "evaluate": seconds["collect"] - clock.seconds,
            "compose": seconds["compose"],
            "xlsx": seconds["xlsx"],
            "docx": seconds["docx"],
            "pdf": seconds["pdf"],
            "verify": seconds["verify"],
            "total": total,
        },
        "mib": peaks.mib | {"pdf": printed[0].peak_mib},
        "pages": printed[0].pages,
        "rows": made.read.plan.expected.total(),
        "bytes": {name: path.stat().st_size for name, path in made.files.items()},
    }


class Clock:
    """Adds up the time that a generator takes, without what is done in between."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, make: Any) -> Any:
        def timed(*arguments: Any, **options: Any) -> Iterator[Any]:
            rows = make(*arguments, **options)
            while True:
                began = time.monotonic()
                try:
                    row = next(rows)
                except StopIteration:
                    return
                finally:
                    self.seconds += time.monotonic() - began
                yield row

        return timed


class Peaks:
    """The most memory in each stage of the worker's own process."""

    def __init__(self) -> None:
        self.mib: dict[str, float] = {}
        self._stage = ""

    def note(self, done: int, total: int, stage: str) -> None:
        if stage == self._stage:
            return
        if self._stage:
            known = self.mib.get(self._stage, 0.0)
            self.mib[self._stage] = max(known, memory.peak_mib())
        memory.forget_peak()
        self._stage = str(stage)


def _prints(var: Path) -> dict[str, Any]:
    """Seconds for one PDF of the same pages, by us and by Chromium, both warm."""
    from reports.document.codec import decode
    from reports.render import pdf

    document = decode(json.loads((var / "document.json").read_text(encoding="utf-8")))
    target = var / "ours.pdf"
    pdf._typography.cache_clear()
    with (
        patch.object(pdf, "HTML", wraps=pdf.HTML) as pages,
        patch.object(pdf, "CSS", wraps=pdf.CSS) as sheets,
    ):
        pdf.write_pdf(document, target)
    ours = fastest(lambda: pdf.write_pdf(document, target))
    styles = "\n".join(call.kwargs["string"] for call in sheets.call_args_list)
    source = var / "print.html"
    html = pages.call_args.kwargs["string"]
    source.write_text(
        html.replace("</head>", f"<style>{styles}</style></head>"), encoding="utf-8"
    )
    return {"warm": {"ours": ours, "chromium": by_chromium(source)}}


def by_chromium(source: Path) -> float:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()

        def print_page() -> None:
            page.goto(source.as_uri(), wait_until="load")
            page.evaluate("document.fonts.ready")
            page.pdf(
                path=source.with_suffix(".pdf"),
                prefer_css_page_size=True,
                tagged=True,
            )

        print_page()
        seconds = fastest(print_page)
        browser.close()
    return seconds


def fastest(act: Any) -> float:
    taken = []
    for _ in range(PRINTS):
        began = time.monotonic()
        act()
        taken.append(time.monotonic() - began)
    return min(taken)


STAGES = ("collect", "evaluate", "compose", "xlsx", "docx", "pdf", "verify", "total")


def print_table(results: list[dict[str, Any]]) -> None:
    head = ("communities", "rows", "pages", *(f"{s} s" for s in STAGES))
    lines = [head]
    for result in results:
        seconds = (f"{result['seconds'][stage]:.2f}" for stage in STAGES)
        counts = (result["communities"], result["rows"], result["pages"])
        lines.append((*map(str, counts), *seconds))
    print_lines("Seconds by stage (the PDF is made beside the others)", lines)
    held, files = ("collect", "compose", "xlsx", "docx", "pdf"), ("xlsx", "docx", "pdf")
    heads = (*(f"{stage} MiB" for stage in held), *(f"{name} KiB" for name in files))
    lines = [("communities", *heads)]
    for result in results:
        mib = (f"{result['mib'][stage]:.0f}" for stage in held)
        sizes = (f"{result['bytes'][name] / 1024:.0f}" for name in files)
        lines.append((str(result["communities"]), *mib, *sizes))
    print_lines("Peak memory (pdf: of its own process), and size of the files", lines)
    lines = [("communities", "ours s", "Chromium s", "ratio")]
    for result in results:
        ours, chromium = result["warm"]["ours"], result["warm"]["chromium"]
        figures = (f"{ours:.2f}", f"{chromium:.2f}", f"{ours / chromium:.2f}")
        lines.append((str(result["communities"]), *figures))
    print_lines("PDF of the same pages, both warm", lines)


if __name__ == "__main__":
    main()
