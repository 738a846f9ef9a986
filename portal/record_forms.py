"""Forms of the record: the one place where a kind of row says which fields it has.

The form on screen, the template workbook, the import and the export are all made
from a RecordForm; what only one of them would check does not exist. Rules about
values stand in the model (constraints and ``clean``), so that the administrators'
site gives the same answer.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db import models

from portal.figures import masked
from portal.record_fields import NOT_REPORTED, RowChoiceField, record_field


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """Fields of one kind of row, in the order people fill them in.

    ``user`` is who writes: choices hold only what they may edit. ``community``
    fixes whose row it is; without it the form asks. Subclasses name ``model``
    and ``fields`` in a Meta of their own that inherits from this one.
    """

    # Fields of the form that are no columns: name -> how a stored row answers them.
    answered_by: ClassVar[Mapping[str, str]] = {}
    # Fields shown masked: the mask sent back leaves the stored value alone.
    private: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        formfield_callback = record_field

    def __init__(
        self, *args: Any, user: Any, community: Any = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.user, self.community = user, community
        self.begin_with(self.instance)
        for name, field in self.fields.items():
            if isinstance(field, RowChoiceField):
                field.queryset = self.choices_of(name, field.queryset)
                if not field.required:
                    field.empty_label = NOT_REPORTED
        if community is not None and "community" in self.fields:
            own = self.fields["community"]
            own.queryset = own.queryset.filter(pk=community.pk)
            own.widget = forms.HiddenInput()
            self.initial["community"] = community.pk

    def begin_with(self, row: models.Model) -> None:
        """Notes what depends on the row as it is stored, before anything is typed.

        A form on screen has one row, that of an import has one after the other.
        """
        for name, attribute in self.answered_by.items():
            if row.pk:
                self.initial.setdefault(name, getattr(row, attribute))
        for name in self.private:
            if stored := getattr(row, name):
                self.initial[name] = masked(stored)

    def choices_of(
        self, name: str, rows: "models.QuerySet[Any]"
    ) -> "models.QuerySet[Any]":
        """Rows the field may point to: the writer's own, of this community if fixed."""
        if not hasattr(rows, "editable_by"):
            # Periods: the latest is asked for most.
            latest = ("-ends_on",) if _has(rows.model, "ends_on") else ()
            return rows.order_by(*latest, "-pk")
        found = rows.editable_by(self.user)
        if self.community is not None and hasattr(rows, "community_path"):
            found = found.of([self.community.pk])
        return found.order_by("name", "pk") if _has(found.model, "name") else found

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name in self.private & self.cleaned_data.keys():
            # Read before the instance takes the cleaned values.
            stored = getattr(self.instance, name)
            if stored and self.cleaned_data[name] == masked(stored):
                self.cleaned_data[name] = stored

    def new_parts(self, row: models.Model) -> list[models.Model]:
        """Rows of other kinds that come into being with a new ``row``, unsaved."""
        return []

    def save_parts(self, row: models.Model) -> None:
        """Brings the rows of other kinds in line with a changed ``row``."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - as inherited
        """Stores the row and what comes with it; call it inside a transaction."""
        is_new = self.instance.pk is None
        row = super().save(commit=commit)
        if not commit:
            return row
        if is_new:
            for part in self.new_parts(row):
                # By the same hand and for the same reason as the row.
                part._history_user = self.user
                part._change_reason = getattr(row, "_change_reason", None)
                part.save()
        else:
            self.save_parts(row)
        return row


def _has(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.fields)
