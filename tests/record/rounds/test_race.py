"""A hand-in and a save in the same moment: one comes second and sees the first."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from communities.models import CommunityPeriod
from communities.round_lock import RoundLocked
from record.rounds.taking import round_of, take
from tests import factories

# On SQLite writers stand in line for the whole database, and its tests have one
# connection: there the two follow each other.
IS_SHARED = connection.vendor == "postgresql"
pytestmark = pytest.mark.django_db(transaction=IS_SHARED)


@pytest.fixture
def row():
    return factories.some_figures(population=1000)


@pytest.fixture
def clerk(row):
    return factories.a_user("clerk", "clerk")


def in_turn(first: Callable[[], None], second: Callable[[], None]) -> None:
    """Begins the second while the first is not through; it has to wait for it."""
    if not IS_SHARED:
        first()
        second()
        return

    def run() -> None:
        try:
            second()
        finally:
            connections.close_all()

    other = threading.Thread(target=run)
    with transaction.atomic():
        first()
        other.start()
        other.join(timeout=0.5)
        assert other.is_alive()
    other.join(timeout=30)
    assert not other.is_alive()


def test_a_save_that_comes_second_is_refused(row, clerk):
    refused = []

    def save() -> None:
        mine = CommunityPeriod.objects.get(pk=row.pk)
        mine.population = 2000
        try:
            with transaction.atomic():
                mine.save()
        except RoundLocked as locked:
            refused.append(locked)

    street, period = row.community.township, row.period
    in_turn(lambda: take(street, period, "hand_in", by=clerk), save)
    assert refused
    assert CommunityPeriod.objects.get(pk=row.pk).population == 1000


def test_a_hand_in_that_comes_second_has_what_was_saved(row, clerk):
    street, period = row.community.township, row.period

    def save() -> None:
        row.population = 2000
        row.save()

    in_turn(save, lambda: take(street, period, "hand_in", by=clerk))
    assert round_of(street, period).state == "handed_in"
    assert CommunityPeriod.objects.get(pk=row.pk).population == 2000
