"""Who may change a reporting period, which all counties share.

Its days decide which figures every report compares and which are due: moving them
would move the figures of all who have any. So a period with rows is changed by those
alone who administer every community that has some; anybody else adds another.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from accounts.roles import Permission
from communities.models import ReportingPeriod

if TYPE_CHECKING:
    from accounts.models import User


def may_change(period: ReportingPeriod, user: "User") -> bool:
    """Whether all that is on record for the period is under the user's administration.

    True of a period that nobody has anything for. Costs two queries at most for each
    kind of row that belongs to a period, none for who administers the whole portal.
    """
    if user.is_superuser:
        return True
    return not any(_reaches_beyond(rows, user) for rows in _rows_of(period))


def _rows_of(period: ReportingPeriod) -> Iterator[QuerySet[Any]]:
    """All rows of the period, by their kinds; versions of rows are none."""
    for relation in ReportingPeriod._meta.related_objects:
        rows = relation.related_model._default_manager.all()
        yield rows.filter(**{relation.field.name: period})


def _reaches_beyond(rows: QuerySet[Any], user: "User") -> bool:
    granting = getattr(rows, "granting", None)
    if granting is None:
        # Rows of no community are everybody's.
        return rows.exists()
    own = granting(Permission.ADMINISTER, to=user)
    return rows.exclude(pk__in=own.values("pk")).exists()
