"""Who looks at the administrators' pages, in a county of its own."""

import pytest

from tests import factories


@pytest.fixture
def county(db):
    return factories.a_division()


@pytest.fixture
def root(client, county):
    client.force_login(factories.a_superuser())
    return client


@pytest.fixture
def administrator(client, county):
    """Of 修水县 alone."""
    client.force_login(factories.a_user("admin", "administrator"))
    return client
