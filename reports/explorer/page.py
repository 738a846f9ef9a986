"""The table of findings and the communities behind a cell, as pages print them."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communities.divisions import Level, level_of
from portal.figures import percent
from reports import scopes
from reports.explorer.order import Row, step_of, sums_of
from reports.explorer.spread import Cell, Counts
from reports.facts.request import Request
from reports.models import AdviceTheme
from reports.outcomes import Outcomes
from reports.record_lists import rows_address
from reports.rules.base import Comparison, Rule, Severity
from reports.rules.finding import Hit
from reports.shown import gap_text, measured, standard_shown

Words = dict[str, Any]


class SeverityChoice(TextChoices):
    """reports.rules.base.Severity in the reader's language."""

    BREACH = Severity.BREACH.value, _("Below a standard")
    SHORTFALL = Severity.SHORTFALL.value, _("Falls short")
    ATTENTION = Severity.ATTENTION.value, _("To be watched")


COLOURS = {
    Severity.BREACH: "state-bad",
    Severity.SHORTFALL: "state-open",
    Severity.ATTENTION: "state-over",
}
# Columns of the whole that the table can be sorted by, the worst first.
SORTS = {
    "": _("Severity"),
    "theme": _("Part"),
    "share": _("Share"),
    "hit": _("Communities concerned"),
    "unknown": _("Not on record"),
}


def shown(
    counts: Counts, rows: list[Row], names: dict[str, str], asked: dict[str, str]
) -> Words:
    places = counts.places
    whole = sums_of(row.whole for row in rows)
    return {
        "communities": counts.total,
        "columns": [
            _column(counts, place, names.get(place, place), rows, number, asked)
            for number, place in enumerate(places)
        ],
        "rows": [_row(counts, row, places, names, asked) for row in rows],
        "whole": whole,
        "sorts": [
            {"label": label, "address": _again(asked, sort=name), "is_here": here}
            for name, label in SORTS.items()
            for here in [asked.get("sort", "") == name]
        ],
        "export": urlencode(_kept(asked)),
        **_left_out(counts, rows, asked),
    }


def _kept(asked: dict[str, str], **changed: str) -> dict[str, str]:
    return {name: text for name, text in {**asked, **changed}.items() if text}


def _again(asked: dict[str, str], **changed: str) -> str:
    return f"?{urlencode(_kept(asked, **changed))}"


def _column(
    counts: Counts,
    place: str,
    name: str,
    rows: list[Row],
    number: int,
    asked: dict[str, str],
) -> Words:
    is_community = level_of(place) is Level.COMMUNITY
    below = _again({**asked, "sort": ""}, scope=place)
    return {
        "code": place,
        "name": name,
        "communities": counts.communities[place],
        "address": reverse("communities:community-book", args=[place])
        if is_community
        else below,
        "is_community": is_community,
        "sort": _again(asked, sort=place),
        "is_sorted": asked.get("sort", "") == place,
        "sums": sums_of(row.cells[number] for row in rows),
    }


def _row(
    counts: Counts,
    row: Row,
    places: list[str],
    names: dict[str, str],
    asked: dict[str, str],
) -> Words:
    rule = row.rule
    return {
        "heading": rule.heading,
        "severity": SeverityChoice(rule.severity).label,
        "colour": COLOURS[rule.severity],
        "theme": AdviceTheme(rule.theme).label,
        "whole": _cell(row.whole, _address(counts, rule, "", asked), ""),
        "cells": [
            _cell(cell, _address(counts, rule, place, asked), names.get(place, place))
            for cell, place in zip(row.cells, places, strict=True)
        ],
    }


def _address(counts: Counts, rule: Rule, place: str, asked: dict[str, str]) -> str:
    """Where the communities behind a cell are; empty for more than are read at once."""
    most = scopes.MOST_COMMUNITIES
    compared = isinstance(rule.check, Comparison) or not place
    if (counts.total if compared else counts.communities[place]) > most:
        return ""
    base = reverse("reports:finding-communities", args=[rule.code])
    return f"{base}{_again({**asked, 'sort': ''}, place=place)}"


def _cell(cell: Cell, address: str, name: str) -> Words:
    return {
        "name": name,
        "hit": cell.hit,
        "assessed": cell.assessed,
        "unknown": cell.unknown,
        "share": None if cell.share is None else percent(cell.share, 0),
        "step": step_of(cell),
        "address": address if cell.hit or cell.unknown else "",
    }


def _left_out(counts: Counts, rows: list[Row], asked: dict[str, str]) -> Words:
    """How many problems that are asked about the table does not show, and why."""
    listed = {row.rule.code for row in rows}
    cells = [counts.whole(rule) for rule in counts.rules if rule.code not in listed]
    nowhere = [cell for cell in cells if not cell.hit]
    return {
        "fine": sum(bool(c.assessed) for c in nowhere),
        "untold": sum(not c.assessed and bool(c.unknown) for c in nowhere),
        "all_address": _again(asked, show="all", theme="", severity=""),
    }


def cell_shown(rule: Rule, behind: Outcomes, asked: Request, most: int) -> Words:
    """``most``: how many of the communities hit are listed."""
    return {
        "severity": SeverityChoice(rule.severity).label,
        "colour": COLOURS[rule.severity],
        "theme": AdviceTheme(rule.theme).label,
        "assessed": behind.assessed,
        "hit": len(behind.hits),
        "standards": [standard_shown(each) for each in behind.standards],
        "hits": [_hit(rule, hit, asked) for hit in behind.hits[:most]],
        "has_required": any(h.gap.required is not None for h in behind.hits),
        "more": max(len(behind.hits) - most, 0),
        "unknown": behind.unknown,
    }


def _hit(rule: Rule, hit: Hit, asked: Request) -> Words:
    gap = hit.gap
    return {
        "code": hit.place.code,
        "name": hit.place.name,
        "township": hit.place.township,
        "observed": measured(gap.observed, gap.unit),
        "required": measured(gap.required, gap.unit),
        "gap": gap_text(gap),
        "unit": "" if gap.unit == "share" else gap.unit,
        "standard": gap.standard.citation if gap.standard else "",
        "rows": rows_address(
            rule.code,
            community=hit.place.code,
            period=asked.period_code,
            day=asked.as_of,
        ),
    }
