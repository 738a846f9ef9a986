"""What readers keep of a list: the columns they chose, and searches under a name."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from communities import divisions

if TYPE_CHECKING:
    from accounts.models import User


class ChosenColumns(models.Model):
    """The columns one reader wants of one kind of row, in the order shown.

    Without a row, or where none of the names is a column any more, the list
    shows what its entity says.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="chosen_columns",
    )
    entity = models.CharField(_("kind of row"), max_length=50)
    columns = models.JSONField(_("columns"), default=list)

    class Meta:
        verbose_name = _("choice of columns")
        verbose_name_plural = _("choices of columns")
        constraints = [
            models.UniqueConstraint(
                name="record_chosencolumns_once", fields=["user", "entity"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.entity} (#{self.pk})"


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def offered_to(self, user: "User") -> Self:
        """The reader's own, and those that colleagues share.

        Colleagues are people with a grant on, above or below a division of the
        reader's.
        """
        if user.is_superuser:
            return self.filter(Q(owner=user) | Q(is_shared=True))
        touching = Q(owner__is_superuser=True)
        path = "owner__grants__division__code"
        for code in user.divisions_with(Permission.VIEW):
            touching |= Q(**{f"{path}__range": divisions.range_below(code)})
            touching |= Q(**{f"{path}__in": divisions.ancestors_of(code)})
        shared = SavedFilter.objects.filter(
            touching, is_shared=True, owner__is_active=True
        )
        return self.filter(Q(owner=user) | Q(pk__in=shared.values("pk")))


class SavedFilter(models.Model):
    """A search of one kind of row under a name.

    Only the address is kept, never what it finds: whoever opens it sees the
    rows of their own scope.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="saved_filters",
    )
    entity = models.CharField(_("kind of row"), max_length=50)
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(_("address"), max_length=1000)
    is_shared = models.BooleanField(_("share with colleagues"), default=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [
            models.UniqueConstraint(
                name="record_savedfilter_once",
                fields=["owner", "entity", "name"],
                violation_error_message=_("You already have a filter of this name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (#{self.pk})"
