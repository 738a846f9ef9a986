"""Databases of portals under test, on the server that the suite runs on.

One is prepared, the others are copies of it, which costs a fraction.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connections

ALIAS = "portal"


@dataclass(frozen=True)
class Database:
    """``name`` is what Django calls it: a path, or a name on the server."""

    name: str
    url: str

    @classmethod
    @contextmanager
    def made(cls, var: Path, name: str) -> Iterator[Self]:
        """An empty one, gone at the end of the block."""
        if not on_postgres():
            yield cls._of_file(var)
            return
        database = cls._of_server(name)
        with _on_server(f'CREATE DATABASE "{database.name}"', database.name):
            yield database

    @contextmanager
    def copied(self, var: Path, name: str) -> Iterator["Database"]:
        """One with the same content; nobody may be connected to this one."""
        if not on_postgres():
            copy = self._of_file(var)
            with closing(sqlite3.connect(self.name)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copyfile(self.name, copy.name)
            yield copy
            return
        copy = self._of_server(name)
        statement = f'CREATE DATABASE "{copy.name}" TEMPLATE "{self.name}"'
        with _on_server(statement, copy.name):
            yield copy

    @classmethod
    def _of_file(cls, var: Path) -> Self:
        path = var / "portal.sqlite3"
        return cls(str(path), f"sqlite:///{path}")

    @classmethod
    def _of_server(cls, name: str) -> Self:
        unique = f"portal_{name}_{os.getpid()}"
        parts = urlsplit(os.environ["DATABASE_URL"])
        return cls(unique, urlunsplit(parts._replace(path=f"/{unique}")))


def on_postgres() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


@contextmanager
def _on_server(create: str, name: str) -> Iterator[None]:
    told = settings.DATABASES["default"]
    with psycopg.connect(
        host=told["HOST"],
        port=told["PORT"],
        user=told["USER"],
        password=told["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute(create)
        try:
            yield
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def seen(database: Database) -> Iterator[None]:
    """Opens the database to this process under the alias ``portal``."""
    usual = connections.databases["default"]
    connections.databases[ALIAS] = {**usual, "NAME": database.name}
    try:
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]
