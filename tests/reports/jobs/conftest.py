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

import psycopg
import pytest
import redis
from django.conf import settings

from tests.reports.jobs.portal import (
    HEARTBEAT_SECONDS,
    LOST_SECONDS,
    Portal,
    forget,
    seen_as,
)

# Makes a report that takes some seconds, so that there is a middle of it.
COMMUNITIES = 120


@pytest.fixture(scope="module", params=["filesystem", "redis"])
def portal(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Iterator[Portal]:
    """A portal with an invented county, on one of the two brokers."""
    var = tmp_path_factory.mktemp("portal")
    broker = "filesystem://"
    if request.param == "redis":
        broker = request.getfixturevalue("redis_url")
    with django_db_blocker.unblock(), own_database(var) as url:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.local",
            "SECRET_KEY": "for this portal only",
            "PORTAL_VAR_DIR": str(var),
            "DATABASE_URL": url,
            "CELERY_BROKER_URL": broker,
            "JOB_HEARTBEAT_SECONDS": str(HEARTBEAT_SECONDS),
            "JOB_LOST_SECONDS": str(LOST_SECONDS),
        }
        portal = Portal(env, var / "files")
        portal.manage("migrate", "--verbosity", "0")
        portal.fill(COMMUNITIES)
        with portal.scheduler():
            yield portal


@pytest.fixture(scope="module")
def crew(portal: Portal) -> Iterator[Portal]:
    """The portal with a worker that nothing happens to."""
    with portal.worker("crew"):
        yield portal


@pytest.fixture(autouse=True)
def _no_job_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "portal" in request.fixturenames:
        portal: Portal = request.getfixturevalue("portal")
        portal.clear()
        shutil.rmtree(portal.files, ignore_errors=True)


class own_database:  # noqa: N801 - reads as a block
    """A database of the server that the suite runs on, gone at the end."""

    def __init__(self, var: Path) -> None:
        self._name = f"portal_{os.getpid()}"
        self._var = var
        self._postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")

    def __enter__(self) -> str:
        if not self._postgres:
            path = self._var / "portal.sqlite3"
            seen_as({"NAME": str(path)})
            return f"sqlite:///{path}"
        self._execute(f'CREATE DATABASE "{self._name}"')
        seen_as({"NAME": self._name})
        parts = urlsplit(os.environ["DATABASE_URL"])
        return urlunsplit(parts._replace(path=f"/{self._name}"))

    def __exit__(self, *raised: object) -> None:
        forget()
        if self._postgres:
            self._execute(f'DROP DATABASE "{self._name}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        told = settings.DATABASES["default"]
        with psycopg.connect(
            host=told["HOST"],
            port=told["PORT"],
            user=told["USER"],
            password=told["PASSWORD"],
            dbname="postgres",
            autocommit=True,
        ) as connection:
            connection.execute(statement)


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
