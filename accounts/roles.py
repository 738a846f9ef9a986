"""What each role may do: the whole matrix on one screen.

A grant ties a role to a division and holds for everything below it. Codes are
stored with grants, so they never change; wording may.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    VIEW = "view"
    EDIT = "edit"
    REVIEW = "review"
    REPORT = "report"
    REVEAL = "reveal"
    ADMINISTER = "administer"


@dataclass(frozen=True, slots=True)
class Role:
    code: str
    name: str | Promise
    description: str | Promise
    permissions: frozenset[Permission]


def _role(code: str, name: Promise, description: Promise, *may: Permission) -> Role:
    return Role(code, name, description, frozenset(may))


ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        _role(
            "administrator",
            _("Administrator"),
            _(
                "Manages users and their roles, divisions, periods, standards and "
                "recommendations, and reads the audit trail. Sees every record of "
                "the division and can ask for reports, but enters no figures."
            ),
            Permission.VIEW,
            Permission.REPORT,
            Permission.ADMINISTER,
        ),
        _role(
            "official",
            _("County official"),
            _(
                "Reads every record of the division, accepts or returns what streets "
                "hand in, asks for reports and downloads them, accepts or returns "
                "those of others and issues them."
            ),
            Permission.VIEW,
            Permission.REVIEW,
            Permission.REPORT,
        ),
        _role(
            "data_manager",
            _("County data manager"),
            _(
                "Enters, corrects and hands in every record of the division, sees "
                "telephone numbers in full and asks for reports."
            ),
            Permission.VIEW,
            Permission.EDIT,
            Permission.REPORT,
            Permission.REVEAL,
        ),
        _role(
            "clerk",
            _("Street-office clerk"),
            _(
                "Enters and corrects the records of the division's own "
                "communities, hands a period in and asks for reports on them."
            ),
            Permission.VIEW,
            Permission.EDIT,
            Permission.REPORT,
            Permission.REVEAL,
        ),
        _role(
            "viewer",
            _("Viewer"),
            _("Reads the records of the division; changes nothing."),
            Permission.VIEW,
        ),
    )
}

ROLE_CHOICES = [(role.code, role.name) for role in ROLES.values()]


def codes_with(permission: Permission) -> list[str]:
    """Codes of the roles that carry the permission."""
    return [code for code, role in ROLES.items() if permission in role.permissions]
