"""Safety hazards, from discovery to closing."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import degrees, quantity, yuan
from communities.models.figures import count, yes_no
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from portal.constraints import (
    ReckonedCheck,
    at_most,
    known_choice,
    not_negative,
    within,
)
from safety.models.campaign import Campaign
from safety.models.terms import (
    CONSEQUENCES,
    EXPOSURES,
    HAZARD_STEPS,
    LIKELIHOODS,
    SETTLED,
    HazardCategory,
    HazardLevel,
    HazardSource,
    HazardStatus,
)


def _on_scale(name: str, field: str, scale: tuple[Decimal, ...]) -> ReckonedCheck:
    return ReckonedCheck(
        name=name,
        condition=Q(**{f"{field}__in": scale}) | Q(**{f"{field}__isnull": True}),
        violation_error_message=_("This value is not on the scale of the method."),
    )


class HazardQuerySet(CommunityOwnedQuerySet):
    def open(self) -> Self:
        """Hazards still to be dealt with, as the record stands now."""
        return self.exclude(status__in=SETTLED)

    def open_on(self, day: date) -> Self:
        """Found by ``day`` and not yet closed at its end."""
        return self.exclude(status=HazardStatus.INVALID).filter(
            Q(closed_on=None) | Q(closed_on__gt=day), found_on__lte=day
        )


class Hazard(CommunityOwned):
    """One hazard in one place, with what was done about it."""

    hazard_no = models.CharField(_("number"), max_length=40, blank=True)
    category = models.CharField(_("category"), max_length=20, choices=HazardCategory)
    subtype = models.CharField(_("what exactly"), max_length=60, blank=True)
    description = models.TextField(_("description"), blank=True)
    level = models.CharField(
        _("level"), max_length=8, choices=HazardLevel, default=HazardLevel.GENERAL
    )
    judgement_standard = models.CharField(
        _("standard it is judged by"),
        max_length=120,
        blank=True,
        help_text=_("A major hazard names the standard and its clause."),
    )
    clause = models.CharField(_("clause"), max_length=40, blank=True)
    location = models.CharField(_("place"), max_length=120)
    lat = degrees(_("latitude"))
    lng = degrees(_("longitude"))
    on_boundary = yes_no(_("on the boundary of communities"))
    guardrail_missing_m = quantity(_("guardrail missing (m)"), digits=8, places=1)
    warning_sign_missing_count = count(_("warning signs missing"))
    found_on = models.DateField(_("found on"))
    source = models.CharField(
        _("found by"), max_length=18, choices=HazardSource, blank=True
    )
    campaign = models.ForeignKey(
        Campaign,
        verbose_name=_("campaign"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hazards",
    )

    # The five that must be settled: who, how, with what money, by when, and
    # what happens meanwhile.
    responsible_unit = models.CharField(
        _("responsible unit"), max_length=80, blank=True
    )
    responsible_person = models.CharField(
        _("responsible person"), max_length=40, blank=True
    )
    measure = models.TextField(_("measure"), blank=True)
    fund_yuan = yuan(_("money set aside (yuan)"))
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    contingency_plan = models.TextField(_("contingency plan"), blank=True)

    status = models.CharField(
        _("status"), max_length=12, choices=HazardStatus, default=HazardStatus.FOUND
    )
    is_supervised = models.BooleanField(
        _("under listed supervision"),
        default=False,
        help_text=_("Only a major hazard is listed for supervision."),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewer = models.CharField(_("reviewed by"), max_length=40, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    likelihood = quantity(_("likelihood (L)"), digits=4, places=1)
    exposure = quantity(_("exposure (E)"), digits=4, places=1)
    consequence = quantity(_("consequence (C)"), digits=4, places=1)

    objects = HazardQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("safety hazard")
        verbose_name_plural = _("safety hazards")
        constraints = [
            known_choice("safety_hazard_category_known", "category", HazardCategory),
            known_choice("safety_hazard_level_known", "level", HazardLevel),
            known_choice("safety_hazard_source_known", "source", HazardSource),
            known_choice("safety_hazard_status_known", "status", HazardStatus),
            ReckonedCheck(
                name="safety_hazard_major_has_basis",
                condition=~Q(level=HazardLevel.MAJOR)
                | (~Q(judgement_standard="") & ~Q(clause="")),
                violation_error_message=_(
                    "A major hazard needs the standard it is judged by and the clause."
                ),
            ),
            ReckonedCheck(
                name="safety_hazard_supervised_is_major",
                condition=Q(is_supervised=False) | Q(level=HazardLevel.MAJOR),
                violation_error_message=_(
                    "Only a major hazard is listed for supervision."
                ),
            ),
            ReckonedCheck(
                name="safety_hazard_closed_is_complete",
                condition=~Q(status=HazardStatus.CLOSED)
                | (
                    ~Q(measure="")
                    & ~Q(responsible_unit="")
                    & ~Q(responsible_person="")
                    & Q(deadline__isnull=False)
                    & Q(reviewed_on__isnull=False)
                    & ~Q(reviewer="")
                    & Q(closed_on__isnull=False)
                ),
                violation_error_message=_(
                    "Before a hazard is closed, the measure, the responsible unit "
                    "and person, the deadline, the review with its date and the "
                    "closing date must be on record."
                ),
            ),
            ReckonedCheck(
                name="safety_hazard_closing_day_of_closed",
                condition=Q(closed_on=None) | Q(status=HazardStatus.CLOSED),
                violation_error_message=_("Only a closed hazard has a closing date."),
            ),
            ReckonedCheck(
                name="safety_hazard_reviewed_by_another",
                condition=Q(reviewer="") | ~Q(reviewer=F("responsible_person")),
                violation_error_message=_(
                    "Nobody reviews the hazard they are responsible for."
                ),
            ),
            at_most(
                "safety_hazard_deadline_order",
                "found_on",
                "deadline",
                _("The deadline is before the day on which the hazard was found."),
            ),
            at_most(
                "safety_hazard_review_order",
                "found_on",
                "reviewed_on",
                _("The review is before the day on which the hazard was found."),
            ),
            at_most(
                "safety_hazard_closing_order",
                "reviewed_on",
                "closed_on",
                _("The hazard was closed before it was reviewed."),
            ),
            not_negative(
                "safety_hazard_not_negative", "fund_yuan", "guardrail_missing_m"
            ),
            within("safety_hazard_lat", "lat", -90, 90, _("This is not a latitude.")),
            within(
                "safety_hazard_lng", "lng", -180, 180, _("This is not a longitude.")
            ),
            ReckonedCheck(
                name="safety_hazard_lat_with_lng",
                condition=Q(lat=None, lng=None)
                | Q(lat__isnull=False, lng__isnull=False),
                violation_error_message=_("A place needs latitude and longitude."),
            ),
            _on_scale("safety_hazard_likelihood_on_scale", "likelihood", LIKELIHOODS),
            _on_scale("safety_hazard_exposure_on_scale", "exposure", EXPOSURES),
            _on_scale(
                "safety_hazard_consequence_on_scale", "consequence", CONSEQUENCES
            ),
            models.UniqueConstraint(
                name="safety_hazard_no_once",
                fields=["community", "hazard_no"],
                condition=~Q(hazard_no=""),
                violation_error_message=_("This hazard number is taken."),
            ),
        ]
        indexes = [
            models.Index(
                name="safety_hazard_by_status", fields=["community", "status"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hazard_no or self.location} (#{self.pk})"

    def clean(self) -> None:
        """The status moves by the steps there are, from the one that is stored."""
        super().clean()
        stored = (
            Hazard.objects.filter(pk=self.pk).values_list("status", flat=True).first()
        )
        if stored in (None, self.status) or self.status in HAZARD_STEPS[stored]:
            return
        raise ValidationError(
            {
                "status": _("From “%(now)s” there is no step to “%(then)s”.")
                % {
                    "now": HazardStatus(stored).label,
                    "then": self.get_status_display(),
                }
            }
        )

    @property
    def risk_score(self) -> Decimal | None:
        """L × E × C; None unless all three are on record."""
        if self.likelihood is None or self.exposure is None or self.consequence is None:
            return None
        return self.likelihood * self.exposure * self.consequence

    def is_overdue_on(self, day: date) -> bool:
        """Open with a deadline before the day, as the row stands."""
        return (
            self.status not in SETTLED
            and self.deadline is not None
            and self.deadline < day
        )
