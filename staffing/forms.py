"""What is filled in about people who serve communities, field by field."""

from typing import Any

from portal.record_forms import RecordForm
from staffing.models import (
    Appraisal,
    PayComponent,
    Post,
    StaffInsurance,
    StaffMember,
    StaffTraining,
    Training,
)


def within_street(rows: Any, community: Any) -> Any:
    """Rows of all communities of the street: some people and bodies serve several."""
    if community is None:
        return rows
    return rows.filter(**{f"{rows.community_path}__township": community.township_id})


class StaffMemberForm(RecordForm):
    private = frozenset({"phone"})

    class Meta(RecordForm.Meta):
        model = StaffMember
        fields = (
            "community",
            "name",
            "gender",
            "birth_date",
            "phone",
            "education",
            "major",
            "political_status",
            "social_work_certificate",
            "licensed",
            "pre_job_trained",
            "recruitment_source",
            "in_quota",
            "cross_appointed",
            "is_party_delegate",
            "is_people_deputy",
            "is_cppcc_member",
            "households_covered",
            "pension_subsidy_yuan_year",
            "starts_on",
            "ends_on",
            "leave_reason",
        )


class PostForm(RecordForm):
    """One post; who holds it may come from another community of the street."""

    class Meta(RecordForm.Meta):
        model = Post
        fields = (
            "community",
            "staff",
            "position",
            "employment_mode",
            "starts_on",
            "ends_on",
        )

    def choices_of(self, name: str, rows: Any) -> Any:
        if name != "staff":
            return super().choices_of(name, rows)
        found = within_street(rows.editable_by(self.user), self.community)
        return found.order_by("name", "pk")


class StaffInsuranceForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = StaffInsurance
        fields = ("staff", "kind", "is_paid")


class AppraisalForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Appraisal
        fields = ("staff", "year", "grade")


class PayComponentForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PayComponent
        fields = (
            "community",
            "period",
            "post_grade",
            "payer",
            "monthly_amount_yuan",
            "bonus_yuan_year",
            "raise_yuan_month",
        )


class TrainingForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Training
        fields = (
            "community",
            "period",
            "name",
            "kind",
            "level",
            "held_on",
            "class_count",
            "person_times",
        )


class StaffTrainingForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = StaffTraining
        fields = ("staff", "trained_on", "training")

    def choices_of(self, name: str, rows: Any) -> Any:
        found = super().choices_of(name, rows)
        return found.select_related("period") if name == "training" else found
