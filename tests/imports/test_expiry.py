"""Uploads go after their time, with what was read from them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from imports import actions
from imports.expiry import expire_uploads
from imports.models import Import, ImportState
from imports.sheets import UnreadableFile
from tests.browsing import PageClient
from tests.imports.tables import stored, taken_back, uploaded

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}


def in_days(days: int):
    return timezone.now() + timedelta(days=days)


def test_uploads_are_kept_for_their_days(street):
    uploaded(street.clerk, "premises", OFFICE)
    assert expire_uploads(now=in_days(settings.JOB_FILE_DAYS - 1)) == 0
    assert expire_uploads(now=in_days(settings.JOB_FILE_DAYS + 1)) == 1
    assert not Import.objects.exists()
    assert list(Path(settings.MEDIA_ROOT).rglob("*.xlsx")) == []


def test_what_was_stored_can_still_be_taken_back(street):
    made = stored(uploaded(street.clerk, "premises", OFFICE))
    assert expire_uploads(now=in_days(settings.JOB_FILE_DAYS + 1)) == 1
    made.refresh_from_db()
    assert (made.path, made.lines.count()) == ("", 0)
    page = PageClient(street.clerk).get(made.get_absolute_url()).content.decode()
    assert "Take back…" in page
    assert "Import once more" not in page
    with pytest.raises(UnreadableFile, match="removed after its time"):
        actions.again(made, by=street.clerk)
    answer = PageClient(street.clerk).get(
        reverse("imports:import-marked", args=[made.pk])
    )
    assert answer.status_code == 302
    assert taken_back(made).state == ImportState.UNDONE
