"""What a clerk does next: a few concrete steps, the most pressing first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from communities.models import Community, FigureNote
from communities.round_life import RoundState
from portal.entities import entity_for
from record.duplicates.finding import Pair
from record.handed_in import FORMS, Standing
from record.places import form_address, questions_address
from record.rounds.returned import returned_to
from record.workbench import Line, State
from safety.models import Hazard

# A hazard is named this long before its deadline.
SOON = timedelta(days=7)
# Of each kind of step so many are named; the rest is counted.
NAMED = 3
# Of the reasons of a return so many characters.
MOST_SAID = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``detail`` says where or by when."""

    text: str | Promise
    href: str
    detail: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Things to do of one kind: the first of ``count``, and where the others are."""

    title: str
    count: int
    named: tuple[Step, ...]
    href: str = ""


def next_steps(
    user: User,
    communities: QuerySet[Community],
    standing: Standing,
    lines: Sequence[Line],
    pairs: Sequence[Pair],
) -> list[Steps]:
    """Kinds of steps of which there is one at least.

    ``communities`` are the clerk's, ``lines`` theirs as far as they were looked
    into. Costs five queries and those of other apps.
    """
    every = [
        _hazards(communities, standing.day),
        _returned(communities),
        *steps_of_other_apps(user),
        _doubts(lines, standing),
        _missing(lines, standing),
        _followed_up(communities),
        _twice(pairs),
    ]
    return [steps for steps in every if steps.count]


def _hazards(communities: QuerySet[Community], day: date) -> Steps:
    rows = Hazard.objects.open_on(day).filter(
        community__in=communities.order_by().values("pk"), deadline__lte=day + SOON
    )
    first = rows.select_related("community").order_by("deadline", "pk")[:NAMED]
    entity = entity_for(Hazard)
    return Steps(
        _("Hazards overdue or due within a week"),
        rows.count(),
        tuple(
            Step(
                f"{row.community.name} · {row.location}",
                reverse("record:row-edit", args=[entity.slug, row.pk])
                if entity
                else row.community.get_absolute_url(),
                _until(row.deadline, day),
                is_late=row.deadline < day,
            )
            for row in first
        ),
        _pressing(entity.slug, day) if entity else "",
    )


def _pressing(slug: str, day: date) -> str:
    """The list of those counted."""
    asked = {"state": "open", "deadline_to": (day + SOON).isoformat()}
    return f"{reverse('record:row-list', args=[slug])}?{urlencode(asked)}"


def _until(deadline: Any, day: date) -> str:
    days = (deadline - day).days
    if days < 0:
        return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {
            "days": -days
        }
    if not days:
        return _("due today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def _returned(communities: QuerySet[Community]) -> Steps:
    """Streets whose period came back from review, with what was said."""
    back = returned_to(communities)
    return Steps(
        _("Handed back"),
        len(back),
        tuple(
            Step(
                f"{step.round.division.name} · {step.round.period}",
                reverse(
                    "record:round",
                    args=[step.round.division.code, step.round.period.code],
                ),
                Truncator(step.text).chars(MOST_SAID),
                is_late=True,
            )
            for step in back[:NAMED]
        ),
        address_of("record:round-list", state=RoundState.RETURNED.value),
    )


def _doubts(lines: Sequence[Line], standing: Standing) -> Steps:
    """The communities with the most to confirm or correct."""
    asked = sorted(
        (line for line in lines if line.doubts), key=lambda line: -line.doubts
    )
    return Steps(
        _("Figures to be confirmed or corrected"),
        sum(line.doubts for line in asked),
        tuple(
            Step(
                line.community.name,
                f"{questions_address(line.community, standing.period)}#doubts",
                str(line.doubts),
            )
            for line in asked[:NAMED]
        ),
        _bench(state=State.IMPLAUSIBLE.value, sort="-questions"),
    )


def _missing(lines: Sequence[Line], standing: Standing) -> Steps:
    """The forms that most communities have not begun."""
    state = State.NOT_BEGUN.value
    waiting = {
        form.slug: [line.community for line in lines if line.has(state, form.slug)]
        for form in FORMS
    }
    forms = sorted(FORMS, key=lambda form: -len(waiting[form.slug]))
    named = []
    for form in forms[:NAMED]:
        places = waiting[form.slug]
        if len(places) == 1:
            href = form_address(form, places[0], standing.period)
            named.append(Step(form.title, href, places[0].name))
        elif places:
            href = _bench(form=form.slug, state=state)
            named.append(Step(form.title, href, _communities(len(places))))
    count = sum(map(len, waiting.values()))
    return Steps(_("Forms not begun"), count, tuple(named), _bench(state=state))


def _communities(count: int) -> str:
    return ngettext("%(count)d community", "%(count)d communities", count) % {
        "count": count
    }


def _followed_up(communities: QuerySet[Community]) -> Steps:
    notes = FigureNote.objects.followed_up().filter(
        figures__community__in=communities.order_by().values("pk")
    )
    first = notes.select_related("figures__community").order_by("marked_at", "pk")
    return Steps(
        _("Figures followed up"),
        notes.count(),
        tuple(
            Step(
                note.figures.community.name,
                f"{questions_address(note.figures.community)}#followed-up",
                note.comment,
            )
            for note in first[:NAMED]
        ),
        reverse("record:figures-followed"),
    )


def _twice(pairs: Sequence[Pair]) -> Steps:
    return Steps(
        _("Recorded twice"),
        len(pairs),
        tuple(
            Step(
                pair.name,
                reverse(
                    "record:duplicate-pair",
                    args=[pair.kind.slug, pair.first.pk, pair.second.pk],
                ),
                pair.first.place_name,
            )
            for pair in pairs[:NAMED]
        ),
        reverse("record:duplicates"),
    )


def address_of(page: str, **asked: str) -> str:
    """A page with what it is asked for."""
    return f"{reverse(page)}?{urlencode(asked)}"


def _bench(**asked: str) -> str:
    return address_of("record:workbench", **asked)


def steps_of_other_apps(user: User) -> list[Steps]:
    """What apps that build on the record have for the clerk to do.

    The settings name a function of each, from the user to the steps.
    """
    return [import_string(path)(user) for path in settings.NEXT_STEPS]
