"""The facts of a scope, streamed: the only place where reports read the record.

Communities come in code order and in chunks, with one query a table and chunk
however many communities there are, so memory does not grow with the scope. To
have all of it from one moment, collect within ``snapshot()``.
"""

from collections.abc import Callable, Iterator
from typing import Any

from reports.facts.above import Above
from reports.facts.request import Request, Span, UnknownPeriod
from reports.facts.rows import communities, facilities, funding, party, safety, staffing
from reports.facts.rows.batch import Batch
from reports.facts.shapes import CommunityFacts, PeriodFacts

__all__ = ["CHUNK", "Request", "UnknownPeriod", "collect", "count"]

CHUNK = 200
_NOTHING = PeriodFacts()

# Told how many communities are done, and of how many.
Progress = Callable[[int, int], None]


def count(request: Request) -> int:
    """How many communities ``collect`` yields."""
    return request.communities().count()


def collect(
    request: Request, *, chunk: int = CHUNK, on_progress: Progress | None = None
) -> Iterator[CommunityFacts]:
    """Facts of every community of the request, in code order.

    ``on_progress`` is called once before the first chunk and after each.
    Raises UnknownPeriod.
    """
    span = Span.of(request)
    above = Above.of(request.scope_code, span.last)
    done, total = 0, count(request) if on_progress else 0
    if on_progress:
        on_progress(done, total)
    for places in _chunks(request, chunk):
        yield from _assembled(places, span, above)
        done += len(places)
        if on_progress:
            on_progress(done, total)


def _chunks(request: Request, chunk: int) -> Iterator[list[dict[str, Any]]]:
    """Pages by the last code seen: an offset would read all before it again."""
    last = ""
    while True:
        page = request.communities().filter(code__gt=last).order_by("code")[:chunk]
        rows = [
            communities.place(row) for row in page.values(*communities.PLACE_COLUMNS)
        ]
        if rows:
            yield rows
        if len(rows) < chunk:
            return
        last = rows[-1]["code"]


def _assembled(
    places: list[dict[str, Any]], span: Span, above: Above
) -> Iterator[CommunityFacts]:
    batch = Batch.of([place["id"] for place in places], span)
    figures = communities.figures(batch)
    people = staffing.people(batch)
    premises, base_premises = facilities.premises(batch)
    outlets = facilities.outlets(batch)
    estates = facilities.estates(batch)
    tasks = communities.tasks(batch)
    organisations = communities.social_organisations(batch)
    bodies = communities.bodies(batch)
    always: dict[str, dict[int, Any]] = {
        "groups": communities.groups(batch),
        "honours": communities.honours(batch),
    }
    # Absent from these: nothing handed in. () in them: said to be nothing.
    handed_in: dict[str, dict[int, Any]] = {
        "staff": people.staff,
        "base_staff": people.base_staff,
        "pay": staffing.pay(batch),
        "party": party.organisations(batch),
        "premises": premises,
        "base_premises": base_premises,
        "funding": funding.items(batch),
        "income": funding.income(batch),
        "security_cases": safety.security_cases(batch),
        "hazards": safety.hazards(batch),
        "projects": facilities.projects(batch),
        "teams": communities.teams(batch),
        "units": communities.units(batch),
        "social_organisations": organisations,
        "bodies": bodies,
    }
    for place in places:
        key = place["id"]
        period = figures.get((key, span.period_id), _NOTHING)
        recruited, staying = people.recruited.get(key, (None, None))
        known: dict[str, Any] = {
            name: rows.get(key) for name, rows in handed_in.items()
        }
        known |= {name: rows.get(key, ()) for name, rows in always.items()}
        yield CommunityFacts(
            **place,
            **known,
            **tasks.get(key, {}),
            period=period,
            base=_base(figures, key, span),
            outlets=counted_none(outlets.get(key), period.service_outlet_count),
            estates=counted_none(estates.get(key), period.estate_count),
            positions_from_outside=people.from_outside.get(key, ()),
            recruited_count=recruited,
            recruited_staying_count=staying,
            county=above.counties.get(place["county_code"], ""),
            region=above.region(place["code"]),
            checklist=above.checklist(place["code"]),
        )


def _base(
    figures: dict[tuple[int, int], PeriodFacts], key: int, span: Span
) -> PeriodFacts | None:
    if span.base_id is None:
        return None
    return figures.get((key, span.base_id), _NOTHING)


def counted_none(rows: Any, counted: int | None) -> Any:
    """() where no row is on record because the period's figure says 0."""
    return () if rows is None and counted == 0 else rows
