"""The trail of a hazard: every change of its status."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.ownership import CommunityOwnedQuerySet
from portal.constraints import ReckonedCheck, known_choice
from safety.models.hazard import Hazard
from safety.models.terms import HazardStatus


class OfHazardQuerySet(CommunityOwnedQuerySet):
    community_path = "hazard__community"


class HazardStep(models.Model):
    """One change of a hazard's status: who, when and why, as text that stays."""

    hazard = models.ForeignKey(
        Hazard,
        verbose_name=_("safety hazard"),
        on_delete=models.PROTECT,
        related_name="steps",
    )
    from_status = models.CharField(
        _("from status"), max_length=12, choices=HazardStatus, blank=True
    )
    to_status = models.CharField(_("to"), max_length=12, choices=HazardStatus)
    at = models.DateTimeField(_("at"))
    actor = models.CharField(_("by"), max_length=150)
    note = models.TextField(_("note"), blank=True)

    objects = OfHazardQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("step of a hazard")
        verbose_name_plural = _("steps of hazards")
        constraints = [
            known_choice("safety_step_from_known", "from_status", HazardStatus),
            known_choice("safety_step_to_known", "to_status", HazardStatus),
            ReckonedCheck(
                name="safety_step_moves",
                condition=~Q(from_status=F("to_status")),
                violation_error_message=_("A step changes the status."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hazard}: {self.get_to_status_display()} (#{self.pk})"
