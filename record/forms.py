"""What is asked beside the values of a row."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.entities import Entity
from portal.record_fields import record_field


class SaveForm(forms.Form):
    """The version the writer has read, and why the row is changed."""

    version = forms.CharField(
        required=False,
        widget=forms.HiddenInput(attrs={"data-draft-version": ""}),
    )
    reason = forms.CharField(
        label=_("reason for the change"),
        max_length=500,
        required=False,
        help_text=_("Kept with the version, for whoever asks later."),
    )


class RemoveForm(SaveForm):
    reason = forms.CharField(
        label=_("Why it is removed"), max_length=500, required=True
    )


class EndForm(forms.ModelForm):  # type: ignore[type-arg]
    """The last day of a row, and what its kind asks for with it."""

    entity: Entity

    @staticmethod
    def of(entity: Entity, data: Any, *, instance: Any) -> "EndForm":
        made = forms.modelform_factory(
            entity.model,
            form=EndForm,
            fields=entity.ending,
            formfield_callback=record_field,
        )
        form = made(data, instance=instance)
        form.entity = entity
        return form

    def _get_validation_exclusions(self) -> set[str]:
        # Not asked here, but the last day must not be before it.
        return super()._get_validation_exclusions() - {"starts_on"}

    def clean_ends_on(self) -> Any:
        day = self.cleaned_data["ends_on"]
        if day is None:
            raise ValidationError(_("Enter the last day."))
        return day

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - as inherited
        row = super().save(commit=commit)
        if commit and self.entity.ended:
            self.entity.ended(row, by=row._history_user)
        return row


class ReopenForm(SaveForm):
    """What a row settled by mistake becomes again, and why."""

    state = forms.ChoiceField(label=_("Goes on as"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why it is reopened"), max_length=500, required=True
    )
    field_order = ("state", "reason", "version")

    def __init__(self, *args: Any, states: list[tuple[str, Any]], **options: Any):
        super().__init__(*args, **options)
        self.fields["state"].choices = states
        self.fields["state"].initial = states[0][0]
