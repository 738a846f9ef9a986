"""All that the workbench of one clerk is made of, gathered at once."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from django.db.models import Count, QuerySet

from accounts.models import User
from communities.models import Community, FigureNote
from record.checks.answers import open_counts
from record.completeness import progress
from record.duplicates.finding import Pair, pairs
from record.handed_in import Standing
from record.rounds.returned import forms_returned
from record.steps import Steps, next_steps
from record.workbench import Line, lines

# With more communities than this only those on the page are looked into for doubts;
# how much is filled in is counted over all of them still.
WHOLE = 600


@dataclass(frozen=True, slots=True)
class Bench:
    """``lines`` are empty and nothing is compared where ``is_whole`` is not so."""

    user: User
    communities: QuerySet[Community]
    standing: Standing
    is_whole: bool
    lines: tuple[Line, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, user: User, standing: Standing) -> Self:
        """The clerk's communities on the day, in the order of their codes.

        The number of queries is the same however many communities there are.
        """
        mine = Community.objects.editable_by(user).active_on(standing.day)
        communities = mine.select_related("township").order_by("code")
        if not can_be_looked_into(communities):
            return cls(user, communities, standing, is_whole=False)
        twice = pairs(communities, standing.day)
        found = looked_into(communities, standing, twice)
        return cls(
            user,
            communities,
            standing,
            is_whole=True,
            lines=tuple(found),
            pairs=tuple(twice),
        )

    def steps(self) -> list[Steps]:
        return next_steps(
            self.user, self.communities, self.standing, self.lines, self.pairs
        )


def can_be_looked_into(communities: QuerySet[Community]) -> bool:
    """Whether they are few enough for all of their doubts to be counted."""
    return communities.count() <= WHOLE


def counted(communities: QuerySet[Community], standing: Standing) -> list[Line]:
    """A line for each community with how far it has come, without its doubts.

    Two queries, however many communities there are.
    """
    return lines(
        communities,
        progress(communities, standing),
        period=standing.period,
        doubts={},
        returned={},
    )


def looked_into(
    communities: QuerySet[Community], standing: Standing, twice: list[Pair]
) -> list[Line]:
    """A line for each community, with everything that is asked about it."""
    others: Counter[int] = Counter(_followed_up(communities))
    for pair in twice:
        others.update(pair.places)
    return lines(
        communities,
        progress(communities, standing),
        period=standing.period,
        doubts=open_counts(communities.values_list("pk", flat=True), standing),
        returned=forms_returned(communities, standing),
        others=others,
    )


def _followed_up(communities: QuerySet[Community]) -> dict[int, int]:
    notes = FigureNote.objects.followed_up().filter(
        figures__community__in=communities.order_by().values("pk")
    )
    counted = notes.order_by().values_list("figures__community").annotate(Count("pk"))
    return dict(counted)
