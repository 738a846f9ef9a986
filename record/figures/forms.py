"""The fields figures are typed into: those of the record's own form, group by group."""

from decimal import Decimal
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import CheckConstraint
from django.http import QueryDict
from django.utils.translation import gettext as _

from communities.comparison import SHARES
from communities.forms import CommunityPeriodForm
from communities.models import CommunityPeriod
from portal.record_fields import AmountField, YesNoField, plain, record_field

HUNDRED = Decimal(100)


class PercentField(AmountField):
    """A share that people type in percent: 95.5 or 95.5% is stored as 0.955."""

    def __init__(self, **options: Any) -> None:
        kept = options.pop("decimal_places", None) or 4
        options.pop("max_digits", None)
        options["help_text"] = ""
        super().__init__(
            max_digits=kept + 1,
            decimal_places=max(kept - 2, 0),
            **options,
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = plain(value).removesuffix("%").rstrip()
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not 0 <= value <= HUNDRED:
            raise ValidationError(_("A percentage lies between 0 and 100."), "percent")

    def clean(self, value: Any) -> Any:
        percent = super().clean(value)
        return None if percent is None else percent / HUNDRED

    def prepare_value(self, value: Any) -> Any:
        return _plain_text(value * HUNDRED) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown = None if initial is None else initial * HUNDRED
        return super().has_changed(shown, data)


def _plain_text(number: Decimal) -> str:
    """Without exponent and needless zeros: what a person would type."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure_field(field: "models.Field[Any, Any]", **options: Any) -> Any:
    """The form field of a figure on the page; imports keep shares from 0 to 1."""
    if field.name in SHARES:
        return field.formfield(form_class=PercentField, **options)
    return record_field(field, **options)


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
        formfield_callback=figure_field,
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
