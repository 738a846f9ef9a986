"""Files that were looked through and still wait to be stored."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from imports.models import Import, ImportState
from record.steps import NAMED, Step, Steps, address_of


def waiting(user: User) -> Steps:
    """The user's own imports that nobody has decided on, the oldest first."""
    rows = Import.objects.visible_to(user).filter(state=ImportState.CHECKED)
    return Steps(
        _("Imports waiting to be stored"),
        rows.count(),
        tuple(
            Step(row.file_name, row.get_absolute_url(), _lines(row.good_count))
            for row in rows.order_by("created_at", "pk")[:NAMED]
        ),
        address_of("imports:import-list", state=ImportState.CHECKED.value),
    )


def _lines(count: int) -> str:
    return ngettext("%(count)d row", "%(count)d rows", count) % {"count": count}
