"""Where the figures, problems and proposals of docs/catalogue.md are written down."""

import csv
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def modules(package: str) -> Iterator[ModuleType]:
    found = importlib.import_module(package)
    for each in pkgutil.iter_modules(found.__path__):
        yield importlib.import_module(f"{package}.{each.name}")


def path(module: ModuleType) -> str:
    assert module.__file__
    return str(Path(module.__file__).relative_to(ROOT))


def where(package: str, table: str) -> dict[str, str]:
    """Which module names an indicator or rule in its own table; the catalogue names
    all of them."""
    return {
        getattr(each, "slug", "") or each.code: path(module)
        for module in modules(package)
        if not module.__name__.endswith(".catalogue")
        for each in getattr(module, table, ())
    }


def where_again(table: str) -> dict[str, str]:
    return {
        key: path(module)
        for module in modules("tests.reports.evidence.recomputed")
        for key in getattr(module, table, ())
    }


def tables_of_rules() -> dict[str, str]:
    return {
        row.code: path(module)
        for module in modules("tests.reports.rules.tables")
        for row in module.ROWS
    }


def lines_of(name: str) -> list[dict[str, str]]:
    path = ROOT / "reports" / "reference" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answered(line: dict[str, str]) -> Iterator[tuple[str, int]]:
    for part in line["rules"].split():
        code, _, position = part.partition(":")
        yield code, int(position)


def proposals_by_answer() -> dict[str, list[str]]:
    """Proposals by what they answer, the first answer first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for line in lines_of("recommendations.csv"):
        for code, position in answered(line):
            found.setdefault(code, []).append((position, line["code"]))
    return {code: [each for _, each in sorted(them)] for code, them in found.items()}
