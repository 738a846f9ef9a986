"""A whole portal as script/server starts it, and a real Chromium in front of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, StorageState, expect

from tests.begun import copy
from tests.browser.serving import DESK, PHONE, Served, chromium_browser, serving

__all__ = ["DESK", "PHONE", "OpenPage", "Served"]

# A busy machine is no fault of the code under test.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def running(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    var = tmp_path_factory.mktemp("portal")
    copy(begun, var)
    with serving(var) as portal:
        yield portal


@pytest.fixture(scope="module")
def served(begun: Path, running: Served) -> Served:
    """With the record as it was begun: what one module stores no other sees."""
    running.begin_again(begun)
    return replace(running, passwords=dict(running.passwords))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def sessions(served: Served, chromium: Browser) -> Callable[[str], StorageState]:
    """What a browser keeps of somebody who has signed in: once for all windows."""

    @cache
    def of(username: str) -> StorageState:
        context = chromium.new_context()
        try:
            return served.session_of(context, username)
        finally:
            context.close()

    return of


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(
    served: Served, chromium: Browser, sessions: Callable[[str], StorageState]
) -> Iterator[OpenPage]:
    """Opens an empty window, signed in where a name is given.

    What the browser complains of in any of them fails the test: a script or
    style the policy refused, an error in a script, a file that is not there.
    """
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{message.text} ({message.location.get('url')})")

    contexts = []

    def open_one(
        username: str = "", *, size: dict[str, int] = DESK, scripts: bool = True
    ) -> Page:
        context = chromium.new_context(
            viewport=size,
            base_url=served.address,
            storage_state=sessions(username) if username else None,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
