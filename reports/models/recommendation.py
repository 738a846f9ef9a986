"""What reports advise, which findings it answers, and which rules a county uses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.models import Division
from portal.constraints import ReckonedCheck, known_choice
from reports.finding_headings import heading_of
from reports.indicators.base import Theme


class AdviceTheme(models.TextChoices):
    """The parts of a report (reports.indicators.base.Theme) as choices."""

    SCALE = Theme.SCALE.value, _("Scale and structure")
    PREMISES = Theme.PREMISES.value, _("Premises")
    STAFF = Theme.STAFF.value, _("Staff")
    PARTY = Theme.PARTY.value, _("Party building")
    SERVICES = Theme.SERVICES.value, _("Services")
    FUNDING = Theme.FUNDING.value, _("Funding")
    SAFETY = Theme.SAFETY.value, _("Safety")
    CONSTRUCTION = Theme.CONSTRUCTION.value, _("Construction")


class Recommendation(models.Model):
    """One piece of advice; printed once however many of its rules found a gap."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("Never changes its meaning; edits of a report find it again."),
    )
    text = models.TextField(
        _("text"),
        help_text=_(
            "Whole sentences as printed, without figures: a figure in a report "
            "must come from the record."
        ),
    )
    theme = models.CharField(
        _("part of the report"), max_length=12, choices=AdviceTheme
    )
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Reports leave out what is not in use.")
    )
    division = models.ForeignKey(
        Division,
        verbose_name=_("used in"),
        on_delete=models.PROTECT,
        related_name="recommendations",
        null=True,
        blank=True,
        help_text=_("Empty: in all reports. Else in reports on this division."),
    )
    shipped_digest = models.CharField(max_length=64, blank=True, editable=False)

    history = governed_history()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = [
            known_choice("reports_recommendation_theme_known", "theme", AdviceTheme),
            ReckonedCheck(
                name="reports_recommendation_text_without_digits",
                condition=~models.Q(text__regex=r"[0-9]"),
                violation_error_message=_("A recommendation holds no figures."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text.partition('，')[0]} (#{self.pk})"


class RecommendationRule(models.Model):
    """A recommendation answers a rule; ``position`` orders a rule's answers."""

    recommendation = models.ForeignKey(
        Recommendation,
        verbose_name=_("recommendation"),
        on_delete=models.CASCADE,
        related_name="rules",
    )
    rule_code = models.SlugField(_("rule"), max_length=60)
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=1,
        help_text=_("Among the recommendations on the same rule; the lowest first."),
    )

    history = governed_history()

    class Meta:
        verbose_name = _("rule answered")
        verbose_name_plural = _("rules answered")
        constraints = [
            models.UniqueConstraint(
                name="reports_recommendationrule_once",
                fields=["recommendation", "rule_code"],
                violation_error_message=_("This rule is answered already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{heading_of(self.rule_code)} (#{self.pk})"


class RuleSwitch(models.Model):
    """A division switches a rule on or off for itself and all below it.

    Rules that are no extension are on without a switch, extensions are off.
    The nearest switch wins.
    """

    division = models.ForeignKey(
        Division,
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="rule_switches",
    )
    rule_code = models.SlugField(_("rule"), max_length=60)
    is_enabled = models.BooleanField(_("switched on"))
    reason = models.CharField(
        _("reason"), max_length=200, help_text=_("Who decided it, and why.")
    )

    history = governed_history()

    class Meta:
        verbose_name = _("rule switch")
        verbose_name_plural = _("rule switches")
        constraints = [
            models.UniqueConstraint(
                name="reports_ruleswitch_once",
                fields=["division", "rule_code"],
                violation_error_message=_("This rule has a switch here already."),
            ),
            ReckonedCheck(
                name="reports_ruleswitch_has_reason",
                condition=~models.Q(reason=""),
                violation_error_message=_("A switch needs its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{heading_of(self.rule_code)} (#{self.pk})"
