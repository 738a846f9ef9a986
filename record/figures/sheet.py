"""The page on which a community's figures of a period are entered, ready to print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.models import User
from communities.comparison import FIGURES_OF
from communities.models import (
    Community,
    CommunityPeriod,
    FigureConfirmation,
    FigureGroup,
    FigureNote,
    ReportingPeriod,
    figure_names,
)
from portal.drafts import draft_key
from record.conflicts import Clash
from record.figures.access import Entry, may_enter
from record.figures.cells import STATES, Cell, CellState, Shown, Standing, Text, cell
from record.figures.forms import FigureForm, figure_form
from record.figures.saving import UNKNOWN, Outcome, period_before, row_before, row_of
from record.handed_in import BY_SLUG
from record.writing import version_of

# A group of more figures than this stands in two columns.
ONE_COLUMN = 3


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that follows from others, of this period and the one before."""

    group: str
    slug: str
    label: Text
    unit: Text
    value: str | None
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group. ``outcome`` is set where a save came back without being stored."""

    slug: str
    title: Text
    label: Text
    form: FigureForm
    columns: tuple[tuple[Cell, ...], ...]
    have: int
    asked: int
    shown: Shown | None
    version: str
    draft: str
    confirmation: FigureConfirmation | None
    can_confirm: bool
    derived: tuple[Derived, ...]
    outcome: Outcome | None
    reason: str = ""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What somebody else has changed in this group meanwhile."""
        names = {cell.name for cell in self.cells}
        found = self.outcome.clashes if self.outcome else ()
        return tuple(clash for clash in found if clash.name in names)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for column in self.columns for cell in column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``key``: of the stored row; None as long as nothing is stored."""

    key: int | None
    community: Community
    period: ReportingPeriod
    before: ReportingPeriod | None
    entry: Entry
    groups: tuple[GroupView, ...]

    @property
    def can_confirm(self) -> bool:
        return any(group.can_confirm for group in self.groups)

    @property
    def derived(self) -> tuple[Derived, ...]:
        return tuple(each for group in self.groups for each in group.derived)

    def group(self, slug: str) -> GroupView:
        return next(group for group in self.groups if group.slug == slug)


def draft_of(community: Community, period: ReportingPeriod, group: str) -> str:
    return draft_key("figures", community.code, period.code, group)


def sheet_of(
    community: Community,
    period: ReportingPeriod,
    user: User,
    *,
    outcome: Outcome | None = None,
    groups: Iterable[FigureGroup] = (),
    data: Any = None,
    reasons: Mapping[str, str] | None = None,
) -> Sheet:
    """All groups as stored; those of ``groups`` as they came back in ``outcome``.

    ``data`` is what is typed on the whole page: the derived figures follow from
    it. Costs the same number of queries whatever is on record.
    """
    row = row_of(community, period, CommunityPeriod.objects.visible_to(user))
    before = period_before(period)
    earlier = row_before(community, before, user)
    entry = may_enter(community, period, user)
    version = version_of(row)
    notes = {note.field: note for note in _about(row, FigureNote)}
    confirmed = {
        each.group: each for each in _about(row, FigureConfirmation, "confirmed_by")
    }
    now = typed_figures(row, data, user=user)
    found = _derived(community, period, now, earlier)
    failed = frozenset(groups) if outcome and not outcome.stored else frozenset()
    autofocus = _first_wrong(outcome) if failed and outcome else ""

    def view(group: FigureGroup) -> GroupView:
        names = FIGURES_OF[group]
        is_failed = group in failed and outcome is not None
        form = (
            outcome.form
            if is_failed and outcome
            else figure_form(names, row, user=user)
        )
        for name in names:
            form.fields[name].disabled = not entry.is_open and not is_failed
        if autofocus in names:
            form.fields[autofocus].widget.attrs["autofocus"] = True
        standing = Standing(
            row=row,
            before=earlier,
            notes=notes,
            is_confirmed=group in confirmed,
            is_open=entry.is_open,
        )
        cells = tuple(cell(name, form, standing) for name in names)
        asked = BY_SLUG[group.value].figures
        have = sum(standing.knows(name) for name in asked)
        return GroupView(
            slug=group.value,
            title=group.label,
            label=BY_SLUG[group.value].label,
            form=form,
            columns=_columns(cells),
            have=have,
            asked=len(asked),
            shown=_group_state(cells, standing, complete=have == len(asked)),
            version=version,
            draft=draft_of(community, period, group.value),
            confirmation=confirmed.get(group),
            can_confirm=entry.is_open and _has_any(earlier, names),
            derived=tuple(each for each in found if each.group == group.value),
            outcome=outcome if is_failed else None,
            reason=(reasons or {}).get(group.value, ""),
        )

    return Sheet(
        key=row.pk,
        community=community,
        period=period,
        before=before,
        entry=entry,
        groups=tuple(map(view, FigureGroup)),
    )


def _about(row: CommunityPeriod, model: Any, *related: str) -> Any:
    """Rows about the figures; they are seen by whoever sees the figures."""
    rows = model.objects.filter(figures=row.pk or 0)
    return rows.select_related(*related) if related else rows


def typed_figures(row: CommunityPeriod, data: Any, *, user: User) -> dict[str, Any]:
    """Figures by name: as typed where the page has sent them, else as stored.

    What cannot be read is unknown.
    """
    known: dict[str, Any] = {name: getattr(row, name) for name in figure_names()}
    sent = tuple(name for name in known if data and name in data)
    if not sent:
        return known
    own = CommunityPeriod(community=row.community, period=row.period)
    form = figure_form(sent, own, data, user=user)
    form.is_valid()
    return known | {name: form.cleaned_data.get(name) for name in sent}


def follows(
    community: Community, period: ReportingPeriod, figures: Mapping[str, Any], day: date
) -> Any:
    """What follows from the figures and from the rows of ``day``."""
    compute = import_string(settings.DERIVED_FIGURES)
    return compute(community, period, figures, day)


def _derived(
    community: Community,
    period: ReportingPeriod,
    figures: Mapping[str, Any],
    earlier: CommunityPeriod | None,
) -> list[Derived]:
    past: dict[str, str | None] = {}
    if earlier is not None:
        known = {name: getattr(earlier, name) for name in figure_names()}
        found = follows(community, earlier.period, known, earlier.period.ends_on)
        past = {each.slug: each.value for each in found}
    return [
        Derived(
            each.group,
            each.slug,
            each.label,
            each.unit,
            each.value,
            past.get(each.slug),
        )
        for each in follows(community, period, figures, timezone.localdate())
    ]


def _columns(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], ...]:
    if len(cells) <= ONE_COLUMN:
        return (cells,)
    half = (len(cells) + 1) // 2
    return cells[:half], cells[half:]


def _has_any(row: CommunityPeriod | None, names: Iterable[str]) -> bool:
    return row is not None and any(getattr(row, name) not in UNKNOWN for name in names)


def _first_wrong(outcome: Outcome) -> str:
    form = outcome.form
    return next((name for name in form.fields if name in form.errors), "")


def _group_state(
    cells: tuple[Cell, ...], standing: Standing, *, complete: bool
) -> Shown | None:
    """The group's own state: that of its cells which matters most."""
    states = {cell.shown.state for cell in cells if cell.shown}
    for state in (CellState.LOCKED, CellState.INVALID, CellState.WAITING):
        if state in states:
            return STATES[state]
    if standing.is_confirmed and CellState.SAVED not in states:
        return STATES[CellState.UNCHANGED]
    return STATES[CellState.SAVED] if complete or standing.is_confirmed else None
