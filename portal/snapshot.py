"""One view of the record for as long as a report or an export is being read.

What is committed meanwhile is not seen, so that all that is read belongs to one
moment, and nobody who writes has to wait.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@contextmanager
def snapshot(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """A read-only transaction that sees the record as it is when entered.

    Nothing can be written through this connection until it ends: progress is
    noted through another one. Raises RuntimeError inside another transaction,
    whose view of the record it could not change; that of a test is let pass,
    and the block then sees what the test sees.
    """
    connection: Any = connections[using]
    own = not connection.in_atomic_block
    with ExitStack() as stack:
        if own and connection.vendor == "sqlite":
            _enter_sqlite(connection, stack)
        else:
            stack.enter_context(transaction.atomic(using, durable=True))
            if own:
                _execute(
                    connection,
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
                )
                # The view is taken by the first query, not by BEGIN.
                _execute(connection, "SELECT 1")
        yield


def _enter_sqlite(connection: Any, stack: ExitStack) -> None:
    # Last in, first out: writing is allowed again after the transaction's end,
    # whatever state it ended in.
    stack.callback(_execute, connection, "PRAGMA query_only = OFF")
    _execute(connection, "PRAGMA query_only = ON")
    # BEGIN IMMEDIATE, the project's mode, would take the lock writers wait for.
    configured = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"
    try:
        stack.enter_context(transaction.atomic(connection.alias, durable=True))
    finally:
        connection.transaction_mode = configured
    # A deferred transaction sees the record from its first read on.
    _execute(connection, "SELECT 1 FROM sqlite_master LIMIT 1")


def _execute(connection: Any, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        if cursor.description:
            cursor.fetchall()
