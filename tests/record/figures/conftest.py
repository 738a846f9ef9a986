"""One community, the period to be entered and the figures of the one before."""

from decimal import Decimal

import pytest

from tests import factories
from tests.browsing import PageClient


@pytest.fixture
def clerk():
    return factories.a_user("clerk", "clerk", full_name="王芳")


@pytest.fixture
def client(clerk):
    return PageClient(clerk)


@pytest.fixture
def community():
    return factories.a_community("360424100003", name="凤凰山社区")


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def before(community):
    return factories.some_figures(
        community,
        factories.a_period("2024"),
        household_count=3000,
        population=9000,
        population_basis="actual",
        grid_count=10,
        party_grid_count=8,
        has_website=True,
        hotline_satisfaction_share=Decimal("0.955"),
    )
