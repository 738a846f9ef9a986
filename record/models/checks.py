"""What people say to the portal's doubts: why figures hold, and that two are two."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.roles import Permission
from communities.models import Community, ReportingPeriod
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from portal.constraints import ReckonedCheck

if TYPE_CHECKING:
    from accounts.models import User


def _by() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
    )


class DoubtAnswer(CommunityOwned):
    """Why figures that raise a doubt are right all the same.

    It holds while the figures stay as they were: ``fingerprint`` is of those
    that caused the doubt. ``code`` is of the check, ``subject`` the field.
    """

    period = models.ForeignKey(
        ReportingPeriod,
        verbose_name=_("period"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    code = models.CharField(_("check"), max_length=60)
    subject = models.CharField(_("field"), max_length=120)
    fingerprint = models.CharField(_("figures"), max_length=64)
    comment = models.TextField(_("comment"))
    answered_by = _by()
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("answer to a doubt")
        verbose_name_plural = _("answers to doubts")
        constraints = [
            models.UniqueConstraint(
                name="record_doubtanswer_once",
                fields=["community", "period", "code", "subject"],
            ),
            ReckonedCheck(
                name="record_doubtanswer_says_why",
                condition=~Q(comment=""),
                violation_error_message=_("Say why the figures are right."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}: {self.code} (#{self.pk})"


class KeptApartQuerySet(CommunityOwnedQuerySet):
    def granting(self, permission: Permission, *, to: "User") -> Self:
        """Pairs of which both communities are the user's."""
        allowed = Community.objects.granting(permission, to=to)
        return super().granting(permission, to=to).filter(other_community__in=allowed)


class KeptApart(CommunityOwned):
    """The decision that two rows which look like one are two."""

    other_community = models.ForeignKey(
        Community,
        verbose_name=_("community of the other"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(_("kind of row"), max_length=60)
    first = models.PositiveBigIntegerField(_("first row"))
    second = models.PositiveBigIntegerField(_("second row"))
    reason = models.CharField(_("reason"), max_length=200)
    decided_by = _by()
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)

    objects = KeptApartQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("pair kept apart")
        verbose_name_plural = _("pairs kept apart")
        constraints = [
            models.UniqueConstraint(
                name="record_keptapart_once",
                fields=["kind", "first", "second"],
                violation_error_message=_("These two are kept apart already."),
            ),
            ReckonedCheck(
                name="record_keptapart_order", condition=Q(first__lt=F("second"))
            ),
            ReckonedCheck(name="record_keptapart_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first}, {self.second} (#{self.pk})"
