"""What is asked of a report that goes out as a formal document."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reports.document.redhead import RedHead
from reports.letterheads import Lacking, letterheads_for, red_head, the_nearest
from reports.messages import MESSAGES
from reports.models import Letterhead, Report


class Layout(TextChoices):
    """Whether a report bears a red head, and whether a signer stands in it."""

    INTERNAL = "internal", _("Internal report, without a red head")
    FORMAL = "formal", _("Formal document with a red head")
    UPWARD = "upward", _("Formal document to those above, with its signer")


class LetterheadField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Letterhead) -> str:
        return f"{obj.mark}（{obj.code}）"


class FormalFields(forms.Form):
    """``user``, ``today`` and a cleaned scope are for the form that inherits."""

    layout = forms.ChoiceField(
        label=_("Document layout"),
        choices=Layout,
        required=False,
        initial=Layout.INTERNAL,
        help_text=_("A red head bears the organ's mark, its number and addressees."),
    )
    letterhead = LetterheadField(
        label=_("Letterhead"),
        queryset=Letterhead.objects.none(),
        required=False,
        empty_label=_("That of the nearest division"),
    )
    addressees = forms.CharField(
        label=_("Addressed to"),
        max_length=200,
        required=False,
        help_text=_("Empty: those kept with the letterhead."),
    )
    copies = forms.CharField(
        label=_("Copies to"),
        max_length=300,
        required=False,
        help_text=_("Empty: those kept with the letterhead."),
    )
    signer = forms.CharField(
        label=_("Signer"),
        max_length=30,
        required=False,
        help_text=_("Of a document to those above: who signs it."),
    )

    def offer_letterheads(self, user: User, today: date) -> None:
        """Those the user may choose from, for the form's ``__init__``."""
        rows = Letterhead.objects.in_force_on(today).usable_by(user)
        field: Any = self.fields["letterhead"]
        field.queryset = rows.order_by("division__code", "pk")

    def clean_layout(self) -> str:
        return self.cleaned_data["layout"] or Layout.INTERNAL

    def clean(self) -> dict[str, Any]:
        """With the head that everything together gives, under "red_head"."""
        found = super().clean() or {}
        found["red_head"] = None
        if found.get("layout", Layout.INTERNAL) != Layout.INTERNAL and "scope" in found:
            try:
                found["red_head"] = self._red_head(found)
            except Lacking as lack:
                self.add_error(lack.field, str(MESSAGES[lack.code]))
        return found

    def _red_head(self, found: dict[str, Any]) -> RedHead | None:
        """Raises Lacking."""
        fields = ("letterhead", "addressees", "copies", "signer")
        if any(name not in found for name in fields):
            return None  # a field has its own fault
        choices = letterheads_for(
            found["scope"],
            user=self.user,  # type: ignore[attr-defined]
            day=self.today,  # type: ignore[attr-defined]
        )
        chosen = found["letterhead"] or the_nearest(choices)
        if chosen not in choices:
            raise Lacking("foreign_letterhead", "letterhead")
        found["letterhead"] = chosen
        return red_head(
            chosen,
            upward=found["layout"] == Layout.UPWARD,
            addressees=found["addressees"],
            copies=found["copies"],
            signer=found["signer"],
        )


def asked_before(report: Report) -> dict[str, Any]:
    """The fields as they were told for an earlier report."""
    head = report.red_head
    if head is None:
        return {}
    same = Letterhead.objects.filter(
        division__code=head.division, code=head.code, mark=head.mark
    )
    return {
        "layout": Layout.UPWARD if head.signer else Layout.FORMAL,
        "letterhead": same.order_by("-pk").first(),
        "addressees": head.addressees,
        "copies": head.copies,
        "signer": head.signer,
    }
