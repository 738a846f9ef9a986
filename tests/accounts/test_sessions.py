"""How long somebody stays signed in, and what that costs."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
PAGE = "/account/password/"


def at(minutes: float) -> time_machine.travel:
    return time_machine.travel(NOON + timedelta(minutes=minutes), tick=False)


def is_signed_in(client: PageClient, minutes: float) -> bool:
    with at(minutes):
        return client.get(PAGE).status_code == 200


def test_a_page_now_and_then_keeps_somebody_signed_in():
    with at(0):
        client = PageClient(factories.a_user())
    assert [is_signed_in(client, minutes) for minutes in (1, 28, 55, 82)] == [True] * 4


def test_half_an_hour_without_a_page_ends_it():
    with at(0):
        client = PageClient(factories.a_user())
    assert is_signed_in(client, 20)
    assert is_signed_in(client, 48.5)
    assert not is_signed_in(client, 79)


def test_pages_that_follow_each_other_write_nothing():
    with at(0):
        client = PageClient(factories.a_user())
        client.get(PAGE)
        expires = Session.objects.get().expire_date
    with at(0.9), CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert not [q for q in asked.captured_queries if "UPDATE" in q["sql"]]
    with at(1.1):
        client.get(PAGE)
    assert Session.objects.get().expire_date == expires + timedelta(minutes=1.1)


def test_who_signs_out_is_out():
    client = PageClient(factories.a_user())
    client.get(PAGE)
    client.post("/account/sign-out/")
    assert client.get(PAGE).status_code == 302
    assert not Session.objects.exists()
