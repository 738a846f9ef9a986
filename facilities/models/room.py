"""What premises have inside: rooms, defects, and a culture centre's costs."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import area_m2, quantity
from communities.models.figures import count, yes_no
from communities.ownership import CommunityOwnedQuerySet
from facilities.models.premises import Premises, PremisesUse
from portal.constraints import ReckonedCheck, at_most, known_choice, not_negative


class RoomType(models.TextChoices):
    MEETING_ROOM = "meeting_room", _("Meeting room")
    PARTY_ROOM = "party_room", _("Party activity room")
    SERVICE_HALL = "service_hall", _("Service hall")
    POLICE_ROOM = "police_room", _("Police room")
    LIBRARY = "library", _("Library or reading room")
    E_READING = "e_reading", _("Electronic reading room")
    REST_ROOM = "rest_room", _("Rest room")
    FITNESS = "fitness", _("Fitness equipment")
    CHARITY_SUPERMARKET = "charity_supermarket", _("Charity shop")
    ELDERLY_ROOM = "elderly_room", _("Room for the elderly")
    DAY_CARE = "day_care", _("Day care")
    HEALTH_STATION = "health_station", _("Health station")
    MEDIATION_ROOM = "mediation_room", _("Mediation room")
    MULTIMEDIA_ROOM = "multimedia_room", _("Multimedia classroom")
    REHEARSAL_HALL = "rehearsal_hall", _("Rehearsal hall")
    THEATRE = "theatre", _("Theatre")
    TEA_ROOM = "tea_room", _("Tea room")
    EXHIBITION_HALL = "exhibition_hall", _("Exhibition hall")
    INFO_CENTER = "info_center", _("Information centre")
    PARTY_SCHOOL = "party_school", _("Party school")
    DISTANCE_EDU = "distance_edu", _("Distance-learning station")
    ACTIVITY_ROOM = "activity_room", _("Cultural activity room")


class OfPremisesQuerySet(CommunityOwnedQuerySet):
    community_path = "premises__community"


class PremisesRoom(models.Model):
    """Whether one kind of room exists; no row means nobody said."""

    premises = models.ForeignKey(
        Premises,
        verbose_name=_("premises"),
        on_delete=models.CASCADE,
        related_name="rooms",
    )
    room_type = models.CharField(_("room"), max_length=20, choices=RoomType)
    is_present = yes_no(_("present"))
    floor_area_m2 = area_m2(_("floor area (m²)"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OfPremisesQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        constraints = [
            known_choice("facilities_room_type_known", "room_type", RoomType),
            not_negative("facilities_room_area_not_negative", "floor_area_m2"),
            ReckonedCheck(
                name="facilities_room_area_of_present",
                condition=models.Q(floor_area_m2=None)
                | models.Q(is_present=True)
                | models.Q(is_present=None),
                violation_error_message=_("A room that is absent has no area."),
            ),
            models.UniqueConstraint(
                name="facilities_room_once",
                fields=["premises", "room_type"],
                violation_error_message=_("This kind of room is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_room_type_display()}, {self.premises} (#{self.pk})"


class Defect(models.TextChoices):
    LEAK = "leak", _("Leaks when it rains")
    FLOOD = "flood", _("Floods when it rains")
    DILAPIDATED = "dilapidated", _("Dilapidated")
    CRAMPED = "cramped", _("Cramped")
    OLD = "old", _("Old and poorly equipped")
    NARROW_PASSAGE = "narrow_passage", _("Narrow passages")
    NO_LAND = "no_land", _("No land to build on")


class PremisesDefect(models.Model):
    premises = models.ForeignKey(
        Premises,
        verbose_name=_("premises"),
        on_delete=models.CASCADE,
        related_name="defects",
    )
    defect = models.CharField(_("defect"), max_length=16, choices=Defect)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OfPremisesQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("defect")
        verbose_name_plural = _("defects")
        constraints = [
            known_choice("facilities_defect_known", "defect", Defect),
            models.UniqueConstraint(
                name="facilities_defect_once",
                fields=["premises", "defect"],
                violation_error_message=_("This defect is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_defect_display()}, {self.premises} (#{self.pk})"


class CultureCenter(models.Model):
    """What only a culture centre has: who paid, what running it costs, who runs it."""

    premises = models.OneToOneField(
        Premises,
        verbose_name=_("premises"),
        on_delete=models.PROTECT,
        related_name="culture_center",
    )
    function_count = count(_("functions"))
    construction_investment_wan = quantity(_("building cost (10,000 yuan)"))
    street_investment_wan = quantity(
        _("building cost paid by the street (10,000 yuan)")
    )
    annual_operating_cost_wan = quantity(_("running cost a year (10,000 yuan)"))
    street_paid_share_wan = quantity(_("running cost paid by the street (10,000 yuan)"))
    operating_model = models.CharField(_("how it is run"), max_length=100, blank=True)
    management_posts = models.CharField(_("who manages it"), max_length=200, blank=True)
    activity_series = models.TextField(_("series of activities"), blank=True)
    events_per_year = count(_("events a year"))

    objects = OfPremisesQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("culture centre")
        verbose_name_plural = _("culture centres")
        constraints = [
            not_negative(
                "facilities_culturecenter_not_negative",
                "construction_investment_wan",
                "street_investment_wan",
                "annual_operating_cost_wan",
                "street_paid_share_wan",
            ),
            at_most(
                "facilities_culturecenter_street_investment",
                "street_investment_wan",
                "construction_investment_wan",
                _("The street cannot have paid more than the whole."),
            ),
            at_most(
                "facilities_culturecenter_street_running",
                "street_paid_share_wan",
                "annual_operating_cost_wan",
                _("The street cannot have paid more than the whole."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.premises} (#{self.pk})"

    def clean(self) -> None:
        """Premises of another use are no culture centre: a rule across two rows."""
        super().clean()
        if self.premises_id and self.premises.use != PremisesUse.CULTURE_CENTER:
            raise ValidationError(
                {"premises": _("These premises are not used as a culture centre.")}
            )
