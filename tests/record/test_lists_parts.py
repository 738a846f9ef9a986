"""What htmx puts into a list leaves the page a full load would show."""

import re
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser

import pytest

from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db

# What differs from answer to answer by design.
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')
VOID = {"input", "meta", "link", "img", "br", "hr", "use"}


class _Places(HTMLParser):
    """Where the content of each element with an id begins and ends."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in html.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.open: list[tuple[str, str | None, int]] = []
        self.found: dict[str, tuple[int, int]] = {}
        self.feed(html)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            begin = self._offset() + len(self.get_starttag_text() or "")
            self.open.append((tag, dict(attrs).get("id"), begin))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            opened, name, begin = self.open.pop()
            if name:
                self.found[name] = begin, self._offset()
            if opened == tag:
                return


@lru_cache(maxsize=4)
def places(html: str) -> dict[str, tuple[int, int]]:
    return _Places(html).found


def content(html: str, name: str) -> str:
    begin, end = places(html)[name]
    return html[begin:end]


def with_content(html: str, name: str, inner: str) -> str:
    begin, end = places(html)[name]
    return html[:begin] + inner + html[end:]


def applied(page: str, part: str) -> str:
    """The page after htmx has put the answer where it belongs."""
    aside = re.compile(r'<div id="([^"]+)" hx-swap-oob="innerHTML">(.*?)</div>', re.S)
    for name, inner in aside.findall(part):
        page = with_content(page, name, inner)
    return with_content(page, "results", aside.sub("", part))


def seen(page: str) -> dict[str, str]:
    """What a reader sees below the filters, and what is said at each of them."""
    plain = TOKEN.sub("", page)
    told = re.findall(r'id="(told-[^"]+)"', plain)
    return {
        name: re.sub(r"\s+", " ", content(plain, name)).strip()
        for name in ("results", *told)
    }


@pytest.mark.parametrize("kind", ["premises", "staff-members"])
@pytest.mark.parametrize(
    "query",
    [
        "q=楼",
        "q=nowhere",
        "township=360424100000",
        "life=all&per_page=20&page=2",
        "sort=-name&community=凤凰",
        "on=gestern",
        "on=gestern&township=1",
        "on=2020-01-01",
        "",
    ],
)
def test_a_part_leaves_the_page_as_a_full_load_would(kind, query):
    community = factories.a_community("360424100003", name="凤凰山社区")
    for number in range(25):
        factories.premises(community, name=f"{number} 号楼")
        factories.a_staff_member(community, name=f"楼长{number}")
    factories.a_former_staff_member(community)
    factories.premises(community, name="旧屋", ends_on=date(2021, 1, 1))
    client = PageClient(factories.a_user("clerk", "clerk", community.township))
    # From a page that had something to complain of, too.
    for before in ("", "?on=morgen"):
        first = client.get(f"/record/{kind}/{before}").content.decode()
        address = f"/record/{kind}/?{query}"
        part = client.get(address, headers={"HX-Request": "true"}).content.decode()
        full = client.get(address).content.decode()
        assert seen(applied(first, part)) == seen(full)


def test_what_htmx_asks_first_is_not_a_part_of_a_page_left_behind():
    """Going back in the browser loads the page, not its results alone."""
    factories.premises()
    client = PageClient(factories.a_user("official", "official"))
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    page = client.get("/record/premises/", headers=headers).content.decode()
    assert "<html" in page
