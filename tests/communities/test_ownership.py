"""One query decides who sees and changes what; everything owned asks it."""

from datetime import date

import pytest
from django.apps import apps

from communities.models import Community, Grid
from communities.ownership import CommunityOwned, CommunityOwnedQuerySet
from tests.factories import (
    a_community,
    a_division,
    a_grant,
    a_grid,
    a_superuser,
    a_township,
    a_user,
)


@pytest.fixture
def here(db):
    return a_community("360424100001")


@pytest.fixture
def next_town(db):
    return a_community("360424101001", township=a_township("360424101000"))


@pytest.fixture
def elsewhere(db):
    return a_community("500151001001", township=a_township("500151001000"))


def test_a_role_holds_for_everything_below_its_division(here, next_town, elsewhere):
    clerk = a_user("clerk", "clerk", a_township("360424100000"))
    manager = a_user("manager", "data_manager", a_division("360424000000"))

    assert set(Community.objects.editable_by(clerk)) == {here}
    assert set(Community.objects.editable_by(manager)) == {here, next_town}
    assert elsewhere not in Community.objects.visible_to(manager)


def test_reading_is_not_writing(here):
    viewer = a_user("viewer", "viewer")
    assert Community.objects.visible_to(viewer).get() == here
    assert not Community.objects.editable_by(viewer).exists()


def test_grants_on_two_divisions_add_up(here, elsewhere, next_town):
    user = a_user("user", "viewer", a_township("360424100000"))
    a_grant(user, "clerk", a_township("500151001000"))

    assert set(Community.objects.visible_to(user)) == {here, elsewhere}
    assert set(Community.objects.editable_by(user)) == {elsewhere}


def test_without_a_grant_nothing_is_seen(here):
    assert not Community.objects.visible_to(a_user("outsider")).exists()


def test_a_disabled_account_sees_nothing_whatever_it_was_granted(here):
    user = a_user("former", "data_manager")
    user.is_active = False
    assert not Community.objects.visible_to(user).exists()
    root = a_superuser()
    assert Community.objects.visible_to(root).get() == here
    root.is_active = False
    assert not Community.objects.visible_to(root).exists()


def test_owned_rows_are_seen_with_their_community(here, elsewhere):
    grid = a_grid(here)
    a_grid(elsewhere)
    clerk = a_user("clerk", "clerk")

    assert Grid.objects.visible_to(clerk).get() == grid
    assert Grid.objects.editable_by(clerk).get() == grid
    assert Grid.objects.of([here.pk]).get() == grid
    assert Grid.objects.of(Community.objects.below("360424000000")).get() == grid


def test_deciding_costs_one_query_before_the_rows(here, django_assert_num_queries):
    a_grid(here)
    clerk = a_user("clerk", "clerk")
    with django_assert_num_queries(2):
        assert len(Grid.objects.visible_to(clerk)) == 1


def test_active_on_counts_first_and_last_day(here):
    grid = a_grid(here, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    always = a_grid(here)
    assert set(Grid.objects.active_on(date(2025, 1, 1))) == {grid, always}
    assert set(Grid.objects.active_on(date(2025, 12, 31))) == {grid, always}
    assert set(Grid.objects.active_on(date(2026, 1, 1))) == {always}
    assert set(Grid.objects.active_on(date(2024, 12, 31))) == {always}


@pytest.mark.parametrize(
    "model",
    [m for m in apps.get_models() if issubclass(m, CommunityOwned)],
    ids=lambda model: model._meta.label,
)
def test_whatever_a_community_owns_has_the_doors(model):
    assert isinstance(model.objects.all(), CommunityOwnedQuerySet)


@pytest.mark.parametrize(
    "model",
    [
        m
        for m in apps.get_models()
        if hasattr(m, "objects")
        and isinstance(m.objects.all(), CommunityOwnedQuerySet)
        and not issubclass(m, CommunityOwned)
    ],
    ids=lambda model: model._meta.label,
)
def test_rows_further_away_know_the_path_to_their_community(model, db):
    outsider = a_user("outsider", "viewer")
    assert model.objects.all().community_path.endswith("__community")
    assert not model.objects.visible_to(outsider).exists()
