"""What a user may do, asked of their grants: once for all of a request."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.backends import GrantBackend
from accounts.models import Grant
from accounts.roles import Permission
from communities.models import Community
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return factories.a_user("clerk", "clerk", factories.a_township())


def grants_read(queries: CaptureQueriesContext, user) -> int:
    """Queries for this user's own: shared filters ask for those of colleagues."""
    own = f'"accounts_grant"."user_id" = {user.pk}'
    return sum(own in each["sql"] for each in queries.captured_queries)


@pytest.mark.parametrize("address", ["/", "/record/premises/", "/communities/"])
def test_a_page_reads_them_once(user, address):
    client = PageClient(user)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert grants_read(queries, user) == 1


def test_the_next_request_knows_of_a_change(user):
    client = PageClient(user)
    assert client.get("/record/premises/").status_code == 200
    user.grants.all().delete()
    assert client.get("/record/premises/").status_code == 403


def test_only_who_sends_a_request_keeps_them(user):
    """A job may last for hours: it asks each time."""
    asked = GrantBackend().get_user(user.pk)
    for each in (asked, user):
        assert each.holds(Permission.EDIT)
    user.grants.all().delete()
    assert asked.holds(Permission.EDIT)
    assert not user.holds(Permission.EDIT)


def test_divisions_are_those_of_roles_that_carry_the_permission(user):
    county = factories.a_division()
    Grant.objects.create(user=user, role="viewer", division=county)
    town = user.grants.get(role="clerk").division
    assert user.divisions_with(Permission.EDIT) == [town.code]
    assert user.divisions_with(Permission.VIEW) == sorted([county.code, town.code])
    assert user.divisions_with(Permission.ADMINISTER) == []
    assert user.permissions() >= {Permission.VIEW, Permission.EDIT}


def test_who_may_no_longer_sign_in_may_do_nothing(user):
    user.is_active = False
    assert user.permissions() == frozenset()
    assert not user.holds(Permission.VIEW)
    assert not Community.objects.visible_to(user).exists()
