"""What is said about figures: how exact one is, and that a group has not changed."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.history import governed_history
from communities.models.figures import (
    CommunityPeriod,
    FigureGroup,
    Qualifier,
    figure_names,
)
from communities.ownership import CommunityOwnedQuerySet
from communities.round_lock import OfPeriod
from portal.constraints import ReckonedCheck, known_choice


def figure_choices() -> list[tuple[str, Any]]:
    """Figures by the names of their columns, with what they are called."""
    fields = map(CommunityPeriod._meta.get_field, figure_names())
    return [(field.name, capfirst(field.verbose_name)) for field in fields]


class OfFiguresQuerySet(CommunityOwnedQuerySet):
    """Rows about a community's figures of a period."""

    community_path = "figures__community"


class FigureNoteQuerySet(OfFiguresQuerySet):
    def followed_up(self) -> Self:
        """Notes on figures that somebody wants to look at again."""
        return self.filter(is_followed_up=True)


class FigureNote(OfPeriod):
    """How exact one figure is, and what was said about it.

    A figure that is not on record may have one too: to say why, or that it
    will not be known.
    """

    period_path: ClassVar[str] = "figures__period"

    figures = models.ForeignKey(
        CommunityPeriod,
        verbose_name=_("figures of a period"),
        on_delete=models.CASCADE,
        related_name="notes",
    )
    field = models.CharField(_("figure"), max_length=60, choices=figure_choices())
    qualifier = models.CharField(
        _("precision"), max_length=10, choices=Qualifier, default=Qualifier.EXACT
    )
    will_not_be_known = models.BooleanField(
        _("will not be known"),
        default=False,
        help_text=_("Nobody has this figure, and nobody will: stop asking for it."),
    )
    comment = models.TextField(_("comment"), blank=True)
    is_followed_up = models.BooleanField(
        _("follow up"),
        default=False,
        help_text=_("Put on the list of figures to be looked at again."),
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("marked by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    marked_at = models.DateTimeField(
        _("marked at"), null=True, blank=True, editable=False
    )

    objects = FigureNoteQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("note on a figure")
        verbose_name_plural = _("notes on figures")
        constraints = [
            models.UniqueConstraint(
                name="communities_figurenote_once", fields=["figures", "field"]
            ),
            ReckonedCheck(
                name="communities_figurenote_field_known",
                condition=models.Q(field__in=figure_names()),
                violation_error_message=_("There is no such figure."),
            ),
            known_choice(
                "communities_figurenote_qualifier_known", "qualifier", Qualifier
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figures}: {self.field} (#{self.pk})"

    @property
    def says_something(self) -> bool:
        """Whether there is more in it than a plain, exact figure would have."""
        return bool(
            self.comment
            or self.is_followed_up
            or self.will_not_be_known
            or self.qualifier != Qualifier.EXACT
        )

    def mark(self, *, by: Any, wanted: bool) -> None:
        """Puts the figure on the list to follow up, or takes it off; unsaved."""
        if wanted and not self.is_followed_up:
            self.marked_by, self.marked_at = by, timezone.now()
        elif not wanted:
            self.marked_by = self.marked_at = None
        self.is_followed_up = wanted


class FigureConfirmation(OfPeriod):
    """A person's word that a group of figures is as it was the period before."""

    period_path: ClassVar[str] = "figures__period"

    figures = models.ForeignKey(
        CommunityPeriod,
        verbose_name=_("figures of a period"),
        on_delete=models.CASCADE,
        related_name="confirmations",
    )
    group = models.CharField(_("group"), max_length=20, choices=FigureGroup)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), default=timezone.now)

    objects = OfFiguresQuerySet.as_manager()
    history = governed_history()

    class Meta:
        verbose_name = _("confirmation of unchanged figures")
        verbose_name_plural = _("confirmations of unchanged figures")
        constraints = [
            models.UniqueConstraint(
                name="communities_figureconfirmation_once", fields=["figures", "group"]
            ),
            known_choice(
                "communities_figureconfirmation_group_known", "group", FigureGroup
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figures}: {self.group} (#{self.pk})"
