"""Rows of the benchmarks are rows that a clerk could have entered."""

import pytest

from benchmarks import many_rows
from benchmarks.lists import ADDRESSES
from portal.entities import entity_of
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ADDRESSES)
def test_rows_are_added_up_to_a_number_and_all_are_valid(kind):
    factories.a_community()
    factories.a_community()
    rows = entity_of(kind).model.objects.order_by("pk")
    for total in (30, 60):
        many_rows.add(kind, total)
        assert rows.count() == total
    for row in rows:
        row.full_clean()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_what_is_measured_is_understood(kind):
    """An address with a filter that cannot be read would cost nothing."""
    factories.a_community()
    many_rows.add(kind, 30)
    client = PageClient(factories.a_user("official", "official"))
    for query in ADDRESSES[kind].values():
        address = f"/record/{kind}/?{query.format(township=factories.TOWN_CODE)}"
        page = client.get(address).content.decode()
        assert "A filter cannot be read" not in page, address
