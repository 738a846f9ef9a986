from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from config.celery import app
from jobs.models import WorkerHeartbeat
from operations import health
from reports.render import fonts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def healthy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    """A portal that lacks nothing, whatever the machine of the tests has."""
    settings.VAR_DIR = tmp_path
    settings.LEAST_FREE_MIB = 0
    monkeypatch.setattr(fonts, "check", list)
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_out": str(tmp_path)}
    WorkerHeartbeat.objects.create(name="w", seen_at=timezone.now())


def test_alive_answers_anybody_without_the_database(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


def test_ready_names_every_part(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "parts": dict.fromkeys(["database", "broker", "worker", "fonts", "disk"], "ok"),
    }


def faults() -> dict[str, str]:
    return {part: said for part, said in health.faults(timezone.now()).items() if said}


def test_silent_worker_is_a_fault(client: Client) -> None:
    long_ago = timezone.now() - timedelta(seconds=settings.JOB_LOST_SECONDS + 1)
    WorkerHeartbeat.objects.update(seen_at=long_ago)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["ready"] is False
    assert list(faults()) == ["worker"]


def test_lost_database_is_a_fault_without_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("no server at 10.1.1.1 for user portal")

    monkeypatch.setattr(health.connection, "cursor", fail)
    assert "10.1.1.1" not in faults()["database"]


def test_unwritable_queue_folder_is_a_fault(settings: Any, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_out": missing}
    assert list(faults()) == ["broker"]


def test_silent_redis_is_a_fault_within_seconds(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.conf, "broker_transport", None)
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {}
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    started = timezone.now()
    assert list(faults()) == ["broker"]
    assert timezone.now() - started < timedelta(seconds=5)


def test_missing_font_is_a_fault_without_its_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "check", lambda: ["No font in /srv/fonts."])
    assert "/srv" not in faults()["fonts"]


def test_full_disk_is_a_fault(settings: Any) -> None:
    settings.LEAST_FREE_MIB = 10**12
    assert list(faults()) == ["disk"]
