"""Reads what the checks look at: one query a table, whatever the number of places."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from record.checks.facts import CommunityRecord, Figures
from record.checks.reading import facilities, money, places, safety, staffing
from record.checks.reading.batch import Batch
from record.handed_in import Standing

CHUNK = 500

__all__ = ["CHUNK", "records"]


def records(
    communities: Iterable[int], standing: Standing, *, chunk: int = CHUNK
) -> Iterator[CommunityRecord]:
    """The record of each community, by ids, in the order given.

    Costs the same number of queries for each chunk of communities.
    """
    waiting = iter(communities)
    while ids := list(islice(waiting, chunk)):
        yield from _assembled(Batch.of(ids, standing))


def _assembled(batch: Batch) -> Iterator[CommunityRecord]:
    community_rows = places.communities(batch)
    figures = places.figures(batch)
    many: dict[str, dict[int, Any]] = {
        "staff": staffing.people(batch),
        "pay": staffing.pay(batch),
        "organisations": staffing.organisations(batch),
        "premises": facilities.premises(batch),
        "projects": facilities.projects(batch),
        "estates": facilities.estates(batch),
        "funding": money.funding(batch),
        "income": money.income(batch),
        "hazards": safety.hazards(batch),
        "cases": safety.cases(batch),
        "grids": places.grids(batch),
        "groups": places.groups(batch),
        "teams": places.teams(batch),
    }
    counts = {
        "outlets": facilities.outlets(batch),
        "tasks": places.tasks(batch),
        "activities": places.activities(batch),
    }
    established, absent = places.bodies(batch)
    no_staff = places.said_without_staff(batch)
    land = money.land_per_household(batch)
    for key in batch.ids:
        place = community_rows.get(key)
        if place is None:
            continue
        now, before = figures.get(key, (None, None))
        known: dict[str, Any] = {
            name: tuple(rows.get(key, ())) for name, rows in many.items()
        }
        known |= {name: found.get(key) for name, found in counts.items()}
        yield CommunityRecord(
            community=key,
            day=batch.standing.day,
            year=batch.standing.year,
            is_rural=place["urban_rural_class"] in ("rural", "new_rural"),
            area_km2=place["area_km2"],
            figures=now or Figures(),
            before=before or Figures(),
            **known,
            bodies=frozenset(established.get(key, ())),
            absent_bodies=frozenset(absent.get(key, ())),
            staff_told_none=key in no_staff,
            land_per_household_mu=land.get(place["code"]),
        )
