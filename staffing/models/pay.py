"""What a post is paid, by whom; and the training staff were given."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import yuan
from communities.models import ReportingPeriod
from communities.models.figures import count
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from communities.round_lock import OfPeriod
from portal.constraints import known_choice, not_negative
from staffing.models.member import StaffMember
from staffing.models.standing import OfStaffQuerySet


class PostGrade(models.TextChoices):
    HEAD = "head", _("Secretary or director")
    DEPUTY = "deputy", _("Deputy")
    GENERAL = "general", _("General staff")


class Payer(models.TextChoices):
    COUNTY_FINANCE = "county_finance", _("County finance")
    TOWNSHIP = "township", _("Town government or street office")
    CIVIL_AFFAIRS = "civil_affairs", _("County civil affairs bureau")
    DISTRICT_STREET = "district_street", _("District and street together")
    OTHER = "other", _("Other")


class PayComponent(OfPeriod, CommunityOwned):
    """What one payer adds to the monthly pay of one grade in a period."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    post_grade = models.CharField(_("grade"), max_length=8, choices=PostGrade)
    payer = models.CharField(
        _("payer"),
        max_length=16,
        choices=Payer,
        blank=True,
        help_text=_("Empty where it is not stated who pays."),
    )
    monthly_amount_yuan = yuan(_("amount (yuan a month)"))
    bonus_yuan_year = yuan(_("bonus (yuan a year)"))
    raise_yuan_month = yuan(_("raise (yuan a month)"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("pay component")
        verbose_name_plural = _("pay components")
        constraints = [
            known_choice("staffing_paycomponent_grade_known", "post_grade", PostGrade),
            known_choice("staffing_paycomponent_payer_known", "payer", Payer),
            not_negative(
                "staffing_paycomponent_not_negative",
                "monthly_amount_yuan",
                "bonus_yuan_year",
                "raise_yuan_month",
            ),
            models.UniqueConstraint(
                name="staffing_paycomponent_once",
                fields=["community", "period", "post_grade", "payer"],
                violation_error_message=_(
                    "What this payer pays to this grade is on record already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_post_grade_display()}, {self.get_payer_display()} (#{self.pk})"
        )


class TrainingLevel(models.TextChoices):
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    STREET = "street", _("Street or town")
    COMMUNITY = "community", _("Community")


class TrainingKind(models.TextChoices):
    PRE_JOB = "pre_job", _("Before taking a post")
    IN_SERVICE = "in_service", _("In service")
    CERTIFICATE = "certificate", _("For a certificate")
    PARTY = "party", _("Party work")
    OTHER = "other", _("Other")


class Training(OfPeriod, CommunityOwned):
    """Training of one kind in a period, or on one day of it."""

    period = models.ForeignKey(
        ReportingPeriod, verbose_name=_("period"), on_delete=models.PROTECT
    )
    name = models.CharField(_("name"), max_length=100)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    level = models.CharField(
        _("held by"), max_length=10, choices=TrainingLevel, blank=True
    )
    kind = models.CharField(
        _("kind of training"), max_length=12, choices=TrainingKind, blank=True
    )
    class_count = count(_("classes"))
    person_times = count(_("persons trained"))

    objects = CommunityOwnedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        constraints = [
            known_choice("staffing_training_level_known", "level", TrainingLevel),
            known_choice("staffing_training_kind_known", "kind", TrainingKind),
            models.UniqueConstraint(
                name="staffing_training_once",
                fields=["community", "period", "name"],
                violation_error_message=_("This training is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"

    @property
    def known_as(self) -> str:
        return f"{self.name} ({self.period})"


class StaffTraining(models.Model):
    """One person's day of training, of a course on record or of another."""

    staff = models.ForeignKey(
        StaffMember,
        verbose_name=_("staff member"),
        on_delete=models.PROTECT,
        related_name="trainings",
    )
    trained_on = models.DateField(_("trained on"))
    training = models.ForeignKey(
        Training,
        verbose_name=_("training"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
    )

    objects = OfStaffQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("training of a person")
        verbose_name_plural = _("trainings of persons")
        constraints = [
            models.UniqueConstraint(
                name="staffing_stafftraining_once",
                fields=["staff", "trained_on"],
                violation_error_message=_(
                    "This person's training on that day is on record already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.trained_on} (#{self.pk})"

    def clean(self) -> None:
        """Training may come before service, not after it: a rule across two rows."""
        super().clean()
        last = self.staff.ends_on if self.staff_id else None
        if last and self.trained_on and self.trained_on > last:
            raise ValidationError(
                {
                    "trained_on": _("This person's service ends on %(day)s.")
                    % {"day": last}
                }
            )
