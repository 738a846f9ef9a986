"""Recommendations, rule switches and unit costs on the administrators' site.

A recommendation is not deleted while a report may cite it: it is taken out of use.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.admin import OfDivisionAdmin
from portal.admin import PartInline
from reports.admin import previews
from reports.admin.choices import RuleChoice, finding_choices, with_code
from reports.admin.preview import Preview, PreviewedAdmin
from reports.admin.scoped import ScopedAdmin
from reports.finding_headings import RULES_BY_CODE, heading_of
from reports.models import Recommendation, RecommendationRule, RuleSwitch, UnitCost


class RecommendationRuleInline(RuleChoice, PartInline):
    choices = staticmethod(finding_choices)
    model = RecommendationRule
    extra = 1


@admin.register(Recommendation)
class RecommendationAdmin(PreviewedAdmin, ScopedAdmin):
    scope_field = "division"
    list_display = ("advice", "theme", "answered", "division", "is_active")
    list_filter = ("theme", "is_active")
    list_select_related = ("division",)
    search_fields = ("code", "text", "rules__rule_code")
    ordering = ("theme", "code")
    autocomplete_fields = ("division",)
    inlines = (RecommendationRuleInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recommendation]:
        return super().get_queryset(request).prefetch_related("rules")

    def preview(
        self, request: HttpRequest, rows: Any, formsets: list[Any], within: str
    ) -> Preview:
        (formset,) = formsets
        answered = frozenset(
            form.cleaned_data["rule_code"]
            for form in formset.forms
            if form.cleaned_data.get("rule_code")
            and not form.cleaned_data.get("DELETE")
        )
        return previews.of_advice(request, rows, answered, within)

    @admin.display(description=gettext_lazy("text"), ordering="code")
    def advice(self, row: Recommendation) -> str:
        return with_code(row.text, row.code)

    @admin.display(description=gettext_lazy("rules answered"))
    def answered(self, row: Recommendation) -> str:
        codes = sorted(rule.rule_code for rule in row.rules.all())
        return "、".join(heading_of(code) for code in codes) or "–"


@admin.register(RuleSwitch)
class RuleSwitchAdmin(PreviewedAdmin, RuleChoice, OfDivisionAdmin):
    list_display = ("division", "rule", "is_enabled", "normally", "reason")
    list_filter = ("is_enabled",)
    search_fields = ("rule_code", "reason", "division__name", "division__code")
    ordering = ("division__code", "rule_code")

    def preview(
        self, request: HttpRequest, rows: Any, formsets: list[Any], within: str
    ) -> Preview:
        return previews.of_switch(request, rows, within)

    @admin.display(description=gettext_lazy("rule"), ordering="rule_code")
    def rule(self, row: RuleSwitch) -> str:
        return heading_of(row.rule_code)

    @admin.display(description=gettext_lazy("without a switch"))
    def normally(self, row: RuleSwitch) -> str:
        known = RULES_BY_CODE.get(row.rule_code)
        return _("Off") if known is None or known.extension else _("On")


@admin.register(UnitCost)
class UnitCostAdmin(OfDivisionAdmin):
    list_display = ("division", "measure", "year", "amount_yuan", "source")
    list_filter = ("measure", "year")
    search_fields = ("division__name", "division__code", "source")
    ordering = ("division__code", "measure", "-year")
