"""Workers say that they are there."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from jobs import workers
from jobs.models import WorkerHeartbeat

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def test_nobody_is_alive_at_first(db):
    assert not workers.alive(NOW)


def test_worker_is_alive_until_it_has_been_silent_for_long(db, settings):
    workers.note_alive("worker@here", now=NOW)

    lost = timedelta(seconds=settings.JOB_LOST_SECONDS)
    assert workers.alive(NOW + lost)
    assert not workers.alive(NOW + lost + timedelta(seconds=1))


def test_one_row_per_worker_and_old_ones_forgotten(db):
    workers.note_alive("worker@gone", now=NOW - timedelta(hours=2))
    workers.note_alive("worker@here", now=NOW)
    workers.note_alive("worker@here", now=NOW + timedelta(seconds=2))

    assert list(WorkerHeartbeat.objects.values_list("name", "seen_at")) == [
        ("worker@here", NOW + timedelta(seconds=2))
    ]


def test_worker_that_stops_is_gone_at_once(db):
    workers.note_alive("worker@here", now=NOW)

    workers.note_gone("worker@here")

    assert not workers.alive(NOW)


@pytest.fixture
def writes(monkeypatch):
    done: list[tuple[str, str]] = []
    monkeypatch.setattr(
        workers, "note_alive", lambda name, now: done.append(("alive", name))
    )
    monkeypatch.setattr(workers, "note_gone", lambda name: done.append(("gone", name)))
    return done


def test_pulse_begins_when_the_worker_is_ready_and_ends_with_it(writes):
    workers.start_pulse(SimpleNamespace(hostname="celery@here"))
    workers.stop_pulse(None)

    assert writes[0][0] == "alive"
    assert writes[0][1].startswith("celery@here#")
    assert writes[-1] == ("gone", writes[0][1])


def test_pulse_outlives_a_database_that_is_away(monkeypatch, writes, caplog):
    def refuse(name: str, now: datetime) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr(workers, "note_alive", refuse)
    pulse = workers.Pulse("worker@here")
    pulse.start()
    pulse.stop()

    assert "No sign of life written" in caplog.text
    assert writes == [("gone", "worker@here")]
