"""Which posts people hold, in which community and for how long."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.history import governed_history
from communities.ownership import Lived, LivedQuerySet
from portal.constraints import in_order, known_choice
from staffing.models.member import StaffMember
from staffing.models.terms import EmploymentMode, Position


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
    position = models.CharField(
        pgettext_lazy("of a person", "position"), max_length=20, choices=Position
    )
    employment_mode = models.CharField(
        _("employment"), max_length=10, choices=EmploymentMode, blank=True
    )

    objects = LivedQuerySet.as_manager()
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

    def clean(self) -> None:
        """No post outlasts the person's service: a rule across two rows."""
        super().clean()
        last = self.staff.ends_on if self.staff_id else None
        if last is not None and (self.ends_on is None or self.ends_on > last):
            raise ValidationError(
                {"ends_on": _("This person's service ends on %(day)s.") % {"day": last}}
            )

    def is_active_on(self, day: date) -> bool:
        """The same answer as ``active_on`` gives for the row as it stands."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or self.ends_on >= day
        )
