"""Storing figures: one save of one group, or of all of them at once.

Groups are typed by different people at the same time, so each is asked by itself
whether somebody else has changed it since it was read. A version of the history
is of the whole row; what changed in a group is read off the two versions.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from communities.comparison import FIGURES_OF, printed
from communities.models import (
    Community,
    CommunityPeriod,
    FigureConfirmation,
    FigureGroup,
    FigureNote,
    ReportingPeriod,
)
from portal.book import label_of
from portal.row_keys import row_key
from record import conflicts, writing
from record.conflicts import Clash
from record.figures.access import Entry, may_enter
from record.figures.forms import FigureForm, figure_form

UNKNOWN = (None, "")


@dataclass(frozen=True, slots=True)
class Typed:
    """What came back from the page, and what it was filled in from.

    ``read_at``: version of the row by group; "" where there was no row yet.
    """

    groups: Sequence[FigureGroup]
    data: QueryDict
    read_at: dict[FigureGroup, str]
    confirm: bool = False
    reason: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for group in self.groups for name in FIGURES_OF[group])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``stored``: the row holds what was typed. Else ``form`` says what is wrong,
    ``clashes`` what another one has changed, or ``entry`` why nothing is taken.
    """

    form: FigureForm
    row: CommunityPeriod
    stored: bool = False
    changed: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    changed_by: str = ""
    changed_at: Any = None
    entry: Entry | None = None


def row_of(community: Community, period: ReportingPeriod, rows: Any) -> CommunityPeriod:
    """The stored row among ``rows``, or a new one that is not stored yet."""
    own = rows.filter(community=community, period=period)
    row: CommunityPeriod = own.first() or CommunityPeriod()
    row.community, row.period = community, period
    return row


def period_before(period: ReportingPeriod) -> ReportingPeriod | None:
    return ReportingPeriod.objects.before(period).first()


def row_before(
    community: Community, before: ReportingPeriod | None, user: User
) -> CommunityPeriod | None:
    """The figures of the period ``before``; None where none are stored."""
    if before is None:
        return None
    row = row_of(community, before, CommunityPeriod.objects.visible_to(user))
    return row if row.pk else None


@transaction.atomic
def save_figures(
    community: Community, period: ReportingPeriod, typed: Typed, *, by: User
) -> Outcome:
    """Stores the typed figures of the groups, all of them or none.

    With ``confirm`` the figures still empty are taken over from the period before
    and the groups noted as confirmed. Raises writing.OutOfReach.
    """
    # Before the row is held: see communities.round_lock.
    entry = may_enter(community, period, by)
    row = _held(community, period, by=by)
    before = row_before(community, period_before(period), by)
    data = _completed(typed, row, by=by)
    if typed.confirm:
        data = _taken_over(data, typed.names, before, by=by)
    stored = copy.copy(row)
    form = figure_form(typed.names, row, data, user=by)
    if not entry.is_open:
        return Outcome(form=form, row=stored, entry=entry)
    if typed.confirm and before is None:
        form.add_error(None, _("There are no figures of the period before yet."))
    if not form.is_valid():
        return Outcome(form=form, row=stored)
    clashes = _clashes(typed, form, stored)
    if clashes:
        latest = stored.history.order_by("-history_date", "-history_id").first()
        return Outcome(
            form=form,
            row=stored,
            clashes=clashes,
            changed_by=latest.history_user_name or _("Command line"),
            changed_at=latest.history_date,
        )
    changed, is_new = tuple(form.changed_data), row.pk is None
    if not changed and not typed.confirm:
        return Outcome(form=form, row=stored, stored=True)
    try:
        row = writing.write(form, by=by, reason=typed.reason)
    except writing.TakenMeanwhile:
        if (
            not is_new
            or not CommunityPeriod.objects.filter(
                community=community, period=period
            ).exists()
        ):
            raise
        # Somebody made the row in the same moment: now there is one to ask.
        return save_figures(community, period, typed, by=by)
    _forget_unknowable(row, changed, by=by)
    if typed.confirm:
        for group in typed.groups:
            _confirm(row, group, by=by)
    return Outcome(form=form, row=row, stored=True, changed=changed)


