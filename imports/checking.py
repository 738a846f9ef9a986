"""What each line of a table would do to the record, and what is wrong with it.

Lines are judged in batches: whatever they point to is looked up once for all of
them, then each goes through the form of its kind. Nothing is written here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.utils.translation import gettext as _

from communities.round_lock import OfPeriod, closed, hold_streets, reason_of
from imports.cells import CellRefused, shown
from imports.drafts import LIFE, Draft, Drafts
from imports.headings import Headings
from imports.memo import Memos
from imports.row_form import Answer, Fault, RowForm
from imports.sheets import is_empty
from imports.stored import Stored
from imports.uniqueness import promises_of, taken
from imports.verdicts import Judged, Line, Outcome, Problem
from portal.columns import Column, Kind
from portal.figures import labelled

BATCH_LINES = 500


class Checker:
    """Judges the lines of one table for the user who would import it.

    An empty cell leaves what is stored alone, unless ``clears_empty``. Columns that
    the table does not have are never touched. ``locks``: for who writes afterwards.
    ``memos``: what an earlier checker of the table made of its cells.
    """

    def __init__(
        self,
        headings: Headings,
        user: Any,
        *,
        clears_empty: bool = False,
        locks: bool = False,
        memos: Memos | None = None,
    ) -> None:
        self.entity = headings.entity
        self._clears_empty = clears_empty
        self._columns = list(headings.columns.values())
        self.form = self._form = RowForm(self.entity, user, memos or Memos())
        self._drafts = Drafts(headings, self._form, user)
        self._places = self._drafts.places
        self._locks = locks
        self._stored = Stored(self.entity, user, locks=locks)
        self._has_life = self.entity.has_life
        self._attributes = [
            each.attname for each in self.entity.model._meta.concrete_fields
        ]

    def judge(self, lines: Sequence[Line]) -> list[Judged]:
        """What the lines of one batch come to. Costs a handful of queries a batch."""
        drafts, owners = self._drafts.of(lines)
        if self._locks and issubclass(self.entity.model, OfPeriod):
            hold_streets(owners)
        self._stored.learn(owners, [d.key for d in drafts if d.judged.community])
        for draft in drafts:
            self._ask_form(draft)
        batch = [draft.judged for draft in drafts]
        self._ask_whether_taken(batch)
        if issubclass(self.entity.model, OfPeriod):
            self._ask_whether_locked(batch)
        return batch

    def _ask_form(self, draft: Draft) -> None:
        judged = draft.judged
        stored = None
        if judged.community is not None:
            try:
                stored = self._stored.find(judged.community, draft.key, draft.life)
            except CellRefused as refused:
                self._blame(draft, Fault(NON_FIELD_ERRORS, refused.message))
                return
        if stored is None and not self.entity.can_add:
            self._blame(
                draft,
                Fault(
                    NON_FIELD_ERRORS, _("Rows of this kind are not added by import.")
                ),
            )
        before = {} if stored is None else self._state_of(stored)
        old = {} if stored is None else dict(self._values_of(stored))
        self._form.begin_with(self.entity.model() if stored is None else stored)
        given = self._given(draft, is_new=stored is None)
        answer = self._form.asked(given, judged.community)
        judged.row, judged.answer = answer.row, answer
        for name, refused in draft.refused.items():
            self._blame(draft, Fault(name, refused.message), refused.column)
        for fault in answer.faults:
            if fault.field not in draft.refused:
                self._blame(draft, fault)
        if judged.community is not None:
            self._note_identity(draft, answer)
        if stored is not None and not judged.problems:
            self._note_changes(judged, answer, old, before)

    def _given(self, draft: Draft, *, is_new: bool) -> dict[str, Any]:
        """What the form is sent: the cells, and for the rest what is stored."""
        given: dict[str, Any] = {}
        for name, each in self._form.form.fields.items():
            if name == "community":
                given[name] = draft.refused.get(name, draft.judged.community)
                continue
            value = draft.values.get(name)
            if is_new:
                if name in draft.values:
                    given[name] = value
                elif each.initial is not None:
                    initial = each.initial
                    given[name] = initial() if callable(initial) else initial
            elif name not in draft.values or (
                value in ("", None, []) and not self._clears_empty
            ):
                given[name] = self._form.stored(name)
            else:
                given[name] = value
        return given

    def _state_of(self, row: models.Model) -> dict[str, Any]:
        return {name: getattr(row, name) for name in self._attributes}

    def _values_of(self, row: models.Model) -> Iterator[tuple[Column, Any]]:
        for column in self._columns:
            if column.kind is not Kind.COMMUNITY:
                yield column, column.read(row)

    def _note_changes(
        self,
        judged: Judged,
        answer: Answer,
        old: dict[Column, Any],
        before: dict[str, Any],
    ) -> None:
        for column, was in old.items():
            if column.field in self._form.form.answered_by:
                now = answer.cleaned.get(column.field)
            else:
                now = column.read(answer.row)
            if _differ(was, now):
                judged.changes[column.name] = was, now
        judged.before = {
            name: was
            for name, was in before.items()
            if getattr(answer.row, name) != was
        }

    def _note_identity(self, draft: Draft, answer: Answer) -> None:
        """What the line must have to itself, in the file and on record."""
        judged, row = draft.judged, answer.row
        wrong = {fault.field for fault in answer.faults} | set(draft.refused)
        if row.pk is not None:
            judged.key = ("stored", row.pk)
        elif not wrong & set(self.entity.key):
            parts = [getattr(row, self._attribute(name)) for name in self.entity.key]
            life = [getattr(row, name) for name in LIFE] if self._has_life else []
            judged.key = ("new", judged.community.pk, *parts, *life)  # type: ignore[union-attr]
        for number, promise in enumerate(promises_of(self.entity.model)):
            claim = promise.claim_of(row, answer.excluded)
            if claim is not None:
                judged.claims.append((number, *claim))

    def _attribute(self, name: str) -> str:
        return self.entity.model._meta.get_field(name).attname

    def _ask_whether_taken(self, batch: Sequence[Judged]) -> None:
        model = self.entity.model
        for number, promise in enumerate(promises_of(model)):
            claiming = [
                (judged, claim[1:])
                for judged in batch
                for claim in judged.claims
                if claim[0] == number
            ]
            if not claiming:
                continue
            owners = taken(promise, [claim for _judged, claim in claiming], model)
            for judged, claim in claiming:
                if owners.get(claim, set()) - {judged.pk}:
                    name, message = promise.error_of(judged.row)  # type: ignore[arg-type]
                    fault = Fault(name, message, promise.names)
                    judged.problems.append(self._problem(judged, fault))

    def _ask_whether_locked(self, batch: Sequence[Judged]) -> None:
        """Blames lines about a period that their street has handed in."""
        model = self.entity.model
        acting = [
            each for each in batch if each.outcome in (Outcome.NEW, Outcome.CHANGED)
        ]
        if not acting:
            return
        stored = model.places_of([each.pk for each in acting if each.pk])
        places = {
            each.line.number: {*each.row.places(stored.get(each.pk))} for each in acting
        }
        locked = closed({place for some in places.values() for place in some})
        for each in acting if locked else ():
            for place in places[each.line.number] & locked.keys():
                fault = Fault(NON_FIELD_ERRORS, reason_of(locked[place]), ("period",))
                each.problems.append(self._problem(each, fault))
                break

    def _blame(self, draft: Draft, fault: Fault, column: str = "") -> None:
        draft.judged.problems.append(self._problem(draft.judged, fault, column))

    def _problem(self, judged: Judged, fault: Fault, column: str = "") -> Problem:
        place = self._place_to_blame(judged, fault, column)
        if place is None:
            label = self._label_of(fault.field)
            message = labelled(label, fault.message) if label else fault.message
            return Problem("", fault.field, "", message)
        cell = judged.line.cells[place]
        return Problem(
            self._columns[place].name, fault.field, shown(cell)[:100], fault.message
        )

    def _place_to_blame(self, judged: Judged, fault: Fault, column: str) -> int | None:
        """Where it is marked: in its own column, or the first filled one it reads."""
        if column:
            return [each.name for each in self._columns].index(column)
        if fault.field in self._places:
            return self._places[fault.field][0]
        read = [
            place
            for name in fault.names
            if name != "community"
            for place in self._places.get(name, ())
        ]
        filled = [place for place in read if not is_empty(judged.line.cells[place])]
        return next(iter(filled or read), None)

    def _label_of(self, name: str) -> str:
        """The field's label, for one that the table has no column for."""
        each = self._form.form.fields.get(name)
        return str(each.label) if each and each.label else ""


def _differ(was: Any, now: Any) -> bool:
    if isinstance(was, list | tuple) and isinstance(now, list | tuple):
        # Choices that several can be made of have no order.
        return sorted(was) != sorted(now)
    nothing = ("", None, [])
    return was != now and not (was in nothing and now in nothing)
