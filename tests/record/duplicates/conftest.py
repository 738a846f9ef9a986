"""A community with twins in its record, and who keeps it."""

import pytest

from accounts.models import User
from communities.models import Community
from tests import factories


@pytest.fixture
def community(db: None) -> Community:
    return factories.a_community(name="百汇社区")


@pytest.fixture
def clerk(db: None) -> User:
    return factories.a_user("clerk", "clerk", factories.a_township())