def _held(
    community: Community, period: ReportingPeriod, *, by: User
) -> CommunityPeriod:
    """The row, held until the transaction ends. Raises writing.OutOfReach."""
    rows = CommunityPeriod.objects.visible_to(by).select_for_update(of=("self",))
    row = row_of(community, period, rows)
    if row.pk is None and not _sees(community, by):
        raise writing.OutOfReach(community.pk)
    return row


def _sees(community: Community, user: User) -> bool:
    return Community.objects.visible_to(user).filter(pk=community.pk).exists()


def _completed(typed: Typed, row: CommunityPeriod, *, by: User) -> QueryDict:
    """What was typed, with the other one's figures where they were chosen.

    A figure that was not sent stays as it is: only an empty field empties it.
    """
    stored = figure_form(typed.names, copy.copy(row), user=by)
    data = conflicts.merged(typed.data, stored, typed.data.getlist("theirs"))
    for name in typed.names:
        data.setdefault(name, stored.stored_text(name))
    return data


def _taken_over(
    data: QueryDict,
    names: Sequence[str],
    before: CommunityPeriod | None,
    *,
    by: User,
) -> QueryDict:
    """The data with the figures of the period before where nothing was typed."""
    if before is None:
        return data
    known = figure_form(tuple(names), before, user=by)
    for name in names:
        if not data.get(name, "").strip():
            data[name] = known.stored_text(name)
    return data


def figures_at(row: CommunityPeriod, version: str) -> CommunityPeriod:
    """The row as it was at a version of its history; empty before the first."""
    key = row_key(version)
    if key is not None and row.pk is not None:
        found = row.history.filter(history_id=key).first()
        if found is not None:
            past: CommunityPeriod = found.instance
            return past
    return CommunityPeriod(community=row.community, period=row.period)


def _clashes(
    typed: Typed, form: FigureForm, stored: CommunityPeriod
) -> tuple[Clash, ...]:
    """Figures of groups that somebody else changed since they were read."""
    now = writing.version_of(stored)
    found: list[Clash] = []
    for group in typed.groups:
        read_at = typed.read_at.get(group, "")
        if read_at == now:
            continue
        names = FIGURES_OF[group]
        past = figures_at(stored, read_at)
        found += _differences(form, names, past, stored)
    return tuple(found)


def _differences(
    form: FigureForm,
    names: Sequence[str],
    past: CommunityPeriod,
    stored: CommunityPeriod,
) -> list[Clash]:
    """What the other one changed and I would change otherwise or back."""
    mine = form.instance
    return [
        Clash(
            name,
            label_of(CommunityPeriod, name),
            printed(name, past),
            printed(name, stored),
            printed(name, mine),
            takes_theirs=getattr(mine, name) == getattr(past, name),
        )
        for name in names
        if getattr(past, name) != getattr(stored, name) != getattr(mine, name)
    ]


def _forget_unknowable(row: CommunityPeriod, names: Sequence[str], *, by: User) -> None:
    """A figure that has become known is no longer one that never will be."""
    known = [name for name in names if getattr(row, name) not in UNKNOWN]
    for note in FigureNote.objects.filter(
        figures=row, field__in=known, will_not_be_known=True
    ):
        note.will_not_be_known = False
        writing.sign(note, by=by)
        note.save()


def _confirm(row: CommunityPeriod, group: FigureGroup, *, by: User) -> None:
    found = FigureConfirmation.objects.filter(figures=row, group=group).first()
    confirmation = found or FigureConfirmation(figures=row, group=group)
    confirmation.confirmed_by, confirmation.confirmed_at = by, timezone.now()
    writing.sign(confirmation, by=by)
    confirmation.save()
