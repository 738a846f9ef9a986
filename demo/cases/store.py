"""Writes a case's rows with their history, models in the order first given."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.db.models import Model
from simple_history.utils import bulk_create_with_history

from communities import divisions
from communities.models import (
    Division,
    DivisionLevel,
    PeriodKind,
    ReportingPeriod,
)
from communities.models.division import township_type_of

DATA = Path(__file__).resolve().parent.parent / "data"
LEVELS = {
    divisions.Level.PROVINCE: DivisionLevel.PROVINCE,
    divisions.Level.PREFECTURE: DivisionLevel.PREFECTURE,
    divisions.Level.COUNTY: DivisionLevel.COUNTY,
    divisions.Level.TOWNSHIP: DivisionLevel.TOWNSHIP,
}


def store(rows: Iterable[Model], *, reason: str) -> int:
    """Saves new rows, each with its first version; returns how many.

    A row may point to another that comes earlier in ``rows`` of another model.
    """
    by_model: dict[type[Model], list[Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, found in by_model.items():
        bulk_create_with_history(
            found,
            model,
            batch_size=500,
            default_change_reason=reason,
            custom_historical_attrs={"history_user_name": ""},
        )
    return sum(len(found) for found in by_model.values())


def county_divisions(lines: Iterable[dict[str, str]], county: str) -> list[Division]:
    """Divisions of the table that lie above, at or below the county and are new.

    The table is the published one of 2023 (cut-off 2023-06-30).
    """
    wanted = [
        line
        for line in lines
        if divisions.contains(county, line["code"])
        or divisions.contains(line["code"], county)
    ]
    known = set(
        Division.objects.filter(code__in=[line["code"] for line in wanted]).values_list(
            "code", flat=True
        )
    )
    return [_division(**line) for line in wanted if line["code"] not in known]


def _division(code: str, name: str) -> Division:
    level = divisions.level_of(code)
    is_township = level is divisions.Level.TOWNSHIP
    return Division(
        code=code,
        name=name,
        level=LEVELS[level],
        township_type=township_type_of(code) if is_township else "",
        code_table_version="2023-06-30",
    )


def year_period(year: int) -> ReportingPeriod:
    """The calendar year as a reporting period, made when it is not on record."""
    period, _ = ReportingPeriod.objects.get_or_create(
        code=str(year),
        defaults={
            "kind": PeriodKind.YEAR,
            "starts_on": date(year, 1, 1),
            "ends_on": date(year, 12, 31),
        },
    )
    return period
