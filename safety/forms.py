"""What is filled in about hazards, inspections and cases, field by field."""

from typing import Any

from django.utils import timezone

from communities.models import Community
from portal.record_forms import RecordForm
from safety.actions import step_of
from safety.models import HAZARD_STEPS, Hazard, Inspection, SecurityCaseStat


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

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.status_before:
            self._offer_steps()

    def begin_with(self, row: Any) -> None:
        super().begin_with(row)
        self.status_before = row.status if row.pk else ""

    def _offer_steps(self) -> None:
        """The list holds the steps there are from here; the model judges the rest."""
        steps = (self.status_before, *HAZARD_STEPS[self.status_before])
        offered = {*steps, self["status"].value()}
        field = self.fields["status"]
        field.widget.choices = [each for each in field.choices if each[0] in offered]

    def _step(self, row: Any) -> Any:
        now = timezone.now()
        return step_of(row, before=self.status_before, at=now, by=self.user)

    def new_parts(self, row: Any) -> list[Any]:
        return [self._step(row)]

    def save_parts(self, row: Any) -> None:
        if (step := self._step(row)) is not None:
            step.save()


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
