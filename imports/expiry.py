"""Letting uploads go after their time; what they stored can still be taken back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from imports.models import NOT_STORED, Import, ImportLine, ImportProblem


def expire_uploads(*, now: datetime) -> int:
    """Removes files past their time with what was read from them; gives how many.

    They hold personal data. An import that stored something stays, without its file
    and its lines.
    """
    limit = now - timedelta(days=settings.JOB_FILE_DAYS)
    old = Import.objects.filter(created_at__lte=limit).exclude(path="")
    removed = 0
    for import_ in old.select_related("job").order_by("pk"):
        if import_.is_busy:
            continue
        path = import_.path
        with transaction.atomic():
            if import_.state in NOT_STORED:
                import_.delete()
            else:
                ImportLine.objects.filter(of=import_).delete()
                ImportProblem.objects.filter(of=import_).delete()
                Import.objects.filter(pk=import_.pk).update(path="")
        default_storage.delete(path)
        removed += 1
    return removed
