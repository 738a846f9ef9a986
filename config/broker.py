"""The broker without a server: messages are files, and readers see only whole ones.

kombu makes files where readers look, and fills them afterwards: those of messages,
and the first time those that say which queues an exchange has. Who looks in between
takes an empty one, and a worker ends of it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic_ns
from typing import Any
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def get_table(self, exchange: str) -> list[filesystem.exchange_queue_t]:
        with self._tables():
            return super().get_table(exchange)

    def _queue_bind(self, *names: str) -> None:
        with self._tables():
            super()._queue_bind(*names)

    @contextmanager
    def _tables(self) -> Iterator[None]:
        """The tables of queues, which no other process reads or writes meanwhile."""
        self.control_folder.mkdir(exist_ok=True)
        with Path(self.control_folder, "tables.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _put(self, queue: str, payload: Any, **options: Any) -> None:
        """Raises ChannelError where the message cannot be kept."""
        # Readers take the first by name.
        name = f"{monotonic_ns():020}_{uuid4()}.{queue}.msg"
        message = Path(self.data_folder_out, name)
        half = message.with_suffix(".half")
        try:
            half.write_text(dumps(payload), encoding="utf-8")
            half.rename(message)
        except OSError as error:
            raise ChannelError(f"No message can be left at {message}.") from error


class WholeMessages(filesystem.Transport):
    """kombu's transport by files, which writes as said above."""

    Channel = Channel
