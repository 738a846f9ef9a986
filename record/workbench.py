"""The workbench: communities by forms, how far each has come, what is next."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from communities.models import Community, ReportingPeriod
from record.completeness import Progress
from record.handed_in import FORMS, Form
from record.places import form_address

# Communities by id, forms by slug.
DoubtCounts = Mapping[int, Mapping[str, int]]
Returned = Mapping[int, Collection[str]]


class State(TextChoices):
    """What a cell says, the one that asks most of the clerk first."""

    RETURNED = "returned", _("Returned")
    IMPLAUSIBLE = "implausible", _("Implausible")
    NOT_BEGUN = "not_begun", _("Not begun")
    PARTLY = "partly", _("Partly filled in")
    COMPLETE = "complete", _("Complete")


@dataclass(frozen=True, slots=True)
class Cell:
    """One form of one community."""

    form: Form
    state: State
    progress: Progress
    doubts: int
    community: Community
    period: ReportingPeriod | None

    @property
    def href(self) -> str:
        return form_address(self.form, self.community, self.period)

    @property
    def text(self) -> str:
        """What stands in the cell: how much of how much, or how many rows."""
        progress = self.progress
        if not progress.is_begun:
            return ""
        if progress.is_figures or progress.have < progress.asked:
            return f"{progress.have}/{progress.asked}"
        return str(progress.asked)


@dataclass(frozen=True, slots=True)
class Line:
    """One community: its cells in the order of the forms."""

    community: Community
    cells: tuple[Cell, ...]
    # Followed up or recorded twice: open questions that belong to no form.
    others: int = 0

    @property
    def complete(self) -> int:
        return sum(cell.progress.is_complete for cell in self.cells)

    @property
    def doubts(self) -> int:
        return sum(cell.doubts for cell in self.cells)

    @property
    def questions(self) -> int:
        """What asks for an answer; what is merely missing is counted apart."""
        return self.doubts + self.others

    def has(self, state: str, form: str = "") -> bool:
        """Whether a cell, or the cell of the form, is in the state."""
        return any(
            cell.state == state for cell in self.cells if form in ("", cell.form.slug)
        )


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """How many communities have completed a form, and how many raise doubts."""

    form: Form
    complete: int
    of: int
    states: Mapping[str, int]

    @property
    def share(self) -> int:
        return 100 * self.complete // self.of if self.of else 0


def state_of(
    progress: Progress, *, doubts: int = 0, is_returned: bool = False
) -> State:
    if is_returned:
        return State.RETURNED
    if doubts:
        return State.IMPLAUSIBLE
    if not progress.is_begun:
        return State.NOT_BEGUN
    return State.COMPLETE if progress.is_complete else State.PARTLY


def lines(
    communities: Iterable[Community],
    progress: Mapping[int, Mapping[str, Progress]],
    *,
    period: ReportingPeriod | None = None,
    doubts: DoubtCounts,
    returned: Returned,
    others: Mapping[int, int] | None = None,
) -> list[Line]:
    """A line for each community.

    ``returned``: forms that whoever reviews has handed back, by community.
    ``others``: open questions that belong to no form.
    """
    return [
        Line(
            community,
            tuple(
                _cell(
                    form,
                    community,
                    period,
                    progress[community.pk][form.slug],
                    doubts.get(community.pk, {}).get(form.slug, 0),
                    returned.get(community.pk, ()),
                )
                for form in FORMS
            ),
            (others or {}).get(community.pk, 0),
        )
        for community in communities
    ]


def _cell(
    form: Form,
    community: Community,
    period: ReportingPeriod | None,
    progress: Progress,
    doubts: int,
    returned: Collection[str],
) -> Cell:
    state = state_of(progress, doubts=doubts, is_returned=form.slug in returned)
    return Cell(form, state, progress, doubts, community, period)


def column_totals(found: list[Line]) -> list[ColumnTotal]:
    """The foot of the table, over all lines given."""
    totals = []
    for index, form in enumerate(FORMS):
        cells = [line.cells[index] for line in found]
        totals.append(
            ColumnTotal(
                form,
                sum(cell.progress.is_complete for cell in cells),
                len(cells),
                Counter(cell.state.value for cell in cells),
            )
        )
    return totals
