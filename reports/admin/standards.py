"""Standards on the administrators' site: dated, ended, never deleted."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Field, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.models.community import UrbanRuralClass
from reports.admin import previews
from reports.admin.choices import (
    CommunityKindsField,
    ThresholdInput,
    thresholds_called,
    with_code,
)
from reports.admin.preview import Preview, PreviewedAdmin
from reports.admin.scoped import ScopedAdmin
from reports.models import Standard
from reports.previews.shown import measured
from reports.rules.catalogue import RULES
from reports.rules.thresholds import THRESHOLDS

_ASKED_FOR = frozenset(slug for rule in RULES for slug in rule.standards)


class InForce(admin.SimpleListFilter):
    title = gettext_lazy("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[Any]:
        return (
            ("today", gettext_lazy("Today")),
            ("ended", gettext_lazy("Ended")),
            ("coming", gettext_lazy("Not yet")),
        )

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Standard]
    ) -> QuerySet[Standard]:
        today = timezone.localdate()
        if self.value() == "today":
            return queryset.in_force_on(today)  # type: ignore[attr-defined]
        if self.value() == "ended":
            return queryset.filter(valid_to__lt=today)
        if self.value() == "coming":
            return queryset.filter(valid_from__gt=today)
        return queryset


@admin.register(Standard)
class StandardAdmin(PreviewedAdmin, ScopedAdmin):
    scope_field = "scope_division"
    list_display = (
        *("named", "title", "scope", "kinds", "threshold"),
        *("valid_from", "valid_to", "authority", "is_shipped"),
    )
    list_filter = (InForce, "authority", "comparison")
    list_select_related = ("scope_division",)
    search_fields = (
        *("slug", "title", "doc_no", "issuing_body"),
        *("scope_division__name", "scope_division__code"),
    )
    ordering = ("slug", "scope_division__code", "valid_from", "pk")
    autocomplete_fields = ("scope_division",)
    actions = ("end_today",)
    save_as = True  # the quick way to a county's override
    fieldsets = (
        (
            gettext_lazy("Threshold"),
            {
                "fields": (
                    *("slug", "value", "unit", "comparison"),
                    *("scope_division", "applies_to_class"),
                ),
                "description": gettext_lazy(
                    "Of several rows for one threshold the nearest division wins, "
                    "within it the latest. Add a row for your county to override."
                ),
            },
        ),
        (
            gettext_lazy("Source"),
            {
                "fields": (
                    *("authority", "title", "issuing_body", "doc_no", "clause"),
                    *("source", "note"),
                )
            },
        ),
        (
            gettext_lazy("In force"),
            {
                "fields": ("valid_from", "valid_to", "change_reason"),
                "description": gettext_lazy(
                    "A standard is never deleted, since reports cite it. To end it, "
                    "set its last day; to change it, end it and add its successor."
                ),
            },
        ),
    )

    def preview(
        self, request: HttpRequest, rows: Any, formsets: list[Any], within: str
    ) -> Preview:
        return previews.of_standard(request, rows, within)

    def save_model(
        self, request: HttpRequest, obj: Standard, form: Any, change: Any
    ) -> None:
        super().save_model(request, obj, form, change)
        if obj.slug not in _ASKED_FOR:
            told = _("No rule asks for %(slug)s: check its spelling.")
            self.message_user(request, told % {"slug": obj.slug}, messages.WARNING)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Standard], search_term: str
    ) -> tuple[QuerySet[Standard], bool]:
        """Words may as well be those of the threshold's name."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        called = thresholds_called(search_term) if search_term else []
        return found | queryset.filter(slug__in=called), may_repeat

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "slug":
            kwargs["widget"] = ThresholdInput({"list": "thresholds", "size": 40})
        if db_field.name == "applies_to_class":
            return CommunityKindsField(
                label=db_field.verbose_name,
                required=False,
                help_text=_("None ticked: all communities."),
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("threshold"), ordering="slug")
    def named(self, row: Standard) -> str:
        return with_code(row.label, row.slug) if row.slug in THRESHOLDS else row.slug

    @admin.display(description=gettext_lazy("in force in"))
    def scope(self, row: Standard) -> str:
        return row.scope_division.name if row.scope_division else _("Whole nation")

    @admin.display(
        description=gettext_lazy("for communities"), ordering="applies_to_class"
    )
    def kinds(self, row: Standard) -> str:
        labels = [str(UrbanRuralClass(kind).label) for kind in sorted(row.classes)]
        return _(", ").join(labels) or _("All")

    @admin.display(description=gettext_lazy("value"), ordering="value")
    def threshold(self, row: Standard) -> str:
        value = measured(row.value, row.unit, 4)
        return f"{row.get_comparison_display()} {value}"

    @admin.display(description=gettext_lazy("shipped"), boolean=True)
    def is_shipped(self, row: Standard) -> bool:
        return row.shipped_key is not None

    @admin.action(
        description=gettext_lazy("End the chosen standards today"),
        permissions=["change"],
    )
    def end_today(self, request: HttpRequest, queryset: QuerySet[Standard]) -> None:
        today = timezone.localdate()
        ended = 0
        for row in queryset:
            if not self.has_change_permission(request, row):
                refused = _("%(row)s is not yours to change.") % {"row": row}
                self.message_user(request, refused, messages.ERROR)
                continue
            if row.valid_to and row.valid_to < today:
                # To end it today would put it back in force since then.
                told = _("%(row)s has ended before.") % {"row": row}
                self.message_user(request, told, messages.ERROR)
                continue
            row.valid_to = today
            try:
                row.full_clean()
            except ValidationError as error:
                told = f"{row}: {' '.join(error.messages)}"
                self.message_user(request, told, messages.ERROR)
                continue
            row._change_reason = _("Ended on the administrators' site")  # type: ignore[attr-defined]
            row.save()
            ended += 1
        told = ngettext(
            "%(ended)d standard ends today.", "%(ended)d standards end today.", ended
        )
        self.message_user(request, told % {"ended": ended}, messages.SUCCESS)
