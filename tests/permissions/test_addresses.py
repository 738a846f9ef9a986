"""Every address, asked by three people and a stranger: what is not theirs is not there.

A clerk of another street gets 404 for rows outside of that street, an outsider
without a role 403, a stranger the sign-in page. No answer to them holds a word
of what they may not see. An address that is not in the table fails the suite.
"""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.permissions import addresses_of_record, addresses_of_reports
from tests.permissions.world import SECRET, World

ADDRESSES = addresses_of_record.ADDRESSES | addresses_of_reports.ADDRESSES
EVERY = [(name, address) for name, asked in ADDRESSES.items() for address in asked]


def names_in(
    patterns: list[URLPattern | URLResolver], space: str = ""
) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace or ""
            if inner != "admin":
                yield from names_in(
                    pattern.url_patterns, f"{inner}:" if inner else space
                )
        else:
            yield f"{space}{pattern.name}"


def test_every_address_of_the_portal_is_in_the_table():
    assert set(names_in(get_resolver().url_patterns)) == set(ADDRESSES)


def words_in(response) -> str:
    if response.streaming:
        return response.downloaded.decode("latin-1")
    return response.content.decode()


@pytest.mark.parametrize("who", ["clerk elsewhere", "outsider", "stranger"])
def test_nobody_finds_what_is_not_theirs(world: World, who: str):
    client = world.client(who)
    field = {"clerk elsewhere": "elsewhere"}.get(who, who)
    for name, address in EVERY:
        for headers in ({}, {"HX-Request": "true"}):
            answer = address.asked(client, world, **headers)
            place = f"{name} {address.path(world)} {headers}"
            expected = getattr(address, field)
            # A part of a page is answered by loading the page again.
            if who == "stranger" and headers and expected == 302:
                expected = 302 if name == "set_language" else 200
            assert answer.status_code == expected, place
            text = words_in(answer)
            assert f"{SECRET}社区" not in text, place
            assert f"{SECRET}街道" not in text, place
            assert f"{SECRET}干部" not in text, place
            assert world.report.title not in text, place
            if answer.get("Content-Disposition"):
                break  # Files are never asked for as a part of a page.


def test_the_official_finds_all_of_it(world: World):
    client = world.client("official")
    for name, address in EVERY:
        answer = address.asked(client, world)
        assert answer.status_code == address.official, (name, address.path(world))
