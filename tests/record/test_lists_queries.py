"""A list and its export ask the database as often for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.entities import entities
from record.lists.choices import known_columns
from tests import factories
from tests.browsing import PageClient
from tests.test_factories import FACTORIES

pytestmark = pytest.mark.django_db


def asked(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.slug)
def test_a_dozen_rows_cost_as_many_queries_as_three(entity):
    make = FACTORIES[entity.model._meta.label]
    # May correct every row: then each one leads to a page of its own.
    client = PageClient(factories.a_user("manager", "data_manager"))
    every = "&".join(f"column={name}" for name in known_columns(entity))
    client.post(
        f"/record/{entity.slug}/columns/",
        every,
        content_type="application/x-www-form-urlencoded",
    )
    addresses = [
        f"/record/{entity.slug}/?life=all",
        f"/record/{entity.slug}/?q=a&sort=-community",
        f"/record/{entity.slug}/export.csv?life=all&private=1",
    ]
    for _ in range(3):
        make()
    for address in addresses:  # Whatever is asked once and kept.
        client.get(address)
    few = [asked(client, address) for address in addresses]
    for _ in range(9):
        make()
    assert [asked(client, address) for address in addresses] == few
    page = client.get(addresses[0]).content.decode()
    assert "1–12 of 12 rows" in page
