"""What a community's book tells of its staff, their pay and the party organisations."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.roles import Permission
from communities.book import none_or_missing, own
from communities.models import Community, Theme
from portal.book import Block, Heading, Reading, Rows, Section, label_of, listed
from portal.figures import Masked
from staffing.models import (
    Appraisal,
    PartyMemberTagCount,
    PartyOrganization,
    PartyOrganizationPeriod,
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
        _("Pay"),
        PayComponent,
        own(PayComponent, community, reading)
        .filter(period=reading.period)
        .order_by("post_grade", "payer", "pk"),
        "post_grade payer monthly_amount_yuan bonus_yuan_year raise_yuan_month",
        empty=none_or_missing(community, reading, Theme.PAY),
    )
    yield listed(
        _("Training"),
        Training,
        own(Training, community, reading)
        .filter(period=reading.period)
        .order_by("held_on", "pk"),
        "name kind level held_on class_count person_times",
        empty=_("Nothing is on record here yet."),
        totalled="class_count person_times",
    )


def people(community: Community, reading: Reading) -> Rows:
    """Who serves on the day, with the posts held here; telephone numbers masked."""
    posts = own(Post, community, reading).active_on(reading.today).order_by("pk")
    serving = (
        own(StaffMember, community, reading)
        .active_on(reading.today)
        .order_by("name", "pk")
        .prefetch_related(Prefetch("posts", queryset=posts, to_attr="posts_here"))
    )
    revealed = StaffMember.objects.granting(Permission.REVEAL, to=reading.user)
    may_reveal = revealed.filter(community=community).exists()

    def opens(person: StaffMember) -> str:
        if not may_reveal:
            return ""
        return reverse("record:row-reveal", args=["staff-members", person.pk, "phone"])

    rows = tuple(
        (
            person.name,
            "、".join(post.get_position_display() for post in person.posts_here),
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
    )


def party(community: Community, reading: Reading) -> Iterable[Block]:
    none = none_or_missing(community, reading, Theme.PARTY)
    organisations = (
        own(PartyOrganization, community, reading)
        .active_on(reading.today)
        .select_related("secretary", "first_secretary")
        .order_by("org_type", "name", "pk")
    )
    yield Rows(
        _("Party organisations"),
        (
            Heading(label_of(PartyOrganization, "name")),
            Heading(label_of(PartyOrganization, "org_type")),
            Heading(label_of(PartyOrganization, "org_category")),
            Heading(label_of(PartyOrganization, "secretary")),
            Heading(label_of(PartyOrganization, "first_secretary")),
            Heading(label_of(PartyOrganization, "is_weak")),
        ),
        tuple(
            (
                org.name,
                org.get_org_type_display(),
                org.get_org_category_display(),
                org.secretary and org.secretary.name,
                org.first_secretary and org.first_secretary.name,
                org.is_weak,
            )
            for org in organisations
        ),
        none,
    )
    yield from members(community, reading, none)


def members(community: Community, reading: Reading, none: str) -> Iterable[Block]:
    counts = (
        "member_count",
        "direct_member_count",
        "organiser_count",
        "activist_count",
        "candidate_count",
        "in_service_total",
        "in_service_registered",
    )
    visible = PartyOrganizationPeriod.objects.visible_to(reading.user)
    counted = list(
        visible.filter(org__community=community, period=reading.period)
        .select_related("org")
        .order_by("org__name", "pk")
    )
    yield Rows(
        _("Members"),
        (
            Heading(_("Organisation")),
            *(
                Heading(label_of(PartyOrganizationPeriod, n), is_number=True)
                for n in counts
            ),
        ),
        tuple((row.org.name, *(getattr(row, n) for n in counts)) for row in counted),
        none,
    )
    tags = PartyMemberTagCount.objects.visible_to(reading.user).filter(
        org_period__in=[row.pk for row in counted]
    )
    yield listed(
        _("Members by tag"),
        PartyMemberTagCount,
        tags.order_by("tag", "pk"),
        "tag count",
        empty=none,
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
PARTY = Section(
    "party",
    gettext_lazy("Party organisations"),
    party,
    records=(PartyOrganization, PartyOrganizationPeriod, PartyMemberTagCount),
)
