"""Party organisations of a community and what they count each period."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.history import governed_history
from communities.models import ReportingPeriod
from communities.models.figures import count, yes_no
from communities.ownership import CommunityOwnedQuerySet, Lived, LivedQuerySet
from communities.round_lock import OfPeriod
from portal.constraints import ReckonedCheck, at_most, in_order, known_choice
from staffing.models.member import StaffMember


class OrgType(models.TextChoices):
    STREET_WORK_COMMITTEE = "street_work_committee", _("Street work committee")
    COMMITTEE = "committee", _("Committee")
    GENERAL_BRANCH = "general_branch", _("General branch")
    BRANCH = "branch", _("Branch")
    JOINT_BRANCH = "joint_branch", _("Joint branch")
    GROUP = "group", _("Group")


class OrgCategory(models.TextChoices):
    ORGAN = "organ", _("Government body")
    COMMUNITY = "community", _("Community")
    ESTATE = "estate", _("Housing estate")
    TWO_NEW = "two_new", _("New economic or social organisation")
    BUILDING = "building", _("Building")
    GRID = "grid", _("Grid")
    FLOATING = "floating", _("Floating members")


class OrgStatus(models.TextChoices):
    ABSENT = "absent", _("No organisation")
    FORMED = "formed", _("Organisation formed")
    STANDARD = "standard", _("Up to standard")
    INNOVATIVE = "innovative", _("Innovative")


class PartyOrganization(Lived):
    name = models.CharField(_("name"), max_length=80)
    org_type = models.CharField(
        _("kind of organisation"), max_length=24, choices=OrgType
    )
    org_category = models.CharField(
        _("category"), max_length=12, choices=OrgCategory, blank=True
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("organisation above"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    secretary = models.ForeignKey(
        StaffMember,
        verbose_name=_("secretary"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_organizations",
    )
    first_secretary = models.ForeignKey(
        StaffMember,
        verbose_name=_("first secretary"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="first_led_organizations",
    )
    is_weak = yes_no(_("weak and slack"))
    status_flag = models.CharField(
        _("stage of development"), max_length=10, choices=OrgStatus, blank=True
    )

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("party organisation")
        verbose_name_plural = _("party organisations")
        constraints = [
            known_choice("staffing_partyorg_type_known", "org_type", OrgType),
            known_choice(
                "staffing_partyorg_category_known", "org_category", OrgCategory
            ),
            known_choice("staffing_partyorg_status_known", "status_flag", OrgStatus),
            in_order("staffing_partyorg_life_order", "starts_on", "ends_on"),
            ReckonedCheck(
                name="staffing_partyorg_not_its_own_parent",
                condition=~models.Q(parent=models.F("id")) | models.Q(parent=None),
                violation_error_message=_("An organisation is not above itself."),
            ),
            models.UniqueConstraint(
                name="staffing_partyorg_one_open",
                fields=["community", "name"],
                condition=models.Q(ends_on=None),
                violation_error_message=_(
                    "This party organisation is on record already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"

    def clean(self) -> None:
        """No circle of organisations above one another: a rule across rows."""
        super().clean()
        above, passed = self.parent, {self.pk}
        while above is not None and above.pk not in passed:
            passed.add(above.pk)
            above = above.parent
        # Itself as its parent is refused by the constraint, in words of its own.
        if self.pk and above and above.pk == self.pk != self.parent_id:
            raise ValidationError(
                {"parent": _("This organisation lies below the present one.")}
            )


class OfOrganizationQuerySet(CommunityOwnedQuerySet):
    community_path = "org__community"


class PartyOrganizationPeriod(OfPeriod):
    """The members of one organisation, counted in one period."""

    org = models.ForeignKey(
        PartyOrganization,
        verbose_name=_("party organisation"),
        on_delete=models.PROTECT,
        related_name="periods",
    )
    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    member_count = count(pgettext_lazy("of the party", "members"))
    direct_member_count = count(_("members managed directly"))
    organiser_count = count(_("party organisers"))
    activist_count = count(_("applicants of promise"))
    candidate_count = count(_("candidates for membership"))
    in_service_total = count(_("members employed elsewhere"))
    in_service_registered = count(_("of these registered with the community"))
    two_new_total = count(_("new economic and social organisations"))
    two_new_covered = count(_("of these with a party organisation"))

    objects = OfOrganizationQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("party figures of a period")
        verbose_name_plural = _("party figures of periods")
        constraints = [
            at_most(
                "staffing_partyperiod_registered",
                "in_service_registered",
                "in_service_total",
                _("More members have registered than there are."),
            ),
            at_most(
                "staffing_partyperiod_two_new_covered",
                "two_new_covered",
                "two_new_total",
                _("More organisations are covered than there are."),
            ),
            models.UniqueConstraint(
                name="staffing_partyperiod_once",
                fields=["org", "period"],
                violation_error_message=_(
                    "This organisation already has figures for this period."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.org} {self.period} (#{self.pk})"

    @property
    def known_as(self) -> str:
        return f"{self.org.name} ({self.period})"

    def clean(self) -> None:
        """No fewer members than carry one tag: a rule across rows."""
        super().clean()
        if self.pk is None or self.member_count is None:
            return
        most = self.tags.aggregate(most=models.Max("count"))["most"]
        if most is not None and most > self.member_count:
            raise ValidationError(
                {
                    "member_count": _(
                        "%(count)d members carry one tag; there cannot be fewer."
                    )
                    % {"count": most}
                }
            )


class MemberTag(models.TextChoices):
    FLOATING = "floating", _("Floating")
    LAID_OFF = "laid_off", _("Laid off")
    UNCONTACTABLE = "uncontactable", _("Out of contact")
    AGED_60_PLUS = "aged_60_plus", _("Aged 60 and over")
    IN_SERVICE = "in_service", _("Employed")
    RETIRED = "retired", _("Retired")
    RESIDENT = "resident", _("Resident")
    DEMOBILISED = "demobilised", _("Demobilised soldiers")
    GRADUATE = "graduate", _("Graduates without work")
    THREE_NONE = "three_none", _("Without home, employer or income")
    THREE_NOT = "three_not", _("Taking no part, paying no dues, doing no task")
    VULNERABLE = "vulnerable", _("Vulnerable")
    HUKOU_SEPARATED = "hukou_separated", _("Registered elsewhere")


class OfOrgPeriodQuerySet(CommunityOwnedQuerySet):
    community_path = "org_period__org__community"


class PartyMemberTagCount(OfPeriod):
    """How many members carry one tag.

    Tags overlap: a member may be floating and laid off at once. Each count is
    held against all members by itself; their sum means nothing.
    """

    period_path: ClassVar[str] = "org_period__period"

    org_period = models.ForeignKey(
        PartyOrganizationPeriod,
        verbose_name=_("party figures of a period"),
        on_delete=models.CASCADE,
        related_name="tags",
    )
    tag = models.CharField(_("tag"), max_length=16, choices=MemberTag)
    count = models.PositiveIntegerField(pgettext_lazy("of the party", "members"))

    objects = OfOrgPeriodQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("members by tag")
        verbose_name_plural = _("members by tag")
        constraints = [
            known_choice("staffing_membertag_known", "tag", MemberTag),
            models.UniqueConstraint(
                name="staffing_membertag_once",
                fields=["org_period", "tag"],
                violation_error_message=_("This tag is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tag_display()}: {self.count} (#{self.pk})"

    def clean(self) -> None:
        """No more members with a tag than members: a rule across two rows."""
        super().clean()
        if self.org_period_id is None or self.count is None:
            return
        members = self.org_period.member_count
        if members is not None and self.count > members:
            raise ValidationError(
                {
                    "count": _(
                        "There are %(members)d members; no more can carry a tag."
                    )
                    % {"members": members}
                }
            )
