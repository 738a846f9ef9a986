"""Whether what belongs to a period may still be changed: the one place that decides.

Rows of a period, their notes and parts are locked while their street's round of the
period is handed in or accepted, for everybody and through every door. Each door asks
here before it writes: ``closed`` for places, ``OfPeriod`` for a row that is saved.

Whoever asks inside a transaction holds the street until its end, and so does whoever
hands it in: of the two, one comes second and sees what the first has done. Streets
are held before rows, and in one order, so that nobody waits for each other.
"""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from communities.models.community import Community
from communities.models.division import Division
from communities.models.rounds import Round
from communities.round_life import RoundState

# The keys of a community and of a period.
Place = tuple[int, int]


class RoundLocked(ValidationError):
    """What is to be changed belongs to a round that is handed in or accepted."""

    def __init__(self, round_: Round) -> None:
        super().__init__(reason_of(round_), code="locked")
        self.round = round_


def reason_of(round_: Round) -> str:
    """Why nothing is taken, and who opens it again."""
    named = {"street": round_.division.name, "period": round_.period.code}
    if round_.state == RoundState.HANDED_IN:
        said = _(
            "%(street)s has handed in %(period)s: nothing of it is changed until it is "
            "taken back or returned."
        )
    else:
        said = _(
            "%(period)s of %(street)s has been accepted and is locked. Ask the county "
            "official who reviews it to unlock it."
        )
    return said % named


def hold_streets(communities: Iterable[Community]) -> None:
    """Keeps others from handing in, and from saving, until the transaction ends."""
    hold({each.township_id for each in communities})


def hold(divisions: Any) -> None:
    """The same for divisions: their keys, or a query for these."""
    held = (
        Division.objects.filter(pk__in=divisions)
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    list(held.values_list("pk", flat=True))


def closed(places: Collection[Place]) -> dict[Place, Round]:
    """The rounds that lock any of the places. One query, two in a transaction."""
    keys = {community for community, _period in places}
    if transaction.get_connection().in_atomic_block:
        own = Community.objects.filter(pk__in=keys)
        hold(own.values("township"))
    rounds = Round.objects.locked().filter(
        period__in={period for _community, period in places},
        division__communities__in=keys,
    )
    named = rounds.select_related("division", "period")
    named = named.annotate(owner=models.F("division__communities"))
    found = {(each.owner, each.period_id): each for each in named}
    return {place: found[place] for place in places if place in found}


class OfPeriod(models.Model):
    """A row that belongs to a community and a period, or to a row that does.

    ``period_path`` leads from it to the period.
    """

    period_path: ClassVar[str] = "period"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_open()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        self.check_open()
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.check_open()

    @classmethod
    def places_of(cls, keys: Collection[Any]) -> dict[Any, Place]:
        """Where stored rows belong, by their keys. One query."""
        rows = cls._base_manager.filter(pk__in=keys).values_list(
            "pk", cls._community_path(), cls.period_path
        )
        return {key: (community, period) for key, community, period in rows}

    @classmethod
    def _community_path(cls) -> str:
        rows: Any = cls._default_manager.all()
        return str(rows.community_path)

    def places(self, stored: Place | None = None) -> set[Place]:
        """Where the row belongs now and, as far as told, where it is stored."""
        now = (
            _key_at(self, self._community_path()),
            _key_at(self, self.period_path),
        )
        return {each for each in (now, stored) if each and None not in each}

    def check_open(self) -> None:
        """Raises RoundLocked. Costs a query for a new row, two for a stored one."""
        stored = self.places_of([self.pk]).get(self.pk) if self.pk else None
        if places := self.places(stored):
            for round_ in closed(places).values():
                raise RoundLocked(round_)


def _key_at(row: Any, path: str) -> Any:
    """The key of the row at the end of the path; None where a step is missing."""
    *steps, last = path.split("__")
    for step in steps:
        if getattr(row, f"{step}_id") is None:
            return None
        row = getattr(row, step)
    return getattr(row, f"{last}_id")
