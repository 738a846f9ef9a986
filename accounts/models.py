"""People, what they may do where, and what they did."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import ROLE_CHOICES, ROLES, Permission, codes_with
from portal.constraints import ReckonedCheck


class UserManager(DjangoUserManager["User"]):
    pass


class User(AbstractUser):
    """Somebody who signs in. What they may do is in their grants alone."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("full name"), max_length=60, blank=True)
    must_change_password = models.BooleanField(
        _("must change password"),
        default=False,
        help_text=_("Asked for a new password before anything else is shown."),
    )

    REQUIRED_FIELDS = []
    objects = UserManager()
    # Where it is set, grants are read once for as long as this object lives.
    keeps_grants = False
    _grants_kept: list[tuple[str, str]] | None = None

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined,misc]
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def holds(self, permission: Permission) -> bool:
        """Whether any grant of this user carries the permission, wherever.

        Whether it holds for a row is asked of the row's queryset
        (communities.models.CommunityQuerySet.granting).
        """
        return permission in self.permissions()

    def permissions(self) -> frozenset[Permission]:
        """What this user may do somewhere."""
        if not self.is_active:
            return frozenset()
        if self.is_superuser:
            return frozenset(Permission)
        return frozenset().union(
            *(ROLES[role].permissions for role, _code in self._granted())
        )

    def divisions_with(self, permission: Permission) -> list[str]:
        """Codes of the divisions whose grants carry the permission, in their order.

        A superuser needs none and has none.
        """
        roles = codes_with(permission)
        return sorted({code for role, code in self._granted() if role in roles})

    def _granted(self) -> list[tuple[str, str]]:
        """Role and division code of each grant: one query, or none where they are
        kept."""
        if self._grants_kept is not None:
            return self._grants_kept
        granted = list(self.grants.values_list("role", "division__code"))
        if self.keeps_grants:
            self._grants_kept = granted
        return granted


class Grant(models.Model):
    """A role on a division; it holds for everything below the division."""

    user = models.ForeignKey(
        User, verbose_name=_("user"), on_delete=models.CASCADE, related_name="grants"
    )
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    # By name: divisions live one floor up, and no import points there.
    division = models.ForeignKey(
        "communities.Division",
        verbose_name=_("division"),
        on_delete=models.PROTECT,
        related_name="grants",
    )

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.UniqueConstraint(
                name="accounts_grant_once",
                fields=["user", "role", "division"],
                violation_error_message=_("This user already has this role here."),
            ),
            ReckonedCheck(
                name="accounts_grant_role_known",
                condition=models.Q(role__in=list(ROLES)),
                violation_error_message=_("This role does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.division}"


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def delete(self) -> Any:
        raise TypeError("The audit trail is kept: its lines cannot be deleted.")

    def update(self, **kwargs: Any) -> Any:
        raise TypeError("The audit trail is kept: its lines cannot be changed.")


class AuditEvent(models.Model):
    """One line per act that matters; text only, so it outlives what it names."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    act = models.CharField(_("act"), max_length=40, db_index=True)
    user_name = models.CharField(_("by"), max_length=150)
    user_ref = models.CharField(_("user id"), max_length=20, blank=True)
    target = models.CharField(_("of"), max_length=200, blank=True)
    target_ref = models.CharField(_("row"), max_length=80, blank=True)
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit line")
        verbose_name_plural = _("audit trail")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name}: {self.act} #{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("The audit trail is kept: its lines cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("The audit trail is kept: its lines cannot be deleted.")


class AuditSeal(models.Model):
    """What the lines between the seal before and this one were when it was set.

    See accounts.sealing, which alone makes and reads them.
    """

    until = models.DateTimeField(_("lines before"), unique=True)
    lines = models.PositiveIntegerField(_("number of lines"))
    # One line of text per line of the trail: its number and its fingerprint.
    fingerprints = models.TextField(_("fingerprints"), blank=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("seal of the audit trail")
        verbose_name_plural = _("seals of the audit trail")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.until):%Y-%m-%d %H:%M} {self.digest[:12]}"


def record_act(
    act: str,
    *,
    by: User | None,
    target: models.Model | None = None,
    name: str = "",
    **detail: Any,
) -> AuditEvent:
    """Writes one audit line; call it inside the transaction of the act.

    ``act`` is a code of accounts.acts.ACTS, ``detail`` plain JSON values.
    ``name`` stands for the user where nobody is signed in (a failed sign-in).
    """
    return AuditEvent.objects.create(
        act=act,
        user_name=str(by) if by else name,
        user_ref=str(by.pk) if by else "",
        target=str(target)[:200] if target else "",
        target_ref=f"{target._meta.label_lower}:{target.pk}" if target else "",
        detail=detail,
    )


def roles_of(grants: Iterable[Grant]) -> list[str]:
    """Names of the roles among the grants, each once, in the order of ROLES."""
    held = {grant.role for grant in grants}
    return [str(role.name) for code, role in ROLES.items() if code in held]
