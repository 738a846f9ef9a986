"""What is filled in about hazards, inspections and cases, field by field."""

from typing import Any

from communities.models import Community
from portal.record_forms import RecordForm
from safety.models import Hazard, Inspection, SecurityCaseStat


class CampaignChoiceForm(RecordForm):
    """Offers the campaigns of the divisions that the communities lie in."""

    def choices_of(self, name: str, rows: Any) -> Any:
        if name != "campaign":
            return super().choices_of(name, rows)
        communities = Community.objects.editable_by(self.user)
        if self.community is not None:
            communities = communities.filter(pk=self.community.pk)
        return rows.reaching(communities).order_by("-starts_on", "-pk")


class HazardForm(CampaignChoiceForm):
    class Meta(RecordForm.Meta):
        model = Hazard
        fields = (
            "community",
            "hazard_no",
            "category",
            "subtype",
            "description",
            "level",
            "judgement_standard",
            "clause",
            "location",
            "on_boundary",
            "lat",
            "lng",
            "guardrail_missing_m",
            "warning_sign_missing_count",
            "found_on",
            "source",
            "campaign",
            "likelihood",
            "exposure",
            "consequence",
            "responsible_unit",
            "responsible_person",
            "measure",
            "fund_yuan",
            "deadline",
            "contingency_plan",
            "status",
            "is_supervised",
            "reviewed_on",
            "reviewer",
            "closed_on",
        )


class InspectionForm(CampaignChoiceForm):
    class Meta(RecordForm.Meta):
        model = Inspection
        fields = (
            "community",
            "inspected_on",
            "kind",
            "inspector",
            "campaign",
            "hazard_count",
            "note",
        )


class SecurityCaseForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = SecurityCaseStat
        fields = ("community", "year", "case_type", "case_count")
