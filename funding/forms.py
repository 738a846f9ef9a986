"""What is filled in about money given, spent and earned, field by field."""

from funding.models import CommunityIncome, FundingItem
from portal.record_forms import RecordForm


class FundingItemForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = FundingItem
        fields = (
            "community",
            "period",
            "purpose",
            "source",
            "kind",
            "name",
            "amount_yuan",
            "qualifier",
        )


class CommunityIncomeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CommunityIncome
        fields = ("community", "year", "source", "amount_yuan")
