"""Who works in a community, and with what schooling and standing."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.history import governed_history
from communities.measures import yuan
from communities.models.figures import count, yes_no
from communities.ownership import Lived, LivedQuerySet
from portal.constraints import ReckonedCheck, in_order, known_choice, not_negative
from staffing.models.terms import Position

if TYPE_CHECKING:
    from staffing.models.post import Post


class Gender(models.TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class Education(models.TextChoices):
    PRIMARY = "primary", _("Primary school")
    JUNIOR_HIGH = "junior_high", _("Junior high school")
    SENIOR_HIGH = "senior_high", _("Senior high school")
    SECONDARY_VOCATIONAL = "secondary_vocational", _("Secondary vocational school")
    JUNIOR_COLLEGE = "junior_college", _("Junior college")
    BACHELOR = "bachelor", _("Bachelor")
    MASTER = "master", _("Master")
    DOCTOR = "doctor", _("Doctor")


class PoliticalStatus(models.TextChoices):
    PARTY_MEMBER = "party_member", _("Party member")
    PROBATIONARY = "probationary", _("Probationary party member")
    LEAGUE_MEMBER = "league_member", _("Youth League member")
    DEMOCRATIC_PARTY = "democratic_party", _("Member of a democratic party")
    MASSES = "masses", _("No party")


class SocialWorkCertificate(models.TextChoices):
    NONE = "none", _("None")
    ASSISTANT = "assistant", _("Assistant social worker")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    SENIOR = "senior", _("Senior social worker")


class RecruitmentSource(models.TextChoices):
    ELECTED = "elected", _("Elected")
    RECRUITED = "recruited", _("Recruited in the open")
    SECONDED = "seconded", _("Sent down from an office")
    TRANSFERRED = "transferred", _("Transferred")
    RETIRED = "retired", _("Retired worker")
    LAID_OFF = "laid_off", _("Laid off or unemployed")
    GRADUATE = "graduate", _("Graduate")
    PUBLIC_POST = "public_post", _("Public-service post")


class LeaveReason(models.TextChoices):
    TERM_ENDED = "term_ended", _("End of term")
    RETIRED = "retired", _("Retired")
    RESIGNED = "resigned", _("Resigned")
    CIVIL_SERVICE = "civil_service", _("Entered public service")
    TRANSFERRED = "transferred", _("Transferred")
    DISMISSED = "dismissed", _("Dismissed")
    DIED = "died", _("Died")
    OTHER = "other", _("Other")


class StaffMember(Lived):
    """One person in the service of a community, from the first day to the last."""

    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=40)
    gender = models.CharField(_("gender"), max_length=6, choices=Gender, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    education = models.CharField(
        _("education"), max_length=20, choices=Education, blank=True
    )
    major = models.CharField(_("field of study"), max_length=60, blank=True)
    political_status = models.CharField(
        _("political status"), max_length=16, choices=PoliticalStatus, blank=True
    )
    social_work_certificate = models.CharField(
        _("social-work certificate"),
        max_length=14,
        choices=SocialWorkCertificate,
        blank=True,
    )
    licensed = yes_no(_("holds a certificate for the post"))
    pre_job_trained = yes_no(_("trained before taking the post"))
    recruitment_source = models.CharField(
        _("came by"), max_length=12, choices=RecruitmentSource, blank=True
    )
    in_quota = yes_no(_("within the staff quota"))
    cross_appointed = yes_no(_("sits in party organisation and committee alike"))
    is_party_delegate = yes_no(_("delegate to a party congress"))
    is_people_deputy = yes_no(_("deputy to a people's congress"))
    is_cppcc_member = yes_no(_("member of the consultative conference"))
    households_covered = count(_("households looked after"))
    pension_subsidy_yuan_year = yuan(_("pension subsidy (yuan a year)"))
    leave_reason = models.CharField(
        _("reason for leaving"), max_length=14, choices=LeaveReason, blank=True
    )

    objects = LivedQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("staff member")
        verbose_name_plural = _("staff members")
        constraints = [
            known_choice("staffing_staffmember_gender_known", "gender", Gender),
            known_choice(
                "staffing_staffmember_education_known", "education", Education
            ),
            known_choice(
                "staffing_staffmember_political_known",
                "political_status",
                PoliticalStatus,
            ),
            known_choice(
                "staffing_staffmember_certificate_known",
                "social_work_certificate",
                SocialWorkCertificate,
            ),
            known_choice(
                "staffing_staffmember_source_known",
                "recruitment_source",
                RecruitmentSource,
            ),
            known_choice(
                "staffing_staffmember_leaving_known", "leave_reason", LeaveReason
            ),
            not_negative(
                "staffing_staffmember_subsidy_not_negative", "pension_subsidy_yuan_year"
            ),
            in_order("staffing_staffmember_service_order", "starts_on", "ends_on"),
            ReckonedCheck(
                name="staffing_staffmember_born_before_service",
                condition=models.Q(starts_on__gt=models.F("birth_date"))
                | models.Q(birth_date=None)
                | models.Q(starts_on=None),
                violation_error_message=_("Nobody enters service before being born."),
            ),
            ReckonedCheck(
                name="staffing_staffmember_left_with_a_day",
                condition=models.Q(leave_reason="") | models.Q(ends_on__isnull=False),
                violation_error_message=_(
                    "A reason for leaving needs the last day of service."
                ),
            ),
            ReckonedCheck(
                name="staffing_staffmember_phone_form",
                condition=models.Q(phone="")
                | models.Q(phone__regex=r"^[0-9+][0-9 -]{4,19}$"),
                violation_error_message=_(
                    "A telephone number is digits, with spaces or hyphens at most."
                ),
            ),
            models.UniqueConstraint(
                name="staffing_staffmember_once_in_service",
                fields=["community", "name", "birth_date"],
                condition=models.Q(ends_on=None),
                violation_error_message=_(
                    "A person of this name and date of birth already serves here."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"

    @property
    def known_as(self) -> str:
        """The name, and the date of birth where on record: names are not unique."""
        return f"{self.name} ({self.birth_date})" if self.birth_date else self.name

    def age_on(self, day: date) -> int | None:
        """Completed years on ``day``; None when the birth date is not on record."""
        if self.birth_date is None:
            return None
        birthday_to_come = (day.month, day.day) < (
            self.birth_date.month,
            self.birth_date.day,
        )
        return day.year - self.birth_date.year - birthday_to_come

    def service_day(self, today: date) -> date:
        """Today, or the nearest day of service where today is none."""
        if self.starts_on is not None and self.starts_on > today:
            return self.starts_on
        if self.ends_on is not None and self.ends_on < today:
            return self.ends_on
        return today

    def posts_on(self, day: date) -> list["Post"]:
        """Posts held on ``day`` in the person's own community, the head's first.

        Asks nothing where ``posts`` are prefetched.
        """
        held = [
            post
            for post in self.posts.all()
            if post.community_id == self.community_id and post.is_active_on(day)
        ]
        return sorted(held, key=lambda post: Position.values.index(post.position))

    def _posts_of_service_day(self) -> list["Post"]:
        return self.posts_on(self.service_day(timezone.localdate()))

    @property
    def current_positions(self) -> list[str]:
        """Positions held here today; of people who have left, on their last day."""
        held = (post.position for post in self._posts_of_service_day())
        return list(dict.fromkeys(held))

    @property
    def current_employment_mode(self) -> str:
        """How the person is employed in all posts held here; empty if they differ."""
        modes = {post.employment_mode for post in self._posts_of_service_day()}
        return modes.pop() if len(modes) == 1 else ""
