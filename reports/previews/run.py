"""Goes through the record once and holds each community to both sides.

Each county by the rules that it has switched on itself, as its own report would.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from communities.divisions import Level, level_of
from portal.snapshot import snapshot
from reports.facts.collect import collect
from reports.facts.request import Request
from reports.facts.shapes import CommunityFacts
from reports.facts.spool import Reader, Writer
from reports.previews.affected import Affected
from reports.previews.places import Looked

# An empty one for the division with the code; None where nothing can change there.
Make = Callable[[str], Affected | None]


def affected(looked: Looked, make: Make) -> Affected | None:
    """All that is looked at, put together; None where nothing can change."""
    with snapshot(), TemporaryDirectory() as folder:
        parts = [
            part
            for number, request in enumerate(looked.requests)
            for part in _of(request, make, Path(folder) / f"{number}.gz")
        ]
    if not parts:
        return None
    whole, *others = parts
    for part in others:
        whole.merge(part)
    return whole


def _of(request: Request, make: Make, spool: Path) -> list[Affected]:
    parts: dict[str, Affected | None] = {}
    with Writer(spool) as kept:
        for facts in collect(request):
            unit = unit_of(request.scope_code, facts)
            if unit not in parts:
                parts[unit] = make(unit)
            part = parts[unit]
            if part is None:
                continue
            part.add(facts)
            if part.compares:
                kept.write(facts)
    made = {unit: part for unit, part in parts.items() if part is not None}
    for unit, part in made.items():
        part.finish(Again(spool, request.scope_code, unit))
    return list(made.values())


def unit_of(scope_code: str, facts: CommunityFacts) -> str:
    """Whose switches count: the scope's, of what is above a county the county's."""
    return scope_code if level_of(scope_code) >= Level.COUNTY else facts.county_code


@dataclass(frozen=True, slots=True)
class Again:
    """The communities of a unit, as often as they are asked for."""

    spool: Path
    scope_code: str
    unit: str

    def __iter__(self) -> Iterator[CommunityFacts]:
        for facts in Reader(self.spool):
            if unit_of(self.scope_code, facts) == self.unit:
                yield facts
