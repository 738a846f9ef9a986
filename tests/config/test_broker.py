"""The broker without a server, as the settings choose it."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from threading import Thread
from typing import Any

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError
from kombu.transport import filesystem

from config.broker import WholeMessages
from config.celery import app


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Any]:
    messages = tmp_path / "messages"
    messages.mkdir()
    options = {f"data_folder_{way}": str(messages) for way in ("in", "out")}
    options["control_folder"] = str(tmp_path / "control")
    with Connection(transport=WholeMessages, transport_options=options) as connection:
        yield connection.channel()


def test_settings_choose_it() -> None:
    with app.connection_for_write() as connection:
        assert isinstance(connection.transport, WholeMessages)


def test_message_is_read_as_it_was_written(channel: Any) -> None:
    for number in range(3):
        channel._put("portal", {"number": number, "title": "安平县"})
    assert [channel._get("portal")["number"] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(Empty):
        channel._get("portal")


def test_no_reader_finds_half_a_message(
    channel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked for at the moment when all is written but not yet called a message."""
    rename = Path.rename
    looked = []

    def look_first(half: Path, message: Path) -> Path:
        with pytest.raises(Empty):
            channel._get("portal")
        looked.append(half.stat().st_size)
        return rename(half, message)

    monkeypatch.setattr(Path, "rename", look_first)
    channel._put("portal", {"number": 1})
    assert looked
    assert looked[0] > 0
    assert channel._get("portal") == {"number": 1}


def test_no_reader_finds_half_a_table_of_queues(
    channel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read at the moment when the table's file is there and nothing stands in it."""
    lock, found = filesystem.lock, []
    reader = Thread(target=lambda: found.extend(channel.get_table("portal")))

    def read_first(file: Any, flags: int) -> None:
        if reader.ident is None:
            reader.start()
            reader.join(timeout=0.1)
        lock(file, flags)

    monkeypatch.setattr(filesystem, "lock", read_first)
    channel._queue_bind("portal", "portal", "", "portal")
    reader.join()
    assert [row.queue for row in found] == ["portal"]
    channel._queue_bind("portal", "second", "", "second")
    assert [row.queue for row in channel.get_table("portal")] == ["second", "portal"]


def test_full_or_missing_folder_is_said(channel: Any, tmp_path: Path) -> None:
    (tmp_path / "messages").rmdir()
    with pytest.raises(ChannelError, match="No message can be left"):
        channel._put("portal", {})
