"""What is asked when a file is uploaded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.entities import entities


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,.csv,.txt", "class": "form-control"}
        ),
    )
    entity = forms.ChoiceField(
        label=_("Kind of row"),
        required=False,
        help_text=_("Templates and exports tell it themselves."),
    )
    clears_empty = forms.BooleanField(
        label=_("Empty cells clear what is on record"),
        required=False,
        help_text=_(
            "Otherwise an empty cell leaves the stored value alone. Columns that the "
            "file does not have are never touched."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(each.slug, each.title) for each in entities()]
        self.fields["entity"].choices = [("", _("Tell by the heading")), *kinds]
