"""The broker without a server: messages are files, and readers see only whole ones.

kombu makes a message's file where readers look, and fills it afterwards. Who looks
in between takes an empty message, and a worker ends of it.
"""

from pathlib import Path
from time import monotonic_ns
from typing import Any
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
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
