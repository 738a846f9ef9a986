"""A whole portal as script/server starts it, and a real Chromium in front of it."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
START_SECONDS = 120


@dataclass(frozen=True)
class Served:
    """A running portal with the demonstration record and its first people."""

    address: str
    passwords: dict[str, str]
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """What a command of the same portal prints."""
        done = run(
            list(command), self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    var = tmp_path_factory.mktemp("portal")
    port = free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "CELERY_BROKER_URL")
    } | {
        "PORTAL_VAR_DIR": str(var),
        "SECRET_KEY": "for the browser's tests only",
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "WEB_WORKERS": "1",
    }
    for step in (["prepare"], ["first_start", "--demo"]):
        done = run([*step], environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    lines = (var / "sign-ins.txt").read_text(encoding="utf-8").splitlines()
    passwords = {name: word for name, word, _role in map(str.split, lines)}
    log = var / "serve.log"
    with log.open("wb") as screen:
        process = subprocess.Popen(
            [sys.executable, ROOT / "manage.py", "serve", "--port", str(port)],
            env=environment,
            stdout=screen,
            stderr=screen,
        )
        try:
            wait_for_answer(f"http://127.0.0.1:{port}/readyz", log)
            yield Served(f"http://127.0.0.1:{port}", passwords, environment)
        finally:
            process.terminate()
            process.wait(timeout=30)


def run(
    command: list[str], environment: dict[str, str], **options: object
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *command],
        env=environment,
        timeout=START_SECONDS,
        **options,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_answer(address: str, log: Path) -> None:
    """Until web, worker, broker and database all say that they are there."""
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline:
        with suppress(OSError):
            try:
                with urllib.request.urlopen(address, timeout=5):  # noqa: S310
                    return
            except urllib.error.HTTPError as not_yet:
                not_yet.close()
        sleep(0.25)
    pytest.fail(f"No portal at {address}:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(served: Served, chromium: Browser) -> Iterator[OpenPage]:
    """Opens a window, signed in where a name is given.

    What the browser complains of in any of them fails the test: a script or
    style the policy refused, an error in a script, a file that is not there.
    """
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{message.text} ({message.location.get('url')})")

    contexts = []

    def open_one(username: str = "", *, size: dict[str, int] = DESK) -> Page:
        context = chromium.new_context(viewport=size, base_url=served.address)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if username:
            page.goto("/account/sign-in/")
            page.fill("#id_username", username)
            page.fill("#id_password", served.passwords[username])
            page.press("#id_password", "Enter")
            page.wait_for_url(f"{served.address}/")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
