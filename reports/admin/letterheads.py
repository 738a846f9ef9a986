"""Letterheads on the administrators' site."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from communities.admin import OfDivisionAdmin
from reports.models import Letterhead


@admin.register(Letterhead)
class LetterheadAdmin(OfDivisionAdmin):
    list_display = ("mark", "code", "division", "valid_from", "valid_to")
    search_fields = ("mark", "organ", "code", "division__name", "division__code")
    ordering = ("division__code", "code", "valid_from", "pk")
    save_as = True  # the quick way to a renamed organ's successor
    fieldsets = (
        (None, {"fields": ("division", "organ", "mark", "code")}),
        (
            gettext_lazy("Where documents go"),
            {"fields": ("addressees", "copies", "printer", "signer")},
        ),
        (
            gettext_lazy("Dates of use"),
            {
                "fields": ("valid_from", "valid_to", "change_reason"),
                "description": gettext_lazy(
                    "Reports keep the letterhead they were asked for with. When the "
                    "organ is renamed, end this one and add its successor."
                ),
            },
        ),
    )
