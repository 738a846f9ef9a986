"""Rounds: a street's figures of a period handed in, reviewed, locked, returned."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.roles import Permission
from communities.models.division import Division, granted_ranges
from communities.models.period import ReportingPeriod
from communities.round_life import LOCKED, RoundAct, RoundState
from portal.constraints import ReckonedCheck, known_choice
from portal.written_once import Frozen

if TYPE_CHECKING:
    from accounts.models import User


class RoundQuerySet(models.QuerySet["Round"]):
    def granting(self, permission: Permission, *, to: "User") -> Self:
        """Rounds of the divisions in which the user holds the permission."""
        if not to.is_active:
            return self.none()
        if to.is_superuser:
            return self.all()
        return self.filter(granted_ranges(to, permission, field="division__code"))

    def visible_to(self, user: "User") -> Self:
        return self.granting(Permission.VIEW, to=user)

    def locked(self) -> Self:
        """Those whose figures nobody changes."""
        return self.filter(state__in=sorted(LOCKED))


class Round(models.Model):
    """What one street hands in for one period; no row means nothing ever was.

    ``division`` is that which the communities hang on directly: as a rule a street
    or town, a county for communities without one. It stands for these communities
    alone, not for those of divisions further below.
    """

    division = models.ForeignKey(
        Division,
        verbose_name=_("street or town"),
        on_delete=models.PROTECT,
        related_name="rounds",
    )
    period = models.ForeignKey(
        ReportingPeriod,
        verbose_name=_("period"),
        on_delete=models.PROTECT,
        related_name="rounds",
    )
    state = models.CharField(
        _("stage"),
        max_length=10,
        choices=RoundState,
        default=RoundState.OPEN,
        db_index=True,
    )
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed in by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewed by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = RoundQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("round of handing in")
        verbose_name_plural = _("rounds of handing in")
        constraints = [
            models.UniqueConstraint(
                name="communities_round_once", fields=["division", "period"]
            ),
            known_choice("communities_round_state_known", "state", RoundState),
            ReckonedCheck(
                name="communities_round_reviewed_by_a_second",
                condition=~models.Q(
                    state__in=[RoundState.ACCEPTED, RoundState.RETURNED]
                )
                | models.Q(handed_in_by__isnull=False, reviewed_by__isnull=False)
                & ~models.Q(reviewed_by=models.F("handed_in_by")),
                violation_error_message=_("Nobody reviews what they handed in."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division.name} {self.period.code} (#{self.pk})"

    @property
    def is_locked(self) -> bool:
        return self.state in LOCKED


class RoundStep(Frozen):
    """One step of a round, with the words said to it.

    ``remarks`` are what is said of single communities: ``community`` (its code),
    ``text``, and ``figures``, names of columns. ``counts`` is how much was there
    when it was handed in: ``communities``, ``have`` of ``asked`` figures.
    """

    round = models.ForeignKey(
        Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="steps"
    )
    act = models.CharField(_("act"), max_length=10, choices=RoundAct)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    text = models.TextField(_("words"), blank=True)
    remarks = models.JSONField(_("on communities"), default=list, blank=True)
    counts = models.JSONField(_("how much there was"), default=dict, blank=True)

    class Meta:
        verbose_name = _("step of a round")
        verbose_name_plural = _("steps of rounds")
        constraints = [known_choice("communities_roundstep_act_known", "act", RoundAct)]

    def __str__(self) -> str:
        return f"{self.get_act_display()} (#{self.pk})"
