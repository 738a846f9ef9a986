"""A client that signs in by factory and refuses pages the browser would refuse.

The portal's content security policy forbids inline scripts and styles; a page
that holds one loses it in the browser without a word, so no test may render one.
"""

import re
from typing import Any

from django.http import HttpResponseBase
from django.test import Client
from lxml.etree import HTMLParser

from accounts.models import User

BACKEND = "accounts.backends.GrantBackend"
TEMPLATE_LEFTOVER = re.compile(r"\{\{|\{%|\}\}|%\}")


class PageClient(Client):
    """Reads English pages; every HTML answer is checked by ``faults_of``."""

    def __init__(self, user: User | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.cookies["django_language"] = "en"
        if user:
            self.force_login(user, backend=BACKEND)

    def request(self, **request: Any) -> HttpResponseBase:
        response = super().request(**request)
        if response.streaming:
            # Read to its end, which also closes the file.
            response.downloaded = b"".join(response.streaming_content)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            html = response.content.decode()
            found = faults_of(
                html, of_django=request["PATH_INFO"].startswith("/admin/")
            )
            assert not found, f"{request['PATH_INFO']}: {found}"
        return response


def faults_of(html: str, *, of_django: bool = False) -> list[str]:
    """What a browser would drop or a reader stumble over; empty for a sound page.

    Django admin labels the cells of its inlines by their column alone, and keeps
    JSON in attributes: its pages are asked about scripts and styles only.
    """
    reader = _Reader()
    # Python's own parser takes ten times as long, on every page of the suite.
    parser = HTMLParser(target=reader)
    parser.feed(html)
    parser.close()
    if of_django:
        return reader.faults
    unlabelled = [name for id_, name in reader.controls if id_ not in reader.labelled]
    return [
        *reader.faults,
        *(f"control {name} without a label" for name in unlabelled),
        *(f"leftover {found}" for found in TEMPLATE_LEFTOVER.findall(html)),
        *(f"id {id_} twice" for id_ in reader.twice),
    ]


class _Reader:
    def __init__(self) -> None:
        self.faults: list[str] = []
        self.controls: list[tuple[str | None, str]] = []
        self.labelled: set[str] = set()
        self.ids: set[str] = set()
        self.twice: set[str] = set()
        self._in_label = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and "src" not in given:
            self.faults.append("inline script")
        if tag == "style":
            self.faults.append("inline style sheet")
        for name in given:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.faults.append(f"{name} on <{tag}>")
        if id_ := given.get("id"):
            if id_ in self.ids:
                self.twice.add(id_)
            self.ids.add(id_)
        if tag == "label":
            self._in_label += 1
            if "for" in given:
                self.labelled.add(given["for"])
        self._note_control(tag, given)

    def end(self, tag: str) -> None:
        if tag == "label":
            self._in_label -= 1

    def close(self) -> None:
        """Asked for by the parser."""

    def _note_control(self, tag: str, given: dict[str, str]) -> None:
        hidden = given.get("type") in ("hidden", "submit", "button", "image")
        named = "aria-label" in given or "aria-labelledby" in given or self._in_label
        if tag in ("input", "select", "textarea") and not hidden and not named:
            self.controls.append((given.get("id"), given.get("name") or tag))
