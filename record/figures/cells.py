"""One figure on the page: its field, what it was before, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.comparison import changed, printed
from communities.models import CommunityPeriod, FigureNote
from communities.units import UNITS
from portal.book import label_of
from record.figures.forms import FigureForm
from record.figures.saving import UNKNOWN

Text = str | Promise


class CellState(StrEnum):
    """The six ways a figure can stand; an empty one that nobody touched has none."""

    SAVED = "saved"
    WAITING = "waiting"
    INVALID = "invalid"
    COMMENTED = "commented"
    LOCKED = "locked"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as it is shown everywhere: an icon, one word, and what it means."""

    state: CellState
    icon: str
    word: Text
    meaning: Text


STATES: dict[CellState, Shown] = {
    shown.state: shown
    for shown in (
        Shown(
            CellState.SAVED,
            "check-circle",
            pgettext_lazy("a figure", "Saved"),
            _("On record as it stands here."),
        ),
        Shown(
            CellState.WAITING,
            "pencil",
            pgettext_lazy("a figure", "Not saved"),
            _("Typed, and kept in this browser until the group is saved."),
        ),
        Shown(
            CellState.INVALID,
            "exclamation-circle",
            pgettext_lazy("a figure", "Wrong"),
            _("Cannot be saved; what is wrong stands below the field."),
        ),
        Shown(
            CellState.COMMENTED,
            "journal-text",
            pgettext_lazy("a figure", "Noted"),
            _("Somebody has said how exact it is, or asked to look at it again."),
        ),
        Shown(
            CellState.LOCKED,
            "lock",
            pgettext_lazy("a figure", "Locked"),
            _("Cannot be changed; the reason stands above the groups."),
        ),
        Shown(
            CellState.UNCHANGED,
            "clipboard-check",
            pgettext_lazy("a figure", "Unchanged"),
            _("Confirmed to be what it was the period before."),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a value while it is typed: its change, and what is wrong."""

    name: str
    change: str | None
    is_big: bool
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    name: str
    label: str
    unit: Text
    field: Any
    before: Any
    told: Told
    shown: Shown | None
    note: FigureNote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the cells of a group are read from besides their form."""

    row: CommunityPeriod
    before: CommunityPeriod | None
    notes: Mapping[str, FigureNote]
    is_confirmed: bool
    is_open: bool

    def knows(self, name: str) -> bool:
        """Whether the figure is on record, or will never be."""
        note = self.notes.get(name)
        is_given_up = note is not None and note.will_not_be_known
        return getattr(self.row, name) not in UNKNOWN or is_given_up


def told(name: str, form: FigureForm, before: CommunityPeriod | None) -> Told:
    """``form``: bound to what is typed, or filled from the record."""
    wrong = tuple(form.errors.get(name, ())) if form.is_bound else ()
    value = getattr(form.instance, name) if not wrong else None
    change, is_big = changed(name, getattr(before, name, None), value, brief=True)
    return Told(name, change, is_big, wrong)


def cell(name: str, form: FigureForm, standing: Standing) -> Cell:
    said = told(name, form, standing.before)
    state = _state(name, form, standing, said)
    return Cell(
        name,
        _label(name),
        UNITS.get(name, ""),
        form[name],
        printed(name, standing.before),
        said,
        STATES[state] if state else None,
        standing.notes.get(name),
    )


def _label(name: str) -> str:
    """The figure's name without the unit, which stands beside the field."""
    label = label_of(CommunityPeriod, name)
    unit = UNITS.get(name, "")
    return label.removesuffix(f"（{unit}）").removesuffix(f"({unit})").rstrip()


def _state(
    name: str, form: FigureForm, standing: Standing, said: Told
) -> CellState | None:
    if not standing.is_open:
        return CellState.LOCKED
    if said.wrong:
        return CellState.INVALID
    if form.is_bound and name in form.changed_data:
        return CellState.WAITING
    note = standing.notes.get(name)
    if note is not None and note.says_something:
        return CellState.COMMENTED
    value = getattr(standing.row, name)
    if value in UNKNOWN:
        return None
    if standing.is_confirmed and value == getattr(standing.before, name, None):
        return CellState.UNCHANGED
    return CellState.SAVED
