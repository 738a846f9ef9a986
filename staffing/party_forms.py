"""What is filled in about party organisations and their members, field by field."""

from typing import Any

from portal.record_forms import RecordForm
from staffing.forms import within_street
from staffing.models import (
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
)


class PartyOrganizationForm(RecordForm):
    """One organisation; the one above it and who leads it may be of the street."""

    class Meta(RecordForm.Meta):
        model = PartyOrganization
        fields = (
            "community",
            "name",
            "org_type",
            "org_category",
            "parent",
            "secretary",
            "first_secretary",
            "status_flag",
            "is_weak",
            "starts_on",
            "ends_on",
        )

    def choices_of(self, name: str, rows: Any) -> Any:
        if name == "community":
            return super().choices_of(name, rows)
        found = within_street(rows.editable_by(self.user), self.community)
        return found.order_by("name", "pk")


class PartyFiguresForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PartyOrganizationPeriod
        fields = (
            "org",
            "period",
            "member_count",
            "direct_member_count",
            "organiser_count",
            "activist_count",
            "candidate_count",
            "in_service_total",
            "in_service_registered",
            "two_new_total",
            "two_new_covered",
        )


class MemberTagForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PartyMemberTagCount
        fields = ("org_period", "tag", "count")

    def choices_of(self, name: str, rows: Any) -> Any:
        found = super().choices_of(name, rows).select_related("org", "period")
        return found.order_by("-period__ends_on", "org__name", "pk")
