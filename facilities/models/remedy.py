"""How lacking premises are put right, and what rooms a county asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.models import Division
from communities.models.figures import yes_no
from facilities.models.premises import Premises
from facilities.models.room import OfPremisesQuerySet, RoomType
from portal.constraints import ReckonedCheck, known_choice


class RemedyMethod(models.TextChoices):
    ALLOCATE = "allocate", _("Allocation free of charge")
    EXTEND = "extend", _("Extension")
    LEASE = "lease", _("Lease")
    SWAP = "swap", _("Swap")
    INTEGRATE = "integrate", _("Pooling of existing rooms")
    DEVELOPER = "developer", _("Provision by the developer")
    BUILD = "build", _("New building")
    PURCHASE = "purchase", _("Purchase")
    REPAIR = "repair", _("Repair or renovation")


class RemedyStatus(models.TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    LAND_SETTLED = "land_settled", _("Land settled")
    UNDER_CONSTRUCTION = "under_construction", _("Under construction")
    MAIN_STRUCTURE_DONE = "main_structure_done", _("Main structure done")
    DONE = "done", _("Done")


class Remedy(models.Model):
    """One way chosen to put premises right, and how far it has come."""

    premises = models.ForeignKey(
        Premises,
        verbose_name=_("premises"),
        on_delete=models.PROTECT,
        related_name="remedies",
    )
    method = models.CharField(_("method"), max_length=12, choices=RemedyMethod)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=RemedyStatus,
        default=RemedyStatus.NOT_STARTED,
    )
    planned_for = models.DateField(_("planned for"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    objects = OfPremisesQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("remedy")
        verbose_name_plural = _("remedies")
        constraints = [
            known_choice("facilities_remedy_method_known", "method", RemedyMethod),
            known_choice("facilities_remedy_status_known", "status", RemedyStatus),
            ReckonedCheck(
                name="facilities_remedy_done_when_done",
                condition=models.Q(done_on=None) | models.Q(status=RemedyStatus.DONE),
                violation_error_message=_(
                    "Only a remedy that is done has a day on which it was done."
                ),
            ),
            models.UniqueConstraint(
                name="facilities_remedy_one_open",
                fields=["premises", "method"],
                condition=~models.Q(status=RemedyStatus.DONE),
                violation_error_message=_("This remedy is under way already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.premises} (#{self.pk})"


class FacilityChecklist(models.Model):
    """The rooms and boards a county asks every community to have."""

    name = models.CharField(_("name"), max_length=60)
    division = models.ForeignKey(
        Division,
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="facility_checklists",
    )
    is_active = models.BooleanField(_("in force"), default=True)
    needs_publicity_board = yes_no(_("asks for a publicity board"))
    needs_disclosure_board = yes_no(_("asks for a disclosure board"))

    history = governed_history()

    class Meta:
        verbose_name = _("checklist of rooms")
        verbose_name_plural = _("checklists of rooms")
        constraints = [
            models.UniqueConstraint(
                name="facilities_checklist_once",
                fields=["division", "name"],
                violation_error_message=_("A checklist of this name exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.division}"


class ChecklistRoom(models.Model):
    checklist = models.ForeignKey(
        FacilityChecklist,
        verbose_name=_("checklist of rooms"),
        on_delete=models.CASCADE,
        related_name="rooms",
    )
    room_type = models.CharField(_("room"), max_length=20, choices=RoomType)

    history = governed_history()

    class Meta:
        verbose_name = _("room asked for")
        verbose_name_plural = _("rooms asked for")
        constraints = [
            known_choice("facilities_checklistroom_known", "room_type", RoomType),
            models.UniqueConstraint(
                name="facilities_checklistroom_once",
                fields=["checklist", "room_type"],
                violation_error_message=_("This room is in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_room_type_display()}, {self.checklist} (#{self.pk})"
