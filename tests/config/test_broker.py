"""The broker without a server, as the settings choose it."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError

from config.broker import WholeMessages
from config.celery import app


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Any]:
    options = {f"data_folder_{way}": str(tmp_path) for way in ("in", "out")}
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


def test_full_or_missing_folder_is_said(channel: Any, tmp_path: Path) -> None:
    tmp_path.rmdir()
    with pytest.raises(ChannelError, match="No message can be left"):
        channel._put("portal", {})
