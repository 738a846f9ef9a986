"""The fields figures are typed into: those of the record's own form, group by group."""

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import CheckConstraint
from django.http import QueryDict

from communities.forms import CommunityPeriodForm
from communities.models import CommunityPeriod
from portal.record_fields import YesNoField, record_field


class FigureForm(CommunityPeriodForm):
    """Some of a community's figures of a period. Made by ``figure_form``.

    What a constraint refuses is told at a figure it is about.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs |= {
                "data-figure": "yes-no" if isinstance(field, YesNoField) else "plain",
                "data-stored": self.stored_text(name),
                "aria-describedby": f"before-{name} change-{name} wrong-{name}",
            }

    def stored_text(self, name: str) -> str:
        """What the field of the stored figure holds; empty where it is unknown."""
        field = self.fields[name]
        shown = field.prepare_value(self.initial.get(name))
        return str("" if shown is None else shown)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        said = list(self.errors.get(NON_FIELD_ERRORS, ()))
        if said:
            del self.errors[NON_FIELD_ERRORS]
            for message in said:
                self.add_error(self._refused_at(message), message)

    def _refused_at(self, message: str) -> str | None:
        """The figure at which to tell what a constraint has said of the row."""
        excluded = self._get_validation_exclusions()
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self.instance, exclude=excluded)
                except ValidationError as error:
                    if message in error.messages:
                        return self._told_at(constraint)
        return None

    def _told_at(self, constraint: models.BaseConstraint) -> str | None:
        if not isinstance(constraint, CheckConstraint):
            return None
        named = constraint.condition.referenced_base_fields
        here = [name for name in self.fields if name in named]
        typed = [name for name in here if name in self.changed_data]
        # A part comes after its whole, and is more often the one mistyped.
        return next(reversed(typed or here), None)


@cache
def _form_class(names: tuple[str, ...]) -> type[FigureForm]:
    return forms.modelform_factory(
        CommunityPeriod,
        form=FigureForm,
        fields=names,
        formfield_callback=record_field,
    )


def figure_form(
    names: tuple[str, ...],
    row: CommunityPeriod,
    data: QueryDict | None = None,
    *,
    user: Any,
) -> FigureForm:
    """A form of these figures, filled from ``row`` or bound to ``data``."""
    form = _form_class(names)
    return form(data, instance=row, user=user)
