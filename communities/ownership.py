"""What belongs to a community, and who may see or change it.

One query decides (CommunityQuerySet.granting); everything a community owns
asks it through the two doors here. Views, forms, filters, exports, jobs and
reports filter by user in no other way.
"""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from communities.models.community import Community

if TYPE_CHECKING:
    from accounts.models import User


class CommunityOwnedQuerySet(models.QuerySet[Any]):
    """Rows with a foreign key ``community``."""

    # Lookup from the row to its community; a row one step further away
    # (a room of premises) names the path instead.
    community_path = "community"

    def granting(self, permission: Permission, *, to: "User") -> Self:
        """Rows of the communities in which the user holds the permission."""
        allowed = Community.objects.granting(permission, to=to)
        # A subquery, not a join: no duplicates, and it composes with any filter.
        return self.filter(**{f"{self.community_path}__in": allowed})

    def visible_to(self, user: "User") -> Self:
        return self.granting(Permission.VIEW, to=user)

    def editable_by(self, user: "User") -> Self:
        return self.granting(Permission.EDIT, to=user)

    def of(self, communities: Any) -> Self:
        """Rows of the given communities: a list of ids or a queryset."""
        return self.filter(**{f"{self.community_path}__in": communities})


class CommunityOwned(models.Model):
    """A row that belongs to one community."""

    community = models.ForeignKey(
        Community,
        verbose_name=_("community"),
        on_delete=models.PROTECT,
        related_name="%(class)s_rows",
    )

    class Meta:
        abstract = True


class LivedQuerySet(CommunityOwnedQuerySet):
    """Rows with a life: ``starts_on`` and ``ends_on``, both days included."""

    def active_on(self, day: Any) -> Self:
        """In force on ``day``. An unknown first day counts as long begun."""
        return self.filter(
            models.Q(starts_on=None) | models.Q(starts_on__lte=day),
            models.Q(ends_on=None) | models.Q(ends_on__gte=day),
        )


class Lived(CommunityOwned):
    """A row that begins and ends; ended, never deleted."""

    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day included. Empty while it lasts."),
    )

    class Meta:
        abstract = True
