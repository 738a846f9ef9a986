"""Letterheads: what the formal documents of an organ bear, from one day to another."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from accounts.models import User
from accounts.roles import Permission
from communities.divisions import ancestors_of
from communities.models import Division
from communities.models.division import granted_ranges
from portal.constraints import in_order
from reports.models.dated import DatedQuerySet

# A longer mark would be smaller than the title below it.
LONGEST_MARK = 20


class LetterheadQuerySet(DatedQuerySet["Letterhead"]):
    def usable_by(self, user: User) -> Self:
        """Those of divisions that the user may ask for reports on."""
        if user.is_superuser:
            return self.all()
        return self.filter(
            granted_ranges(user, Permission.REPORT, field="division__code")
        )

    def over(self, code: str) -> Self:
        """Those of the division ``code`` and of the ones above it."""
        return self.filter(division__code__in=[code, *ancestors_of(code)])


class Letterhead(models.Model):
    """Nothing of it is made up: it is what the organ itself prints on its documents.

    The seal is put on the paper by hand and is not kept here.
    """

    division = models.ForeignKey(
        Division,
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="letterheads",
    )
    organ = models.CharField(
        _("signed by"),
        max_length=60,
        help_text=_("The organ's full name, as it stands below the text."),
    )
    mark = models.CharField(
        _("mark of the organ"),
        max_length=LONGEST_MARK,
        help_text=_("In red at the top: the organ's name, with 文件 if it uses that."),
    )
    code = models.CharField(
        _("code of the organ"),
        max_length=20,
        help_text=_("What its document numbers begin with, before 〔year〕."),
    )
    printer = models.CharField(
        _("printed by"),
        max_length=40,
        help_text=_(
            "The office that prints and sends out, at the foot of the last page."
        ),
    )
    addressees = models.CharField(
        _("addressed to"),
        max_length=200,
        blank=True,
        help_text=_("Usual addressees; another may be named for each report."),
    )
    copies = models.CharField(
        _("copies to"),
        max_length=300,
        blank=True,
        help_text=_("Usual ones; others may be named for each report."),
    )
    signer = models.CharField(
        _("signer"),
        max_length=30,
        blank=True,
        help_text=_("Who signs reports to those above."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Last day in use. Set it when the organ is renamed."),
    )

    objects = LetterheadQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("letterhead")
        verbose_name_plural = _("letterheads")
        constraints = [
            in_order("reports_letterhead_validity_order", "valid_from", "valid_to"),
            models.UniqueConstraint(
                "division",
                "code",
                Coalesce("valid_from", models.Value(date(1949, 1, 1))),
                name="reports_letterhead_once_per_code_and_day",
                violation_error_message=_(
                    "This organ has a letterhead from that day already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark}（{self.code}） (#{self.pk})"

    def clean(self) -> None:
        """A code is what stands before the year, and nothing of the number itself."""
        super().clean()
        if set(self.code) & set("〔〕[]（）()0123456789第号"):
            raise ValidationError(
                {"code": _("Only what stands before 〔year〕, such as 东民.")}
            )
