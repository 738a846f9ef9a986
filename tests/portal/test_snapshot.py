"""One view of the record: what is written meanwhile is not seen, and gets through."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

from communities.models import Community
from portal.snapshot import snapshot
from tests.factories.places import a_community

ALIAS = "snapshot_test"


@pytest.fixture
def alias(transactional_db, tmp_path) -> Iterator[str]:
    """A database that two connections can share, with one table in it.

    On SQLite that is a file: the suite's own database lives in memory.
    """
    used = DEFAULT_DB_ALIAS
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        used = ALIAS
        connect_to(tmp_path)
    run(used, "CREATE TABLE noted (day integer)")
    run(used, "INSERT INTO noted VALUES (1)")
    yield used
    run(used, "DROP TABLE noted")
    if used == ALIAS:
        connections[ALIAS].close()
        del connections[ALIAS]


def connect_to(folder: Path) -> None:
    """Names a file's connection for this thread; settings know nothing of it."""
    connection = connections[DEFAULT_DB_ALIAS].copy(ALIAS)
    connection.settings_dict["NAME"] = str(folder / "noted.sqlite3")
    connections[ALIAS] = connection


def run(alias: str, sql: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql)


def noted(alias: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM noted")
        return cursor.fetchone()[0]


def elsewhere(alias: str, sql: str) -> None:
    """Runs and commits in a connection of its own, as another person would."""
    failures = []
    mine = connections[alias]

    def write() -> None:
        if alias == ALIAS:
            connections[ALIAS] = mine.copy()
        try:
            with transaction.atomic(alias):
                run(alias, sql)
        except DatabaseError as failure:
            failures.append(failure)
        finally:
            connections[alias].close()

    other = threading.Thread(target=write)
    other.start()
    other.join(timeout=30)
    assert not other.is_alive()
    assert failures == []


def test_what_others_commit_meanwhile_is_not_seen(alias):
    with snapshot(alias):
        elsewhere(alias, "INSERT INTO noted VALUES (2)")
        during = noted(alias)

    assert during == 1
    assert noted(alias) == 2


def test_the_view_is_that_of_the_beginning_and_not_of_the_first_question(alias):
    with snapshot(alias):
        elsewhere(alias, "INSERT INTO noted VALUES (2)")
        elsewhere(alias, "INSERT INTO noted VALUES (3)")
        assert noted(alias) == 1


def test_nothing_is_written_within(alias):
    with pytest.raises(DatabaseError), snapshot(alias):
        run(alias, "INSERT INTO noted VALUES (2)")

    assert noted(alias) == 1


def test_writing_is_possible_again_afterwards(alias):
    with snapshot(alias):
        noted(alias)
    with transaction.atomic(alias):
        run(alias, "INSERT INTO noted VALUES (2)")

    assert noted(alias) == 2


def test_writing_is_possible_again_after_a_failure(alias):
    with pytest.raises(ZeroDivisionError), snapshot(alias):
        raise ZeroDivisionError
    run(alias, "INSERT INTO noted VALUES (2)")

    assert noted(alias) == 2


def test_another_transaction_is_no_place_for_a_snapshot(alias):
    with (
        transaction.atomic(alias),
        pytest.raises(RuntimeError, match="durable"),
        snapshot(alias),
    ):
        pass


@pytest.mark.django_db
def test_within_a_test_it_sees_what_the_test_sees():
    made = a_community()

    with snapshot():
        assert Community.objects.get() == made
