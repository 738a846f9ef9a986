"""Storing a checked table of division codes: the same table twice changes nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from communities import divisions
from communities.code_table import Row, is_community, read_rows
from communities.models import (
    Community,
    Division,
    DivisionLevel,
    UrbanRuralClass,
)
from communities.models.division import township_type_of

BATCH_ROWS = 2_000
LEVELS = {
    divisions.Level.PROVINCE: DivisionLevel.PROVINCE,
    divisions.Level.PREFECTURE: DivisionLevel.PREFECTURE,
    divisions.Level.COUNTY: DivisionLevel.COUNTY,
    divisions.Level.TOWNSHIP: DivisionLevel.TOWNSHIP,
}


@dataclass(slots=True)
class Tally:
    created: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    divisions: Tally
    communities: Tally


@transaction.atomic
def store_table(
    path: Path,
    encoding: str,
    *,
    by: str,
    reason: str,
    table_version: str = "",
    progress: Callable[[int], None] = lambda rows: None,
) -> Imported:
    """Creates what is new and renames what is named otherwise, all or nothing.

    The table has been checked (code_table.problems). ``progress`` is told the
    rows done after each batch; new divisions keep ``table_version``. Costs five
    queries a batch.
    """
    done = 0
    imported = Imported(Tally(), Tally())
    written = {"by": by, "reason": reason}

    def new_division(row: Row) -> Division:
        level = LEVELS[divisions.level_of(row.code)]
        is_township = level == DivisionLevel.TOWNSHIP
        return Division(
            code=row.code,
            name=row.name,
            level=level,
            township_type=township_type_of(row.code) if is_township else "",
            code_table_version=table_version,
        )

    above = (row for row in read_rows(path, encoding) if not is_community(row.code))
    for batch in _batches(above):
        _store(Division, batch, new_division, imported.divisions, **written)
        progress(done := done + len(batch))

    townships = dict(
        Division.objects.filter(level=DivisionLevel.TOWNSHIP).values_list("code", "pk")
    )

    def new_community(row: Row) -> Community:
        return Community(
            code=row.code,
            name=row.name,
            township_id=townships[row.code[:9] + "000"],
            urban_rural_class=_class_by_code(row.code),
        )

    below = (row for row in read_rows(path, encoding) if is_community(row.code))
    for batch in _batches(below):
        _store(Community, batch, new_community, imported.communities, **written)
        progress(done := done + len(batch))
    return imported


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH_ROWS)):
        yield batch


def _store(
    model: type[Division] | type[Community],
    batch: list[Row],
    new: Callable[[Row], Division | Community],
    tally: Tally,
    *,
    by: str,
    reason: str,
) -> None:
    stored = model.objects.in_bulk([row.code for row in batch], field_name="code")
    created, renamed = [], []
    for row in batch:
        found = stored.get(row.code)
        if found is None:
            created.append(new(row))
        elif found.name != row.name:
            found.name = row.name
            renamed.append(found)
    trail = {
        "default_change_reason": reason,
        "custom_historical_attrs": {"history_user_name": by},
    }
    if created:
        bulk_create_with_history(created, model, **trail)
    if renamed:
        bulk_update_with_history(renamed, model, ["name"], **trail)
    tally.created += len(created)
    tally.changed += len(renamed)
    tally.unchanged += len(batch) - len(created) - len(renamed)


def _class_by_code(code: str) -> str:
    """What digits 10-12 say: 001-199 residents', 200-399 villagers' committees.

    Quasi-villages from 400 on stay open: what they are is on no list.
    """
    if code[9] in "01":
        return UrbanRuralClass.URBAN
    return UrbanRuralClass.RURAL if code[9] in "23" else ""
