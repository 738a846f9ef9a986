"""What the page of a round shows: a street's figures of a period as a diff.

The clerk before handing in and the official who reviews look at the same: what has
changed against the period before and since it was last handed in, how much is there,
what raises a doubt, and what was said when it came back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from communities.comparison import FIGURES_OF, changed, printed
from communities.models import (
    Community,
    CommunityPeriod,
    Division,
    ReportingPeriod,
    Round,
    RoundStep,
)
from communities.round_life import RoundAct, RoundState
from portal.book import label_of
from record.checks.answers import Question, questions
from record.completeness import Progress, progress
from record.handed_in import BY_SLUG, FORMS, Standing
from record.places import figures_address, questions_address

NAMES = tuple(name for names in FIGURES_OF.values() for name in names)
Rows = Mapping[int, CommunityPeriod]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not what it was. ``earlier`` is what was handed in last;
    None where that was the same, or nothing was."""

    name: str
    label: str
    before: Any
    now: Any
    change: str | None
    is_big: bool
    earlier: Any = None
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One community of the street. ``said`` is the remark with which it came back."""

    community: Community
    have: int
    asked: int
    forms: int
    differences: tuple[Difference, ...]
    doubts: tuple[Question, ...]
    figures: str
    questions: str
    said: str = ""
    marked: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        return self.asked - self.have

    @property
    def big(self) -> int:
        return sum(each.is_big for each in self.differences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Over the whole street, whichever communities a page shows."""

    communities: int
    have: int
    asked: int
    incomplete: int

    @property
    def missing(self) -> int:
        return self.asked - self.have


def communities_of(division: Division, standing: Standing) -> QuerySet[Community]:
    """Those that hang on the division directly, in the order of their codes."""
    own = Community.objects.filter(township=division).active_on(standing.day)
    return own.order_by("code")


def totals_of(communities: QuerySet[Community], standing: Standing) -> Totals:
    """How much of the figures is there. One query."""
    found = [_figures(forms) for forms in progress(communities, standing).values()]
    return Totals(
        communities=len(found),
        have=sum(have for have, _asked in found),
        asked=sum(asked for _have, asked in found),
        incomplete=sum(have < asked for have, asked in found),
    )


def _figures(forms: Mapping[str, Progress]) -> tuple[int, int]:
    of_figures = [forms[form.slug] for form in FORMS if form.is_figures]
    return sum(each.have for each in of_figures), sum(each.asked for each in of_figures)


def parts_of(
    page: Sequence[Community],
    round_: Round,
    before: ReportingPeriod | None,
    standing: Standing,
    returned: RoundStep | None,
) -> list[Part]:
    """The communities of a page. As many queries for one as for all."""
    keys = [each.pk for each in page]
    now = _rows(keys, round_.period)
    base = _rows(keys, before) if before else {}
    handed_in = earlier_step(round_)
    earlier = _rows_at(keys, round_.period, handed_in.at) if handed_in else {}
    filled = progress(Community.objects.filter(pk__in=keys), standing)
    asked = questions(keys, standing)
    said = {each["community"]: each for each in returned.remarks} if returned else {}
    parts = []
    for community in page:
        pk, remark = community.pk, said.get(community.code, {})
        marked = tuple(remark.get("figures", ()))
        have, wanted = _figures(filled[pk])
        parts.append(
            Part(
                community=community,
                have=have,
                asked=wanted,
                forms=sum(each.is_complete for each in filled[pk].values()),
                differences=tuple(
                    _differences(
                        now.get(pk),
                        base.get(pk),
                        earlier.get(pk) if handed_in else now.get(pk),
                        marked,
                    )
                ),
                doubts=tuple(
                    each
                    for each in asked[pk]
                    if each.doubt.subject
                    and BY_SLUG[each.doubt.subject.form].is_figures
                ),
                figures=figures_address(community, round_.period),
                questions=questions_address(community, round_.period),
                said=remark.get("text", ""),
                marked=marked,
            )
        )
    return parts


def earlier_step(round_: Round) -> RoundStep | None:
    """When it was handed in before: what has changed since is worth a look."""
    if round_.pk is None:
        return None
    steps = round_.steps.filter(act=RoundAct.HAND_IN).order_by("-pk")
    skipped = int(round_.state in (RoundState.HANDED_IN, RoundState.ACCEPTED))
    found: list[RoundStep] = list(steps[skipped : skipped + 1])
    return found[0] if found else None


def _rows(keys: Sequence[int], period: ReportingPeriod) -> Rows:
    rows = CommunityPeriod.objects.of(keys).filter(period=period)
    return {row.community_id: row for row in rows}


def _rows_at(keys: Sequence[int], period: ReportingPeriod, at: datetime) -> Rows:
    """The figures as they were on record at a moment."""
    history = CommunityPeriod.history.filter(
        community__in=keys, period=period, history_date__lte=at
    )
    same = history.filter(id=OuterRef("id")).order_by("-history_date", "-history_id")
    latest = history.filter(history_id=Subquery(same.values("history_id")[:1]))
    return {
        version.community_id: version.instance
        for version in latest.exclude(history_type="-")
    }


def _differences(
    now: CommunityPeriod | None,
    before: CommunityPeriod | None,
    earlier: CommunityPeriod | None,
    marked: Sequence[str],
) -> list[Difference]:
    found = []
    for name in NAMES:
        new, old, handed_in = (
            getattr(row, name, None) for row in (now, before, earlier)
        )
        is_new = _differ(new, handed_in)
        if not (_differ(new, old) or is_new or name in marked):
            continue
        change, is_big = changed(name, old, new)
        found.append(
            Difference(
                name,
                label_of(CommunityPeriod, name),
                printed(name, before),
                printed(name, now),
                change,
                is_big,
                printed(name, earlier) if is_new else None,
                name in marked,
            )
        )
    return found


def _differ(one: Any, other: Any) -> bool:
    nothing = (None, "")
    return one != other and not (one in nothing and other in nothing)
