"""Which posts people hold, in which community and for how long."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.ownership import Lived, LivedQuerySet
from portal.constraints import in_order, known_choice
from staffing.models.member import StaffMember


class Position(models.TextChoices):
    SECRETARY = "secretary", _("Party secretary")
    FIRST_SECRETARY = "first_secretary", _("First secretary")
    DIRECTOR = "director", _("Committee director")
    DEPUTY_DIRECTOR = "deputy_director", _("Deputy director")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    STATION_HEAD = "station_head", _("Station head")
    DEPUTY_STATION_HEAD = "deputy_station_head", _("Deputy station head")
    AFFAIRS_ASSISTANT = "affairs_assistant", _("Residents' affairs assistant")
    CLERK = "clerk", _("Clerk")
    FAMILY_PLANNING = "family_planning", _("Family-planning officer")
    PARTY_ORGANISER = "party_organiser", _("Party organiser")
    LABOUR_ASSISTANT = "labour_assistant", _("Labour and insurance assistant")
    MEDIATOR = "mediator", _("Mediator")
    GRID_WORKER = "grid_worker", _("Grid worker")
    SPECIALIST = "specialist", _("Community specialist")
    GENERAL = "general", _("General staff")


class EmploymentMode(models.TextChoices):
    FULL_TIME = "full_time", _("Full time")
    PART_TIME = "part_time", _("Part time")
    VOLUNTEER = "volunteer", _("Volunteer")


class PostQuerySet(LivedQuerySet):
    def paid(self) -> Self:
        """Posts that are not voluntary; one of unknown mode counts as paid."""
        return self.exclude(employment_mode=EmploymentMode.VOLUNTEER)

    def heads(self) -> Self:
        """Secretaries and directors: the two posts every community needs."""
        return self.filter(position__in=[Position.SECRETARY, Position.DIRECTOR])


class Post(Lived):
    """One person in one position of one community for a span of days.

    The community of the post may differ from the person's own: a secretary
    can lead two communities at once.
    """

    staff = models.ForeignKey(
        StaffMember,
        verbose_name=_("staff member"),
        on_delete=models.PROTECT,
        related_name="posts",
    )
    position = models.CharField(_("position"), max_length=20, choices=Position)
    employment_mode = models.CharField(
        _("employment"), max_length=10, choices=EmploymentMode, blank=True
    )

    objects = PostQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            known_choice("staffing_post_position_known", "position", Position),
            known_choice("staffing_post_mode_known", "employment_mode", EmploymentMode),
            in_order("staffing_post_life_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                name="staffing_post_one_open",
                fields=["staff", "community", "position"],
                condition=models.Q(ends_on=None),
                violation_error_message=_("This person already holds this post here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff}, {self.get_position_display()} (#{self.pk})"
