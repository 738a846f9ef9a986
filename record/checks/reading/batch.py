"""One chunk of communities, and what reading their rows has in common."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, QuerySet

from communities.models import ReportingPeriod
from record.handed_in import Standing

Stored = Mapping[str, Any]
Made = TypeVar("Made")
# By community; one without rows is absent.
Rows = dict[int, list[Made]]


@dataclass(frozen=True, slots=True)
class Batch:
    """``before``: key of the period before, None where there is none."""

    ids: list[int]
    standing: Standing
    before: int | None

    @classmethod
    def of(cls, ids: list[int], standing: Standing) -> "Batch":
        """Costs one query."""
        period = standing.period
        earlier = ReportingPeriod.objects.before(period).first() if period else None
        return cls(ids, standing, earlier.pk if earlier else None)

    @property
    def period(self) -> int | None:
        return self.standing.period.pk if self.standing.period else None

    @property
    def periods(self) -> list[int]:
        return [key for key in (self.period, self.before) if key is not None]

    def active(self, model: Any) -> QuerySet[Any]:
        """The communities' rows of a model that are in force, in the order stored."""
        rows = model.objects.of(self.ids).active_on(self.standing.day)
        return rows.order_by("pk")  # type: ignore[no-any-return]


def by_community(
    rows: Iterable[Stored],
    make: Callable[[Stored], Made],
    owner: str = "community_id",
) -> Rows[Made]:
    found: Rows[Made] = {}
    for row in rows:
        found.setdefault(row[owner], []).append(make(row))
    return found


def counted(rows: QuerySet[Any]) -> dict[int, int]:
    """How many rows each community has; one without is absent."""
    found = rows.order_by().values_list("community_id").annotate(Count("pk"))
    return dict(found)


def joined(*parts: object) -> str:
    """A name made of what tells the row apart."""
    return " · ".join(str(part) for part in parts if part)


def label(choices: Any, code: str) -> str:
    """The word for a code; the code itself where it has none."""
    member = choices._value2member_map_.get(code)
    return str(member.label) if member else code
