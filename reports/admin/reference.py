"""Standards, recommendations and rule switches on the administrators' site.

None of them is deleted while a report may cite it: a standard is ended by its
last day, a recommendation is taken out of use. What holds for the whole nation
is changed by those who administer the whole portal only.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Field, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.roles import Permission
from communities.admin import OfDivisionAdmin
from communities.divisions import ancestors_of
from communities.models import Division
from portal.admin import GovernedAdmin, PartInline
from portal.figures import number, percent
from reports import qualitative
from reports.models import (
    Recommendation,
    RecommendationRule,
    RuleSwitch,
    Standard,
    UnitCost,
)
from reports.qualitative import HEADINGS
from reports.rules.catalogue import RULES

_ASKED_FOR = frozenset(slug for rule in RULES for slug in rule.standards)
_BY_CODE = {rule.code: rule for rule in RULES}


Choices = list[tuple[str, str]]


def rule_choices() -> Choices:
    return [(rule.code, f"{rule.heading}（{rule.code}）") for rule in RULES]


def finding_choices() -> Choices:
    """What advice can answer: rules, and headings that an official fills."""
    headings = [(each.code, f"{each.heading}（{each.code}）") for each in HEADINGS]
    return [*rule_choices(), *headings]


class RuleChoice:
    """Offers the rules of the catalogue by their headings."""

    choices = staticmethod(rule_choices)

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "rule_code":
            return forms.ChoiceField(
                label=gettext_lazy("rule"), choices=[("", "---------"), *self.choices()]
            )
        return super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )


class ScopedAdmin(GovernedAdmin):
    """Rows of one division, or of the whole portal where it is empty."""

    scope_field: str

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Of the whole portal, of divisions administered and of those above them."""
        rows = super().get_queryset(request)
        user = request.user
        if not isinstance(user, User) or user.is_superuser:
            return rows
        granted = user.grants.carrying(Permission.ADMINISTER)
        codes = granted.values_list("division__code", flat=True)
        above = {code for each in codes for code in ancestors_of(each)}
        return rows.filter(
            Q(**{f"{self.scope_field}__isnull": True})
            | Q(**{f"{self.scope_field}__in": self._administered(request)})
            | Q(**{f"{self.scope_field}__code__in": above})
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None or getattr(request.user, "is_superuser", False):
            return super().has_change_permission(request, obj)
        scope = getattr(obj, f"{self.scope_field}_id")
        return self._administered(request).filter(pk=scope).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as inherited
        **kwargs: Any,
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        scope = form.base_fields.get(self.scope_field)
        if scope is not None and not getattr(request.user, "is_superuser", False):
            scope.required = True
        return form

    def _administered(self, request: HttpRequest) -> QuerySet[Division]:
        return Division.objects.granting(Permission.ADMINISTER, to=request.user)


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
class StandardAdmin(ScopedAdmin):
    scope_field = "scope_division"
    list_display = (
        *("slug", "title", "scope", "applies_to_class", "threshold"),
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

    def save_model(
        self, request: HttpRequest, obj: Standard, form: Any, change: Any
    ) -> None:
        super().save_model(request, obj, form, change)
        if obj.slug not in _ASKED_FOR:
            told = _("No rule asks for %(slug)s: check its spelling.")
            self.message_user(request, told % {"slug": obj.slug}, messages.WARNING)

    @admin.display(description=gettext_lazy("in force in"))
    def scope(self, row: Standard) -> str:
        return row.scope_division.name if row.scope_division else _("Whole nation")

    @admin.display(description=gettext_lazy("value"), ordering="value")
    def threshold(self, row: Standard) -> str:
        value = percent(row.value, 2) if row.unit == "share" else number(row.value, 4)
        unit = "" if row.unit == "share" else f" {row.unit}"
        return f"{row.get_comparison_display()} {value}{unit}"

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


class RecommendationRuleInline(RuleChoice, PartInline):
    choices = staticmethod(finding_choices)
    model = RecommendationRule
    extra = 1


@admin.register(Recommendation)
class RecommendationAdmin(ScopedAdmin):
    scope_field = "division"
    list_display = ("code", "text", "theme", "answered", "division", "is_active")
    list_filter = ("theme", "is_active")
    list_select_related = ("division",)
    search_fields = ("code", "text", "rules__rule_code")
    ordering = ("theme", "code")
    autocomplete_fields = ("division",)
    inlines = (RecommendationRuleInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recommendation]:
        return super().get_queryset(request).prefetch_related("rules")

    @admin.display(description=gettext_lazy("rules answered"))
    def answered(self, row: Recommendation) -> str:
        codes = sorted(rule.rule_code for rule in row.rules.all())
        return "、".join(heading_of(code) for code in codes) or "–"


@admin.register(RuleSwitch)
class RuleSwitchAdmin(RuleChoice, OfDivisionAdmin):
    list_display = ("division", "rule", "is_enabled", "normally", "reason")
    list_filter = ("is_enabled",)
    search_fields = ("rule_code", "reason", "division__name", "division__code")
    ordering = ("division__code", "rule_code")

    @admin.display(description=gettext_lazy("rule"), ordering="rule_code")
    def rule(self, row: RuleSwitch) -> str:
        return heading_of(row.rule_code)

    @admin.display(description=gettext_lazy("without a switch"))
    def normally(self, row: RuleSwitch) -> str:
        known = _BY_CODE.get(row.rule_code)
        return _("Off") if known is None or known.extension else _("On")


@admin.register(UnitCost)
class UnitCostAdmin(OfDivisionAdmin):
    list_display = ("division", "measure", "year", "amount_yuan", "source")
    list_filter = ("measure", "year")
    search_fields = ("division__name", "division__code", "source")
    ordering = ("division__code", "measure", "-year")


def heading_of(code: str) -> str:
    """The rule's or the qualitative finding's heading; a code that none has any more
    stands for itself."""
    known = _BY_CODE.get(code) or qualitative.BY_CODE.get(code)
    return known.heading if known else code
