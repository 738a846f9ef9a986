"""What a community's book tells of its staff and their pay."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.roles import Permission
from communities.book import missing, none_or_missing, own, recent
from communities.models import Community, Theme
from portal.book import Block, Heading, Reading, Rows, Section, label_of, listed
from portal.figures import Masked
from staffing.models import (
    Appraisal,
    PayComponent,
    Post,
    StaffInsurance,
    StaffMember,
    StaffTraining,
    Training,
)


def staff(community: Community, reading: Reading) -> Iterable[Block]:
    yield people(community, reading)
    yield listed(
        _("Posts held"),
        Post,
        own(Post, community, reading)
        .exclude(ends_on__lt=reading.today)
        .select_related("staff")
        .order_by("staff__name", "position", "pk"),
        "staff position employment_mode starts_on ends_on",
        empty=missing(),
    )
    yield listed(
        _("Pay"),
        PayComponent,
        recent(own(PayComponent, community, reading), reading).order_by(
            "-period__ends_on", "post_grade", "payer", "pk"
        ),
        "post_grade period payer monthly_amount_yuan bonus_yuan_year raise_yuan_month",
        empty=none_or_missing(community, reading, Theme.PAY),
    )
    yield from standing(community, reading)


def standing(community: Community, reading: Reading) -> Iterable[Block]:
    """What is kept on each person, of those who serve; and the training given."""
    serving = own(StaffMember, community, reading).active_on(reading.today)

    def of(model: Any) -> Any:
        visible = model.objects.visible_to(reading.user)
        return visible.filter(staff__in=serving).select_related("staff")

    yield listed(
        _("Insurances"),
        StaffInsurance,
        of(StaffInsurance).order_by("staff__name", "staff", "pk"),
        "staff kind is_paid",
        empty=missing(),
    )
    yield listed(
        _("Appraisals"),
        Appraisal,
        of(Appraisal).order_by("-year", "staff__name", "pk"),
        "staff year grade",
        empty=missing(),
    )
    yield listed(
        _("Training"),
        Training,
        recent(own(Training, community, reading), reading).order_by(
            "-period__ends_on", "held_on", "pk"
        ),
        "name period kind level held_on class_count person_times",
        empty=missing(),
        totalled="class_count person_times",
    )
    yield listed(
        _("Training of persons"),
        StaffTraining,
        of(StaffTraining)
        .select_related("staff", "training")
        .order_by("-trained_on", "staff__name", "pk"),
        "staff trained_on training",
        empty=missing(),
    )


def people(community: Community, reading: Reading) -> Rows:
    """Who serves on the day, with the posts held here; telephone numbers masked."""
    serving = (
        own(StaffMember, community, reading)
        .active_on(reading.today)
        .order_by("name", "pk")
        .prefetch_related("posts")
    )
    revealed = StaffMember.objects.granting(Permission.REVEAL, to=reading.user)
    may_reveal = not reading.on_paper and revealed.filter(community=community).exists()

    def opens(person: StaffMember) -> str:
        if not may_reveal:
            return ""
        return reverse("record:row-reveal", args=["staff-members", person.pk, "phone"])

    rows = tuple(
        (
            person.name,
            "、".join(
                post.get_position_display() for post in person.posts_on(reading.today)
            ),
            person.get_gender_display(),
            person.age_on(reading.today),
            person.get_education_display(),
            person.get_political_status_display(),
            person.get_social_work_certificate_display(),
            person.starts_on,
            Masked(person.phone, opens(person)),
        )
        for person in serving
    )
    return Rows(
        _("Staff"),
        (
            Heading(pgettext("of a person", "Name")),
            Heading(_("Posts")),
            Heading(label_of(StaffMember, "gender")),
            Heading(_("Age"), is_number=True),
            Heading(label_of(StaffMember, "education")),
            Heading(label_of(StaffMember, "political_status")),
            Heading(label_of(StaffMember, "social_work_certificate")),
            Heading(_("In service since")),
            Heading(label_of(StaffMember, "phone")),
        ),
        rows,
        none_or_missing(community, reading, Theme.STAFF),
        entity="staff-members",
        keys=tuple(person.pk for person in serving),
    )


STAFF = Section(
    "staff",
    gettext_lazy("Staff and pay"),
    staff,
    records=(
        StaffMember,
        Post,
        PayComponent,
        Training,
        StaffTraining,
        StaffInsurance,
        Appraisal,
    ),
    private=frozenset({"phone"}),
)
