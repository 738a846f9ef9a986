"""Funding, income and reference figures on the administrators' site."""

from django.contrib import admin

from communities.admin import CommunityOwnedAdmin, OfDivisionAdmin
from funding.models import CommunityIncome, FundingItem, RegionReference


@admin.register(RegionReference)
class RegionReferenceAdmin(OfDivisionAdmin):
    list_display = (
        "division",
        "year",
        "avg_wage_yuan_year",
        "avg_wage_yuan_month",
        "minimum_wage_yuan_month",
        "source",
    )
    list_filter = ("year",)
    search_fields = ("division__name", "division__code")
    ordering = ("-year", "division__code")


@admin.register(FundingItem)
class FundingItemAdmin(CommunityOwnedAdmin):
    list_display = ("community", "period", "purpose", "source", "kind", "amount_yuan")
    list_filter = ("period", "purpose", "source", "kind")
    list_select_related = ("community", "period")
    autocomplete_fields = ("community", "period")


@admin.register(CommunityIncome)
class CommunityIncomeAdmin(CommunityOwnedAdmin):
    list_display = ("community", "year", "source", "amount_yuan")
    list_filter = ("year", "source")
