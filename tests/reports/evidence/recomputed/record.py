"""The record as it stands on a report's day, read row by row and nothing shared
with the reports: what is handed in, what is said to be nothing, what is unknown."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Model

from communities.models import (
    Community,
    CommunityPeriod,
    NothingToRecord,
    ReportingPeriod,
)
from facilities.models import ChecklistRoom, FacilityChecklist
from funding.models import RegionReference
from reports.models import Standard

WRITTEN = {"万元": ("元", Decimal(10_000)), "%": ("share", Decimal("0.01"))}


def stem(code: str) -> str:
    """The digits of a division's code that its members begin with."""
    lengths = (2, 4, 6, 9)
    return next((code[:n] for n in lengths if not code[n:].strip("0")), code)


@dataclass
class Record:
    """All rows of a scope on a day. ``base`` is the period compared with."""

    scope: str
    as_of: date
    period: ReportingPeriod
    base: ReportingPeriod | None = None

    @cached_property
    def places(self) -> list["Place"]:
        standing = [
            community
            for community in Community.objects.filter(
                code__startswith=stem(self.scope)
            ).select_related("township")
            if _begun(community.established_on, self.as_of)
            and _lasts(community.abolished_on, self.as_of)
        ]
        return [
            Place(self, one) for one in sorted(standing, key=lambda each: each.code)
        ]

    def table(self, model: type[Model], owner: str) -> dict[int, list[Any]]:
        """All rows of a model by the row they belong to, read once."""
        if (model, owner) not in self._tables:
            rows = defaultdict(list)
            for row in model.objects.order_by("pk"):
                rows[getattr(row, f"{owner}_id")].append(row)
            self._tables[model, owner] = rows
        return self._tables[model, owner]

    @cached_property
    def _tables(self) -> dict[tuple[type[Model], str], dict[int, list[Any]]]:
        return {}

    @cached_property
    def nothing(self) -> set[tuple[int, int, str]]:
        rows = NothingToRecord.objects.all()
        return {(row.community_id, row.period_id, row.theme) for row in rows}

    @cached_property
    def years(self) -> range:
        """The five years of a series, the last one that of the period's end."""
        last = self.period.ends_on.year
        return range(last - 4, last + 1)

    @cached_property
    def standards(self) -> list[Standard]:
        """In force on the day, in yuan and shares however they are written."""
        found = []
        for row in Standard.objects.select_related("scope_division"):
            if _begun(row.valid_from, self.as_of) and _lasts(row.valid_to, self.as_of):
                unit, factor = WRITTEN.get(row.unit, (row.unit, Decimal(1)))
                row.unit, row.value = unit, row.value * factor
                found.append(row)
        return found


def _begun(first: date | None, day: date) -> bool:
    return first is None or first <= day


def _lasts(last: date | None, day: date) -> bool:
    return last is None or last >= day


def begun(row: Any, day: date) -> bool:
    return _begun(row.starts_on, day)


def alive(row: Any, day: date) -> bool:
    return begun(row, day) and _lasts(row.ends_on, day)


