"""What is kept on each person beside the person's own row: insurance, appraisals."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.measures import calendar_year
from communities.models.figures import yes_no
from communities.ownership import CommunityOwnedQuerySet
from portal.constraints import FIRST_YEAR, LAST_YEAR, a_year, known_choice
from staffing.models.member import StaffMember


class InsuranceKind(models.TextChoices):
    PENSION = "pension", _("Pension")
    MEDICAL = "medical", _("Medical")
    UNEMPLOYMENT = "unemployment", _("Unemployment")
    INJURY = "injury", _("Work injury")
    MATERNITY = "maternity", _("Maternity")
    HOUSING_FUND = "housing_fund", _("Housing fund")


class OfStaffQuerySet(CommunityOwnedQuerySet):
    """Rows that belong to a person, and through the person to a community."""

    community_path = "staff__community"


class StaffInsurance(models.Model):
    """Whether one insurance of one person is paid; no row means not reported."""

    staff = models.ForeignKey(
        StaffMember,
        verbose_name=_("staff member"),
        on_delete=models.CASCADE,
        related_name="insurances",
    )
    kind = models.CharField(_("insurance"), max_length=12, choices=InsuranceKind)
    is_paid = yes_no(_("paid"))

    objects = OfStaffQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("insurance")
        verbose_name_plural = _("insurances")
        constraints = [
            known_choice("staffing_staffinsurance_kind_known", "kind", InsuranceKind),
            models.UniqueConstraint(
                name="staffing_staffinsurance_once",
                fields=["staff", "kind"],
                violation_error_message=_("This insurance is on record already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff}: {self.get_kind_display()} (#{self.pk})"


class AppraisalGrade(models.TextChoices):
    EXCELLENT = "excellent", _("Excellent")
    COMPETENT = "competent", _("Competent")
    BARELY_COMPETENT = "barely_competent", _("Barely competent")
    INCOMPETENT = "incompetent", _("Incompetent")


class Appraisal(models.Model):
    """The grade of one person's yearly appraisal."""

    staff = models.ForeignKey(
        StaffMember,
        verbose_name=_("staff member"),
        on_delete=models.PROTECT,
        related_name="appraisals",
    )
    year = calendar_year()
    grade = models.CharField(_("grade"), max_length=16, choices=AppraisalGrade)

    objects = OfStaffQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("appraisal")
        verbose_name_plural = _("appraisals")
        constraints = [
            known_choice("staffing_appraisal_grade_known", "grade", AppraisalGrade),
            a_year("staffing_appraisal_year"),
            models.UniqueConstraint(
                name="staffing_appraisal_once",
                fields=["staff", "year"],
                violation_error_message=_(
                    "This person already has an appraisal for the year."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.year} (#{self.pk})"

    def clean(self) -> None:
        """Only years of service are appraised: a rule across two rows."""
        super().clean()
        if self.staff_id is None or self.year is None:
            return
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            return  # refused by the constraint, in words of its own
        first, last = self.staff.starts_on, self.staff.ends_on
        if (first and self.year < first.year) or (last and self.year > last.year):
            raise ValidationError(
                {"year": _("This person was not in service in that year.")}
            )
