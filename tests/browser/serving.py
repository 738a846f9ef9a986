"""A portal of its own in the folder where it was begun, and a browser to look at it.

For the browser's tests and for the pictures of the handbook.
"""

import shutil
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    StorageState,
    sync_playwright,
)

from tests.begun import ROOT, START_SECONDS, environment, run

CHROMIUM = "/usr/bin/chromium-headless-shell"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
DATABASE, LOG = "portal.sqlite3", "serve.log"


@dataclass(frozen=True)
class Served:
    """A running portal with the demonstration record and its first people."""

    address: str
    passwords: dict[str, str]
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """What a command of the same portal prints."""
        return run(list(command), self.environment)

    def sign_in(self, page: Page, username: str) -> None:
        """To the first page, by the page that asks for name and password."""
        page.goto("/account/sign-in/")
        page.fill("#id_username", username)
        page.fill("#id_password", self.passwords[username])
        page.press("#id_password", "Enter")
        page.wait_for_url(f"{self.address}/")
        # What the first page fetches by itself would fail if it were left.
        page.wait_for_load_state("networkidle")

    def session_of(self, context: BrowserContext, username: str) -> StorageState:
        """Signed in without a page, for windows that are to begin so."""
        address = f"{self.address}/account/sign-in/"
        context.request.get(address)
        (token,) = (c["value"] for c in context.cookies() if c["name"] == "csrftoken")
        answer = context.request.post(
            address,
            form={
                "username": username,
                "password": self.passwords[username],
                "csrfmiddlewaretoken": token,
            },
            max_redirects=0,
        )
        assert answer.status == 302, answer.text()
        return context.storage_state()

    def begin_again(self, begun: Path) -> None:
        """Everything as it was in ``begun``, while all programs go on running."""
        var = Path(self.environment["PORTAL_VAR_DIR"])
        shutil.rmtree(var / "files", ignore_errors=True)
        with (
            closing(sqlite3.connect(begun / DATABASE)) as source,
            closing(sqlite3.connect(var / DATABASE)) as target,
        ):
            source.backup(target)
        # Until the worker has said again that it is there.
        wait_for_answer(f"{self.address}/readyz", var / LOG)


@contextmanager
def serving(var: Path) -> Iterator[Served]:
    """The portal that was begun in ``var``, and is gone afterwards."""
    port = free_port()
    told = environment(var)
    lines = (var / "sign-ins.txt").read_text(encoding="utf-8").splitlines()
    passwords = {name: word for name, word, _role in map(str.split, lines)}
    log = var / LOG
    with log.open("wb") as screen:
        process = subprocess.Popen(
            [sys.executable, ROOT / "manage.py", "serve", "--port", str(port)],
            env=told,
            stdout=screen,
            stderr=screen,
        )
        try:
            wait_for_answer(f"http://127.0.0.1:{port}/readyz", log)
            yield Served(f"http://127.0.0.1:{port}", passwords, told)
        finally:
            # Told twice: nothing of it is needed any more, and it waits for nothing.
            process.terminate()
            sleep(0.5)
            process.terminate()
            process.wait(timeout=30)


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
    raise AssertionError(f"No portal at {address}:\n{log.read_text('utf-8')}")


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
