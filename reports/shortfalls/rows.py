"""What is missing as rows: of each measure the whole, then street by street; and what
is not missing, or not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.rules.standards import Standard
from reports.shortfalls.fold import Lack, Shortfalls, Where
from reports.shortfalls.measures import Measure


@dataclass(frozen=True, slots=True)
class Row:
    """``place`` None: of the whole scope."""

    measure: Measure
    place: Where | None
    lack: Lack

    @property
    def standards(self) -> list[Standard]:
        """What the communities that fall short are held to, each once."""
        return [self.lack.standards[key] for key in sorted(self.lack.standards)]

    @property
    def is_wholly_priced(self) -> bool:
        return self.lack.priced == self.lack.short

    @property
    def missing(self) -> Decimal | None:
        """None where not one community has told what is needed to say."""
        return self.lack.missing if self.lack.assessed else None


def rows_of(shortfalls: Shortfalls, measure: Measure) -> Iterator[Row]:
    """The whole, then the streets that lack something; nothing where none does."""
    whole = shortfalls.whole(measure)
    if not whole.short:
        return
    yield Row(measure, None, whole)
    for place in shortfalls.in_order():
        lack = shortfalls.lack(measure, place)
        if lack.short:
            yield Row(measure, place, lack)


def every_row(shortfalls: Shortfalls) -> Iterator[Row]:
    for measure in shortfalls.measures:
        yield from rows_of(shortfalls, measure)


def without_gap(shortfalls: Shortfalls, place: Where | None = None) -> Iterator[Row]:
    """Of what no community lacks, as far as is known, though some are held to it: in
    the place, or in all."""
    for measure in shortfalls.measures:
        lack = shortfalls.lack(measure, place) if place else shortfalls.whole(measure)
        if not lack.short and lack.of > lack.not_held:
            yield Row(measure, place, lack)
