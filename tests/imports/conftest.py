"""One street with two communities, a clerk of it, and a street that is not theirs."""

from dataclasses import dataclass

import pytest

from accounts.models import User
from communities.models import Community
from tests import factories
from tests.browsing import PageClient

HERE, THERE = "360424100000", "360424101000"


@dataclass(frozen=True)
class Street:
    clerk: User
    first: Community
    second: Community
    elsewhere: Community


@pytest.fixture
def street(db) -> Street:
    here, there = factories.a_township(HERE), factories.a_township(THERE, name="散原")
    return Street(
        clerk=factories.a_user("clerk", "clerk", here),
        first=factories.a_community(f"{HERE[:9]}001", name="凤凰山社区"),
        second=factories.a_community(f"{HERE[:9]}002", name="南门社区"),
        elsewhere=factories.a_community(
            f"{THERE[:9]}001", name="北门社区", township=there
        ),
    )


@pytest.fixture
def client(street: Street) -> PageClient:
    return PageClient(street.clerk)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _in_english(in_english: None) -> None:
    """Headings and cells of tables are English here."""