class Place:
    """One community with its rows. None stands for what nobody has handed in."""

    def __init__(self, record: Record, community: Community) -> None:
        self.record = record
        self.row = community
        self.pk = community.pk
        self.code = community.code
        self.township = community.township.name
        self.kind = community.urban_rural_class or None
        self.location = community.location_class or None
        ended = community.name.endswith(("社区", "村", "居委会", "村委会"))
        self.name = community.name if ended else f"{community.name}社区"

    @property
    def day(self) -> date:
        return self.record.as_of

    def rows(self, model: type[Model], owner: str = "community") -> list[Any]:
        return self.record.table(model, owner).get(self.pk, [])

    def of(self, row: Model, model: type[Model], owner: str) -> list[Any]:
        """Rows of a model that hang on one of the community's rows."""
        return self.record.table(model, owner).get(row.pk, [])

    def in_period(self, model: type[Model]) -> list[Any]:
        period = self.record.period.pk
        return [row for row in self.rows(model) if row.period_id == period]

    def says_nothing(self, theme: str, period: ReportingPeriod | None = None) -> bool:
        asked = period or self.record.period
        return (self.pk, asked.pk, theme) in self.record.nothing

    def handed_in(self, rows: list[Any], theme: str) -> list[Any] | None:
        """The rows; none at all only where the community has said so."""
        return rows if rows or self.says_nothing(theme) else None

    def living(
        self, model: type[Model], theme: str = "", *, base: bool = False
    ) -> list[Any] | None:
        """Rows that stand on the day, or at the end of the base period.

        A row without a first day stands today; since when, nobody knows, and
        with it what its community had in the base period.
        """
        period = self.record.base if base else self.record.period
        day = period.ends_on if base else self.day
        rows = self.rows(model)
        if base and any(row.starts_on is None for row in rows):
            rows = []
        known = [row for row in rows if begun(row, day)]
        if known:
            return [row for row in known if alive(row, day)]
        return [] if theme and self.says_nothing(theme, period) else None

    @cached_property
    def _figures(self) -> dict[int, CommunityPeriod]:
        return {row.period_id: row for row in self.rows(CommunityPeriod)}

    def period_row(self) -> CommunityPeriod | None:
        return self._figures.get(self.record.period.pk)

    def base_row(self) -> CommunityPeriod | None:
        base = self.record.base
        return self._figures.get(base.pk) if base else None

    def figure(self, name: str) -> Any:
        return _value(self.period_row(), name)

    def base_figure(self, name: str) -> Any:
        return _value(self.base_row(), name)

    @cached_property
    def region(self) -> RegionReference | None:
        """The nearest division above with a wage on record, else with any figures."""
        above = [
            row
            for row in RegionReference.objects.select_related("division")
            if self.code.startswith(stem(row.division.code))
            and row.year <= self.record.period.ends_on.year
        ]
        above.sort(key=lambda row: (-len(stem(row.division.code)), -row.year))
        latest = {row.division_id: row for row in reversed(above)}
        near = [row for row in above if latest[row.division_id] is row]
        waged = [row for row in near if row.avg_wage_yuan_month]
        return next(iter(waged or near), None)

    @cached_property
    def checklist(self) -> FacilityChecklist | None:
        found = [
            row
            for row in FacilityChecklist.objects.select_related("division")
            if row.is_active and self.code.startswith(stem(row.division.code))
        ]
        return max(
            found, key=lambda row: (len(stem(row.division.code)), row.pk), default=None
        )

    @cached_property
    def checklist_rooms(self) -> list[str]:
        rooms = ChecklistRoom.objects.filter(checklist=self.checklist)
        return [row.room_type for row in rooms]

    def standard(self, slug: str) -> Standard | None:
        """The nearest one in force, then the latest, then the one for its kind."""
        fitting = [
            row
            for row in self.record.standards
            if row.slug == slug
            and self.code.startswith(_scope(row))
            and (not row.applies_to_class or self.kind in kinds(row))
        ]
        return max(fitting, key=_rank, default=None)


def kinds(row: Standard) -> list[str]:
    return [kind for kind in row.applies_to_class.split(",") if kind]


def _scope(row: Standard) -> str:
    return stem(row.scope_division.code) if row.scope_division else ""


def _rank(row: Standard) -> tuple[int, date, bool]:
    return len(_scope(row)), row.valid_from or date.min, bool(row.applies_to_class)


def _value(row: CommunityPeriod | None, name: str) -> Any:
    value = getattr(row, name) if row else None
    return None if value == "" else value


def whole(values: Iterable[Any]) -> Any:
    """The sum, unknown as soon as one of its parts is."""
    found = list(values)
    return None if None in found else sum(found)


def whether(answers: Iterable[bool | None]) -> bool | None:
    """Yes where one says so, unknown where none does and one is silent."""
    found = list(answers)
    if any(found):
        return True
    return None if None in found else False


Read = Callable[[Place], Any]
