"""What is filled in about people who serve communities, field by field."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.record_fields import NOT_REPORTED
from portal.record_forms import RecordForm
from staffing import actions
from staffing.models import (
    Appraisal,
    EmploymentMode,
    PayComponent,
    Position,
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
    """One person in one row, with the posts held in the person's own community.

    Posts elsewhere, and those before, are rows of their own and stay as they are.
    """

    positions = forms.MultipleChoiceField(
        label=pgettext_lazy("of a person", "Positions"),
        choices=Position.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Held in this community now. One newly ticked begins today, one no "
            "longer ticked ended yesterday."
        ),
    )
    employment_mode = forms.ChoiceField(
        label=_("Employment"),
        choices=[("", NOT_REPORTED), *EmploymentMode.choices],
        required=False,
    )
    answered_by: ClassVar = {
        "positions": "current_positions",
        "employment_mode": "current_employment_mode",
    }
    private = frozenset({"phone"})

    class Meta(RecordForm.Meta):
        model = StaffMember
        fields = (
            "community",
            "name",
            "gender",
            "birth_date",
            "phone",
            "positions",
            "employment_mode",
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (
            cleaned.get("employment_mode")
            and not cleaned.get("positions")
            and "employment_mode" in self.changed_data
            and "positions" not in self.errors
        ):
            # It is a property of posts: without one it could not be kept.
            self.add_error("employment_mode", _("Tick a position to go with it."))
        return cleaned

    def new_parts(self, row: Any) -> list[Any]:
        return [
            Post(
                staff=row,
                community_id=row.community_id,
                position=position,
                employment_mode=self.cleaned_data["employment_mode"],
                starts_on=row.starts_on,
                ends_on=row.ends_on,
            )
            for position in self.cleaned_data["positions"]
        ]

    def save_parts(self, row: Any) -> None:
        today, by = timezone.localdate(), self.user
        held, ticked = set(self.initial["positions"]), self.cleaned_data["positions"]
        if "ends_on" in self.changed_data:
            actions.follow_service(row, ended_on=self.initial["ends_on"], by=by)
        actions.give_up(row, held.difference(ticked), today=today, by=by)
        mode = self.cleaned_data["employment_mode"]
        taken = [position for position in ticked if position not in held]
        actions.take_up(row, taken, mode=mode, today=today, by=by)
        if "employment_mode" in self.changed_data:
            actions.employ(row, mode, today=today, by=by)


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
