"""Portals with real workers, one on each broker that the settings allow."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis

from tests.jobs.workers.databases import Database, seen
from tests.jobs.workers.portal import HEARTBEAT_SECONDS, LOST_SECONDS, Portal

# Makes a report that takes some seconds, so that there is a middle of it.
COMMUNITIES = 120


@pytest.fixture(scope="package")
def prepared(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Database]:
    """A database with an invented county, to be copied by each portal."""
    var = tmp_path_factory.mktemp("prepared")
    with django_db_blocker.unblock(), Database.made(var, "prepared") as database:
        portal = Portal(told(var, database.url, "filesystem://"), var / "files")
        portal.manage("migrate", "--verbosity", "0")
        portal.fill(COMMUNITIES)
        yield database


@pytest.fixture(scope="package", params=["filesystem", "redis"])
def portal(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
    prepared: Database,
) -> Iterator[Portal]:
    """A portal with its scheduler, on one of the two brokers."""
    var = tmp_path_factory.mktemp("portal")
    broker = "filesystem://"
    if request.param == "redis":
        broker = request.getfixturevalue("redis_url")
    with django_db_blocker.unblock(), prepared.copied(var, request.param) as database:
        portal = Portal(told(var, database.url, broker), var / "files")
        with seen(database), portal.scheduler():
            try:
                yield portal
            finally:
                portal.dismiss()


def told(var: Path, url: str, broker: str) -> dict[str, str]:
    """The environment of an installation with these."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.jobs.settings",
        "SECRET_KEY": "for this portal only",
        "PORTAL_VAR_DIR": str(var),
        "DATABASE_URL": url,
        "CELERY_BROKER_URL": broker,
        "JOB_HEARTBEAT_SECONDS": str(HEARTBEAT_SECONDS),
        "JOB_LOST_SECONDS": str(LOST_SECONDS),
    }


@pytest.fixture(autouse=True)
def _no_job_left_over(portal: Portal) -> Iterator[None]:
    yield
    portal.clear()
    shutil.rmtree(portal.files, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The suite's Redis, or one of this run alone."""
    if url := os.environ.get("TEST_REDIS_URL"):
        yield _own_part(url)
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    server = subprocess.Popen(
        ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", ""],
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def _own_part(url: str) -> str:
    """A numbered database that no other process of the suite uses, empty."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) + 8
    found = urlunsplit(urlsplit(url)._replace(path=f"/{number}"))
    with redis.Redis.from_url(found) as client:
        client.flushdb()
    return found


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < deadline, "redis-server does not begin"
            time.sleep(0.05)
        else:
            return
