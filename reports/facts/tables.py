"""The facts as plain CSV tables and back, exactly: one table for each kind of row.

``communities.csv`` has a line for each community; every list of rows has a table
of its own, each row under its community's code. In ``communities.csv`` a column
named like such a table says how many rows there are: empty for not on record, 0 for
none. An empty cell is a value not on record. A text that a spreadsheet could take
for a formula, or that is empty, has a backslash before it.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from reports.facts.codec import decode, encode
from reports.facts.shapes import CommunityFacts

COMMUNITIES = "communities"
_RISKY = ("\\", "=", "+", "-", "@", "\t", "\r", "'")


class NotTheTables(ValueError):
    """The tables are not those of any facts: says where."""


def tables_of(facts: Iterable[CommunityFacts]) -> dict[str, str]:
    """The CSV text of each table by its name; tables without rows are there too."""
    texts = {name: io.StringIO() for name in (COMMUNITIES, *_NESTED)}
    writers = {
        name: csv.writer(text, lineterminator="\n") for name, text in texts.items()
    }
    writers[COMMUNITIES].writerow([*_PLAIN, *_NESTED])
    for name, columns in _NESTED.items():
        writers[name].writerow(["community", *columns])
    for each in facts:
        data = encode(each)
        row = [_cell(_value(data, each, name)) for name in _PLAIN]
        for name, columns in _NESTED.items():
            held = getattr(each, name)
            rows = _rows(held)
            row.append("" if held is None else str(len(rows)))
            for one in rows:
                known = encode(one)
                cells = [_cell(_value(known, one, column)) for column in columns]
                writers[name].writerow([_cell(each.code), *cells])
        writers[COMMUNITIES].writerow(row)
    return {name: text.getvalue() for name, text in texts.items()}


def _value(data: Mapping[str, Any], held: Any, name: str) -> Any:
    """As the codec has it; it leaves out what is at its default."""
    if name in data:
        return data[name]
    value = getattr(held, name)
    return list(value) if isinstance(value, tuple) else value


def _rows(held: Any) -> tuple[Any, ...]:
    if held is None:
        return ()
    return held if isinstance(held, tuple) else (held,)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return f"\\{text}" if not text or text.startswith(_RISKY) else text


def facts_from(tables: Mapping[str, str]) -> Iterator[CommunityFacts]:
    """What ``tables_of`` was given, in its order. Raises NotTheTables."""
    try:
        yield from _facts_from(tables)
    except (KeyError, ValueError, TypeError, ArithmeticError) as wrong:
        if isinstance(wrong, NotTheTables):
            raise
        raise NotTheTables(f"{type(wrong).__name__}: {wrong}") from wrong


def _facts_from(tables: Mapping[str, str]) -> Iterator[CommunityFacts]:
    nested = {name: _by_community(tables[name], name) for name in _NESTED}
    for line in _lines(tables[COMMUNITIES]):
        data = {name: _read(line[name], kind) for name, kind in _PLAIN.items()}
        for name in _NESTED:
            rows = nested[name].pop(line["code"], [])
            if line[name] == "":
                expected, value = 0, None
            else:
                expected = int(line[name])
                value = rows if name in _MANY else next(iter(rows), None)
            if len(rows) != expected:
                where = f"{name} of {line['code']}"
                raise NotTheTables(f"{where}: {len(rows)} rows, {expected} said")
            data[name] = value
        yield decode(CommunityFacts, data)
    left = {name: list(rows) for name, rows in nested.items() if rows}
    if left:
        raise NotTheTables(f"rows of communities that are not listed: {left}")


def _by_community(text: str, name: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in _lines(text):
        row = {
            column: _read(line[column], kind) for column, kind in _NESTED[name].items()
        }
        found.setdefault(line["community"], []).append(row)
    return found


def _lines(text: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(text, newline=""), strict=True)


def _read(cell: str, kind: Any) -> Any:
    """A cell as the codec wants it: numbers and lists as JSON has them."""
    if cell == "":
        return None
    kinds = set(get_args(kind)) or {kind}
    if get_origin(kind) in (tuple, dict) or any(
        get_origin(each) in (tuple, dict) for each in kinds
    ):
        return json.loads(cell)
    if bool in kinds:
        return {"true": True, "false": False}[cell]
    if int in kinds:
        return int(cell)
    if str in kinds:
        return cell.removeprefix("\\") if cell.startswith("\\") else cell
    return cell  # a Decimal or a day, which the codec reads from its text


def _columns(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _row_kind(hint: Any) -> Any:
    """The class of the rows behind a hint; None for a plain value."""
    if is_dataclass(hint):
        return hint
    for each in get_args(hint):
        found = _row_kind(each)
        if found is not None:
            return found
    return None


_PLAIN = {
    name: hint
    for name, hint in _columns(CommunityFacts).items()
    if _row_kind(hint) is None
}
_NESTED = {
    name: _columns(_row_kind(hint))
    for name, hint in _columns(CommunityFacts).items()
    if _row_kind(hint) is not None
}
_MANY = {
    name
    for name, hint in _columns(CommunityFacts).items()
    if name in _NESTED
    and any(get_origin(each) is tuple for each in (hint, *get_args(hint)))
}
