from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.tasks import clear_sessions
from tests.browsing import PageClient
from tests.factories import a_user

pytestmark = pytest.mark.django_db


def test_sessions_past_their_time_are_removed_and_no_other():
    for name in ("clerk", "viewer"):
        PageClient(a_user(name))
    past = Session.objects.order_by("pk").first()
    Session.objects.filter(pk=past.pk).update(
        expire_date=timezone.now() - timedelta(minutes=1)
    )

    clear_sessions()

    assert Session.objects.count() == 1
    assert not Session.objects.filter(pk=past.pk).exists()
