"""What is left of a large division once it is counted, as JSON values and back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from reports.explorer.spread import Cell, Counts
from reports.rules.base import Rule
from reports.shortfalls.fold import Lack, Shortfalls, Where
from reports.shortfalls.prices import Price

Values = dict[str, Any]
PRICED = ("measure", "scope_code", "scope_name", "year", "source")


def values_of_counts(counts: Counts) -> Values:
    return {
        "communities": dict(counts.communities),
        "names": dict(counts.names),
        "cells": [
            [code, place, cell.of, cell.assessed, cell.hit, cell.not_held]
            for (code, place), cell in counts.cells.items()
        ],
    }


def counts_of_values(values: Values, rules: Iterable[Rule]) -> Counts:
    """``rules``: those in force; what others had counted is left out."""
    cells = {(code, place): Cell(*rest) for code, place, *rest in values["cells"]}
    counted = {code for code, _place in cells}
    return Counts(
        tuple(rule for rule in rules if rule.code in counted),
        values["communities"],
        values["names"],
        cells,
    )


def values_of_shortfalls(found: Shortfalls) -> Values:
    return {
        "places": [[place.code, place.name] for place in found.in_order()],
        "lacks": [
            [measure.code, place.code, _values(found.lack(measure, place))]
            for place in found.in_order()
            for measure in found.measures
        ],
    }


def _values(lack: Lack) -> Values:
    return {
        "counts": [lack.of, lack.assessed, lack.not_held, lack.short, lack.priced],
        "sums": [str(lack.missing), str(lack.cost_yuan)],
        "standards": list(lack.standards),
        "bases": list(lack.bases),
        "prices": [
            [*(getattr(price, name) for name in PRICED), str(price.amount_yuan)]
            for price in lack.prices
        ],
    }


def fill(empty: Shortfalls, values: Values) -> Shortfalls:
    """``empty`` is made with the standards of today; those gone are not named."""
    standards = {each.evidence: each for each in empty.standards.rows}
    for code, name in values["places"]:
        empty.places[code] = Where(code, name)
    for measure, place, told in values["lacks"]:
        of, assessed, not_held, short, priced = told["counts"]
        missing, cost = (Decimal(text) for text in told["sums"])
        empty.put(
            measure,
            place,
            Lack(
                of=of,
                assessed=assessed,
                not_held=not_held,
                short=short,
                missing=missing,
                priced=priced,
                cost_yuan=cost,
                standards={
                    key: standards[key] for key in told["standards"] if key in standards
                },
                bases=dict.fromkeys(told["bases"]),
                prices=dict.fromkeys(_price(each) for each in told["prices"]),
            ),
        )
    return empty


def _price(told: list[Any]) -> Price:
    *values, amount = told
    named = dict(zip(PRICED, values, strict=True))
    return Price(amount_yuan=Decimal(amount), **named)
