"""The decision that two rows are two."""

from typing import Any

from django.db import transaction

from accounts.models import User
from record.duplicates.kinds import Kind
from record.models import KeptApart
from record.writing import check_reach, locked, sign


@transaction.atomic
def keep_apart(
    kind: Kind, first: Any, second: Any, *, by: User, reason: str
) -> KeptApart:
    """Remembers that two rows are two; deciding it again replaces the reason.

    Raises OutOfReach when one of them is not the writer's.
    """
    rows = sorted(
        (locked(kind.model, row.pk, by=by) for row in (first, second)),
        key=lambda row: row.pk,
    )
    found = KeptApart.objects.filter(
        kind=kind.label, first=rows[0].pk, second=rows[1].pk
    ).first()
    decision = found or KeptApart(kind=kind.label, first=rows[0].pk, second=rows[1].pk)
    decision.community = rows[0].community
    decision.other_community = rows[1].community
    decision.reason, decision.decided_by = reason, by
    decision.full_clean()
    sign(decision, by=by, reason=reason)
    decision.save()
    check_reach(decision, by=by)
    return decision
