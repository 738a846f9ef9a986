"""Photographs of a hazard: what was found, and what it looks like put right."""

from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.constraints import ReckonedCheck, known_choice
from safety.models.hazard import Hazard
from safety.models.step import OfHazardQuerySet
from safety.models.terms import HazardStatus


class Shows(models.TextChoices):
    BEFORE = "before", pgettext_lazy("photograph", "Before it was put right")
    AFTER = "after", pgettext_lazy("photograph", "After it was put right")


# What a picture added at this point of the hazard's way shows, as a rule.
AFTERWARDS = (HazardStatus.SUBMITTED, HazardStatus.PASSED, HazardStatus.CLOSED)


def usually_shown(status: str) -> str:
    return Shows.AFTER if status in AFTERWARDS else Shows.BEFORE


class HazardPicture(models.Model):
    """A picture kept with a hazard; ``path`` is its name in the storage.

    It is never changed. Who added it is kept as text that stays, as in a step.
    """

    hazard = models.ForeignKey(
        Hazard,
        verbose_name=_("safety hazard"),
        on_delete=models.PROTECT,
        related_name="pictures",
    )
    shows = models.CharField(_("shows"), max_length=8, choices=Shows)
    name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("type"), max_length=100)
    path = models.CharField(max_length=250)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    added_by = models.CharField(_("added by"), max_length=150)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    objects = OfHazardQuerySet.as_manager()

    class Meta:
        verbose_name = _("photograph of a hazard")
        verbose_name_plural = _("photographs of hazards")
        constraints = [
            known_choice("safety_picture_shows_known", "shows", Shows),
            models.UniqueConstraint(
                fields=["hazard", "sha256"],
                name="safety_picture_once",
                violation_error_message=_("This picture is there already."),
            ),
            ReckonedCheck(
                name="safety_picture_not_empty", condition=models.Q(size__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"


def with_picture_count(hazards: Any) -> Any:
    """Each with ``picture_count``; 0 where there is none."""
    mine = HazardPicture.objects.filter(hazard=OuterRef("pk")).order_by()
    count = mine.values("hazard").annotate(count=Count("pk")).values("count")
    return hazards.annotate(picture_count=Coalesce(Subquery(count), 0))
