"""The kinds of rows kept about people who serve communities and their pay."""

from django.db.models import DateField, DurationField, ExpressionWrapper, F, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.filters import OfCommunityFilter
from portal.entities import Entity, Extra
from staffing.actions import end_service, restore_service
from staffing.bulk_acts import END_POSTS, END_SERVICES
from staffing.filters import StaffFilter
from staffing.forms import (
    AppraisalForm,
    PayComponentForm,
    PostForm,
    StaffInsuranceForm,
    StaffMemberForm,
    StaffTrainingForm,
    TrainingForm,
)


def with_days_lived(rows):
    lived = Value(timezone.localdate(), DateField()) - F("birth_date")
    return rows.annotate(lived=ExpressionWrapper(lived, DurationField()))


AGE = Extra(
    name="age",
    label=_("Age"),
    value=lambda person: person.age_on(timezone.localdate()),
    is_number=True,
    order_by="lived",
    annotate=with_days_lived,
)

STAFF = Entity(
    slug="staff-members",
    form=StaffMemberForm,
    section="staff",
    key=("name", "birth_date"),
    columns=(
        "name",
        "positions",
        "gender",
        "age",
        "education",
        "political_status",
        "social_work_certificate",
        "starts_on",
        "phone",
    ),
    search=("name", "major"),
    filters=(
        "community_kind",
        "position",
        "employment",
        "age",
        "gender",
        "education",
        "party",
        "political_status",
        "social_work_certificate",
        "recruitment_source",
        "in_quota",
    ),
    totals=("households_covered", "pension_subsidy_yuan_year"),
    ending=("ends_on", "leave_reason"),
    ended=end_service,
    restored=restore_service,
    extras=(AGE,),
    filterset=StaffFilter,
    acts=(END_SERVICES,),
    prefetch=("posts",),
)

POST = Entity(
    slug="posts",
    form=PostForm,
    section="staff",
    key=("staff", "position"),
    columns=("staff", "position", "employment_mode", "starts_on", "ends_on"),
    search=("staff__name",),
    filters=("community_kind", "position", "employment_mode"),
    ending=("ends_on",),
    related=("staff",),
    filterset=OfCommunityFilter,
    acts=(END_POSTS,),
)

INSURANCE = Entity(
    slug="insurances",
    form=StaffInsuranceForm,
    section="staff",
    key=("staff", "kind"),
    columns=("staff", "kind", "is_paid"),
    search=("staff__name",),
    filters=("community_kind", "kind", "is_paid"),
    related=("staff",),
    filterset=OfCommunityFilter,
)

APPRAISAL = Entity(
    slug="appraisals",
    form=AppraisalForm,
    section="staff",
    key=("staff", "year"),
    columns=("staff", "year", "grade"),
    search=("staff__name",),
    filters=("community_kind", "year", "grade"),
    related=("staff",),
    filterset=OfCommunityFilter,
)

PAY = Entity(
    slug="pay",
    form=PayComponentForm,
    section="staff",
    key=("period", "post_grade", "payer"),
    columns=(
        "period",
        "post_grade",
        "payer",
        "monthly_amount_yuan",
        "bonus_yuan_year",
        "raise_yuan_month",
    ),
    filters=("community_kind", "period", "post_grade", "payer"),
    related=("period",),
    filterset=OfCommunityFilter,
)

TRAINING = Entity(
    slug="trainings",
    form=TrainingForm,
    section="staff",
    key=("period", "name"),
    columns=(
        "period",
        "name",
        "kind",
        "level",
        "held_on",
        "class_count",
        "person_times",
    ),
    search=("name",),
    filters=("community_kind", "period", "kind", "level"),
    totals=("class_count", "person_times"),
    related=("period",),
    filterset=OfCommunityFilter,
)

STAFF_TRAINING = Entity(
    slug="staff-trainings",
    form=StaffTrainingForm,
    section="staff",
    key=("staff", "trained_on"),
    columns=("staff", "trained_on", "training"),
    search=("staff__name", "training__name"),
    filters=("community_kind", "trained_on"),
    related=("staff", "training__period"),
    filterset=OfCommunityFilter,
)
