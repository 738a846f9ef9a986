"""Thresholds that communities are held to, dated and scoped, with their source."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.divisions import ancestors_of
from communities.models import Division
from communities.models.community import UrbanRuralClass
from portal.constraints import ReckonedCheck, in_order, known_choice, not_negative
from reports.models.dated import DatedQuerySet
from reports.rules.standards import Standard as StandardValue
from reports.rules.thresholds import THRESHOLDS, as_rules_count, counted_in, label_of


class Authority(models.TextChoices):
    LAW = "law", _("Law or party regulation")
    PLAN = "plan", _("National plan or policy document")
    LOCAL = "local", _("Provincial, city or county document")
    SURVEY = "survey", _("Published survey report")
    PORTAL = "portal", _("Default of this portal")


class Comparison(models.TextChoices):
    AT_LEAST = "at_least", _("At least")
    AT_MOST = "at_most", _("At most")
    ABOVE = "above", _("More than")
    BELOW = "below", _("Less than")


class StandardQuerySet(DatedQuerySet["Standard"]):
    def bearing_on(self, code: str) -> Self:
        """Rows that can hold a community at or below the division ``code``.

        The nation's, those of the divisions above, and those of all divisions
        below, since a county's own standard counts in a province's report.
        """
        return self.filter(
            models.Q(scope_division=None)
            | models.Q(scope_division__code__in=ancestors_of(code))
            | models.Q(scope_division__in=Division.objects.below(code))
        )


class Standard(models.Model):
    """One threshold, in force in one scope from one day to another.

    The rows are what reports are computed from and what they cite; a threshold
    changes by ending a row and adding its successor, never by deleting it.
    """

    slug = models.SlugField(
        _("threshold"),
        max_length=60,
        help_text=_("The name rules ask for it by, such as committee-max-households."),
    )
    title = models.CharField(
        _("title"),
        max_length=120,
        help_text=_("As reports print it; a document's title with its marks 《》."),
    )
    issuing_body = models.CharField(_("issued by"), max_length=120, blank=True)
    doc_no = models.CharField(_("document number"), max_length=60, blank=True)
    clause = models.CharField(_("clause"), max_length=40, blank=True)
    scope_division = models.ForeignKey(
        Division,
        verbose_name=_("in force in"),
        on_delete=models.PROTECT,
        related_name="standards",
        null=True,
        blank=True,
        help_text=_("Empty for the whole nation. The nearest scope wins."),
    )
    applies_to_class = models.CharField(
        _("for communities"),
        max_length=60,
        blank=True,
        help_text=_(
            "Kinds of community, separated by commas: urban, rural, converted, "
            "new_rural. Empty for all."
        ),
    )
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=4)
    unit = models.CharField(
        _("unit"),
        max_length=20,
        help_text=_("In Chinese, as printed; share for a number from 0 to 1."),
    )
    comparison = models.CharField(_("comparison"), max_length=10, choices=Comparison)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Last day in force. Set it to end the standard."),
    )
    authority = models.CharField(
        _("authority"),
        max_length=8,
        choices=Authority,
        help_text=_("A default of the portal is never printed as a citation."),
    )
    source = models.CharField(
        _("where it was found"),
        max_length=200,
        blank=True,
        help_text=_("The publication in which the figure was checked."),
    )
    note = models.TextField(_("note"), blank=True)
    # Set on rows that came with the portal, empty on an administrator's own.
    # A row whose content no longer has the digest it was loaded with was
    # changed by hand, and load_reference leaves it alone.
    shipped_key = models.CharField(
        max_length=100, null=True, blank=True, unique=True, editable=False
    )
    shipped_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = StandardQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("standard")
        verbose_name_plural = _("standards")
        constraints = [
            known_choice("reports_standard_authority_known", "authority", Authority),
            known_choice("reports_standard_comparison_known", "comparison", Comparison),
            not_negative("reports_standard_value_not_negative", "value"),
            in_order("reports_standard_validity_order", "valid_from", "valid_to"),
            ReckonedCheck(
                name="reports_standard_share_at_most_one",
                condition=~models.Q(unit="share") | models.Q(value__lte=1),
                violation_error_message=_("A share lies between 0 and 1."),
            ),
            models.UniqueConstraint(
                "slug",
                Coalesce("scope_division", 0),
                "applies_to_class",
                Coalesce("valid_from", models.Value(date(1949, 1, 1))),
                name="reports_standard_once_per_scope_and_day",
                violation_error_message=_(
                    "This threshold begins on that day in that scope already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.title} (#{self.pk})"

    @property
    def label(self) -> str:
        """What offices call the threshold."""
        return label_of(self.slug)

    def clean(self) -> None:
        """Kinds of community are known and written in one order; a threshold that
        rules ask for is in a unit and a sense that they can read."""
        super().clean()
        self._clean_threshold()
        kinds = self.classes
        unknown = kinds - set(UrbanRuralClass.values)
        if unknown:
            message = _("Unknown kind of community: %(kinds)s.")
            raise ValidationError(
                {"applies_to_class": message % {"kinds": ", ".join(sorted(unknown))}}
            )
        self.applies_to_class = ",".join(sorted(kinds))

    def _clean_threshold(self) -> None:
        known = THRESHOLDS.get(self.slug)
        if known is None or self.value is None:
            return
        if known.comparison != self.comparison:
            told = _("Rules read this threshold as “%(comparison)s”.")
            wanted = Comparison(known.comparison).label
            raise ValidationError({"comparison": told % {"comparison": wanted}})
        turned = counted_in(self.value, self.unit, known.unit)
        if turned is None:
            told = _("Rules count this threshold in %(unit)s.")
            raise ValidationError({"unit": told % {"unit": known.unit}})
        if known.unit == "share" and turned > 1:
            raise ValidationError({"value": _("A share lies between 0 and 1.")})

    @property
    def classes(self) -> frozenset[str]:
        """The kinds of community it applies to; empty for all."""
        found = (kind.strip() for kind in self.applies_to_class.split(","))
        return frozenset(kind for kind in found if kind)

    def as_value(self) -> StandardValue:
        """The row as rules use it, in their unit. Costs a query unless the scope is
        loaded."""
        value, unit = as_rules_count(self.slug, self.value, self.unit)
        return StandardValue(
            slug=self.slug,
            title=self.title,
            value=value.normalize(),
            unit=unit,
            issuing_body=self.issuing_body,
            doc_no=self.doc_no,
            clause=self.clause,
            scope_code=self.scope_division.code if self.scope_division else "",
            applies_to=self.classes,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            authority=self.authority,
            row_id=self.pk,
        )
