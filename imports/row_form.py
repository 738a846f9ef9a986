"""One form that judges the lines of a table, thousands of them a second.

It is the form of the screen, with its rules and those of the model. Only what costs
a query a line is done otherwise: rows pointed to are found beforehand, constraints
are reckoned in memory, and unique values are looked up for many lines at once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import model_to_dict

from communities.round_lock import OfPeriod
from imports.cells import CellRefused
from imports.memo import Memo, Memos
from imports.references import References
from portal.columns import Column
from portal.constraint_verdicts import check_constraints
from portal.entities import Entity
from portal.record_fields import RowChoiceField, YesNoField
from portal.record_forms import RecordForm

# What a field is called and begins with has no part in what it makes of a value.
_NAMING = frozenset(
    {"label", "help_text", "initial", "widget", "verbose_name", "db_column", "default"}
)


class FoundRowField(forms.Field):
    """Takes the row itself where the form on screen takes its number."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, CellRefused):
            raise ValidationError(value.message)
        if self.required and value in self.empty_values:
            raise ValidationError(self.error_messages["required"], code="required")
        return value or None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or None) != (data.pk if data else None)


@dataclass(frozen=True, slots=True)
class Fault:
    """What the form says against a line. ``names``: fields that a constraint reads."""

    field: str
    message: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the form says of one line. ``excluded``: fields constraints leave out.

    ``state`` is the form as it was then, for what is stored beside the row.
    """

    row: models.Model
    cleaned: Mapping[str, Any]
    faults: Sequence[Fault]
    excluded: frozenset[str]
    state: Mapping[str, Any]


class RowForm:
    """The form of an entity as its writer has it on screen, used again and again."""

    def __init__(self, entity: Entity, user: Any, memos: Memos) -> None:
        self.entity = entity
        self.model = entity.model
        self.memos = memos
        self._constraints = check_constraints(self.model)
        self._excluded: frozenset[str] = frozenset()
        self._broken: dict[str | None, tuple[str, ...]] = {}
        self.form = entity.form(data={}, user=user)
        self.form.use_required_attribute = False
        # Looked up in one go after the lines of a batch: imports.uniqueness.
        self.form.validate_unique = lambda: None  # type: ignore[method-assign]
        self.pointing: dict[str, models.QuerySet[Any]] = {}
        alike: dict[str, Any] = {}
        for name, each in list(self.form.fields.items()):
            if isinstance(each, RowChoiceField):
                self.pointing[name] = each.queryset
                self.form.fields[name] = FoundRowField(
                    required=each.required, label=each.label
                )
            else:
                # One value is cleaned the same way in every line and column alike.
                alike[name] = type(each), _without(_NAMING, vars(each))
                each.clean = memos.of(alike[name], each.clean)  # type: ignore[method-assign]
        self._checked = [
            (each, each.attname, each.blank, self._memo_of(each, alike))
            for each in self.model._meta.fields
            # That a row pointed to exists is known: it was just looked up.
            if not isinstance(each, models.ForeignKey) and not each.generated
        ]

    def _memo_of(self, each: "models.Field[Any, Any]", alike: dict[str, Any]) -> Memo:
        """By the form's field as well, which words what the column refuses."""
        _name, path, values, options = each.deconstruct()
        likeness = path, values, _without(_NAMING, options), alike.get(each.name)
        return self.memos.of(likeness, partial(_checked, each))

    def references(self, columns: Mapping[str, list[Column]]) -> dict[str, References]:
        """Look-ups for the foreign keys that the table has columns for."""
        return {
            name: References(name, rows, columns[name], self._offered(name))
            for name, rows in self.pointing.items()
            if name != "community" and columns.get(name)
        }

    def _offered(self, name: str) -> Any:
        """What the form offers in one community, if it has a choice of its own."""
        if type(self.form).choices_of is RecordForm.choices_of:
            return None
        rows = self.form._meta.model._meta.get_field(
            name
        ).related_model._default_manager

        def offered(community: Any) -> "models.QuerySet[Any]":
            self.form.community = community
            return self.form.choices_of(name, rows.all())

        return offered

    def begin_with(self, row: models.Model) -> None:
        """Puts the row into the form as it is stored; call it before filling it."""
        form = self.form
        form.instance = row
        options = form._meta
        form.initial = (
            model_to_dict(row, options.fields, options.exclude) if row.pk else {}
        )
        form.begin_with(row)
        self._forget()

    def stored(self, name: str) -> Any:
        """What a browser would send back for the value that the row began with."""
        if name in self.pointing:
            return getattr(self.form.instance, name)
        each, value = self.form.fields[name], self.form.initial.get(name)
        return each.prepare_value(value) if isinstance(each, YesNoField) else value

    def asked(self, given: dict[str, Any], community: Any) -> Answer:
        """Fills the row that the form began with, and says what is wrong with it."""
        form, row = self.form, self.form.instance
        form.data, form.community = given, community
        form._errors = None
        self._excluded, self._broken = frozenset(), {}
        row.validate_constraints = self._judge(row)
        row.clean_fields = partial(self._clean_fields, row)
        if isinstance(row, OfPeriod):
            # Asked for all lines of a batch in one go: imports.checking.
            row.check_open = _not_asked
        try:
            form.full_clean()
        finally:
            del row.validate_constraints, row.clean_fields
            row.__dict__.pop("check_open", None)
        faults = [
            Fault(name, text, self._broken.get(error.code, ()))
            for name, found in form.errors.as_data().items()
            for error in found
            for text in error.messages
        ]
        return Answer(
            row, form.cleaned_data, faults, self._excluded, dict(form.__dict__)
        )

    def again(self, answer: Answer) -> RecordForm:
        """The form as it was when it gave this answer."""
        self.form.__dict__.update(answer.state)
        self._forget()
        return self.form

    def _forget(self) -> None:
        """Drops what a form remembers of the one row that others have."""
        self.form.__dict__.pop("changed_data", None)
        for bound in self.form._bound_fields_cache.values():
            bound.__dict__.pop("initial", None)

    def _clean_fields(
        self, row: models.Model, exclude: Collection[str] | None = None
    ) -> None:
        """Stands for the row's own clean_fields, which full_clean calls."""
        errors = {}
        for each, attribute, may_be_blank, checked in self._checked:
            if exclude and each.name in exclude:
                continue
            value = getattr(row, attribute)
            if may_be_blank and value in each.empty_values:
                continue
            try:
                setattr(row, attribute, checked(value))
            except ValidationError as error:
                errors[each.name] = error.error_list
        if errors:
            raise ValidationError(errors)

    def _judge(self, row: models.Model) -> Any:
        """Stands for the row's own validate_constraints, which full_clean calls."""

        def judge(exclude: set[str] | None = None) -> None:
            self._excluded = frozenset(exclude or ())
            # The code tells afterwards which columns a fault of the whole row is of.
            self._broken = {}
            errors: dict[str, list[ValidationError]] = {}
            for each in self._constraints:
                for clause in each.broken_by(row, self._excluded):
                    code = each.constraint.name
                    self._broken[code] = clause.names
                    said = each.constraint.get_violation_error_message()
                    fault = ValidationError(said, code=code)
                    errors.setdefault(clause.place, []).append(fault)
            if errors:
                raise ValidationError(errors)

        return judge


def _not_asked() -> None:
    """Stands for OfPeriod.check_open."""


def _checked(each: "models.Field[Any, Any]", value: Any) -> Any:
    """What a column makes of a value: by its type, choices and validators alone."""
    return each.clean(value, None)


def _without(names: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if name not in names}
