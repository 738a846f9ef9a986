"""Lines of a table with each cell understood: what the form of their kind is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communities.models import Community
from imports.cells import CellRefused, reader_of, shown
from imports.headings import Headings
from imports.references import Communities
from imports.row_form import RowForm
from imports.sheets import is_empty
from imports.verdicts import Judged, Line
from portal.columns import Kind

LIFE = ("starts_on", "ends_on")


@dataclass(slots=True)
class Draft:
    """A line on its way: values by fields of the form, and cells that were refused."""

    judged: Judged
    values: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, CellRefused] = field(default_factory=dict)
    key: dict[str, Any] = field(default_factory=dict)
    life: dict[str, Any] = field(default_factory=dict)


class Drafts:
    """Reads the lines of one table: communities, rows pointed to, and plain values."""

    def __init__(self, headings: Headings, form: RowForm, user: Any) -> None:
        self._form, self._entity = form, headings.entity
        self._has_life = self._entity.has_life
        columns = list(headings.columns.values())
        self.places: dict[str, list[int]] = {}
        for place, column in enumerate(columns):
            self.places.setdefault(column.field, []).append(place)
        self._communities = Communities(user)
        self._references = form.references(
            {
                name: [columns[place] for place in places]
                for name, places in self.places.items()
            }
        )
        self._readers = {
            column.field: (place, reader_of(self._entity, column, form.memos))
            for place, column in enumerate(columns)
            if column.kind is not Kind.COMMUNITY
            and column.field not in self._references
        }

    def of(self, lines: Sequence[Line]) -> tuple[list[Draft], list[Community]]:
        """The lines of one batch, and the communities they name."""
        drafts = [Draft(Judged(line)) for line in lines]
        self._find_communities(drafts)
        found = [d.judged.community for d in drafts if d.judged.community]
        owners = list({each.pk: each for each in found}.values())
        for name, references in self._references.items():
            place = self.places[name][0]
            cells = [draft.judged.line.cells[place] for draft in drafts]
            references.learn(owners, cells)
        for draft in drafts:
            self._read_cells(draft)
        return drafts, owners

    def _find_communities(self, drafts: Sequence[Draft]) -> None:
        place = self.places["community"][0]
        cells = [draft.judged.line.cells[place] for draft in drafts]
        self._communities.learn(c for c in cells if not isinstance(c, CellRefused))
        for draft, cell in zip(drafts, cells, strict=True):
            try:
                if isinstance(cell, CellRefused):
                    raise cell
                if is_empty(cell):
                    raise CellRefused(_("The community is missing."))
                draft.judged.community = self._communities.find(cell)
            except CellRefused as refused:
                draft.refused["community"] = refused

    def _read_cells(self, draft: Draft) -> None:
        cells, community = draft.judged.line.cells, draft.judged.community
        for name, (place, read) in self._readers.items():
            cell = cells[place]
            try:
                if isinstance(cell, CellRefused):
                    raise cell
                draft.values[name] = read(cell)
            except CellRefused as refused:
                # The form gets what stands there, and refuses it in its own way.
                draft.refused[name], draft.values[name] = refused, shown(cell)
        for name, references in self._references.items():
            named = [cells[place] for place in self.places[name]]
            try:
                for cell in named:
                    if isinstance(cell, CellRefused):
                        raise cell
                draft.values[name] = references.find(community, named)
            except CellRefused as refused:
                draft.refused[name] = draft.values[name] = refused
        draft.key = {
            name: self._cleaned(draft, name)
            for name in self._entity.key
            if name in draft.values
        }
        if self._has_life:
            draft.life = {
                name: self._cleaned(draft, name)
                for name in LIFE
                if name in draft.values
            }

    def _cleaned(self, draft: Draft, name: str) -> Any:
        """What the form would make of the value; None for one that it refuses."""
        try:
            return self._form.form.fields[name].clean(draft.values[name])
        except ValidationError:
            return None
