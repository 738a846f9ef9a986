"""What facts are asked for, and the days that follow from it."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from accounts.models import User
from communities.models import Community, ReportingPeriod
from communities.models.community import CommunityQuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """``requested_by`` is None on the command line, which sees everything."""

    scope_code: str
    scope_name: str
    period_code: str
    as_of: date
    base_code: str | None = None
    requested_by: User | None = None

    def communities(self) -> CommunityQuerySet:
        """Standing on the day, in the scope, and for that person to see."""
        found = Community.objects.below(self.scope_code).active_on(self.as_of)
        return found.visible_to(self.requested_by) if self.requested_by else found


class UnknownPeriod(LookupError):
    """No reporting period has the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The periods and days of a request, as the readers of rows need them."""

    period_id: int
    first: date
    last: date
    as_of: date
    base_id: int | None = None
    base_day: date | None = None

    @classmethod
    def of(cls, request: Request) -> Self:
        """Costs one query, two with a base period. Raises UnknownPeriod."""
        period = _period(request.period_code)
        base = _period(request.base_code) if request.base_code else None
        return cls(
            period_id=period.pk,
            first=period.starts_on,
            last=period.ends_on,
            as_of=request.as_of,
            base_id=base.pk if base else None,
            base_day=base.ends_on if base else None,
        )

    @property
    def period_ids(self) -> list[int]:
        return [each for each in (self.period_id, self.base_id) if each is not None]


def _period(code: str) -> ReportingPeriod:
    found = ReportingPeriod.objects.filter(code=code).first()
    if found is None:
        raise UnknownPeriod(code)
    return found
