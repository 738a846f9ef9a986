"""Showing a draft to the colleagues of its scope, and hiding it again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User, record_act
from reports.models import Report


def may_share(report: Report, user: User) -> bool:
    """Drafts are their author's own; later stages need no sharing."""
    return report.is_draft and (report.created_by == user or user.is_superuser)


@transaction.atomic
def share(report: Report, *, shared: bool, by: User) -> None:
    """Raises PermissionDenied for a draft of somebody else's or no draft at all."""
    held = Report.objects.select_for_update().get(pk=report.pk)
    if not may_share(held, by):
        raise PermissionDenied(report.pk)
    if held.is_shared != shared:
        Report.objects.filter(pk=held.pk).update(is_shared=shared)
        record_act("report_shared" if shared else "report_unshared", by=by, target=held)
