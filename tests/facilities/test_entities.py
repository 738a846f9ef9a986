"""Lists of premises and projects: what they are narrowed by, what is worked out."""

from decimal import Decimal

import pytest

from portal.entities import entity_of
from tests import factories
from tests.factories.refusal import assert_refused_in_words

pytestmark = pytest.mark.django_db


def found(slug: str, **asked: str) -> set:
    entity = entity_of(slug)
    filtered = entity.filterset(asked, queryset=entity.model._default_manager.all())
    assert filtered.is_valid(), filtered.errors
    return set(filtered.qs)


def test_premises_are_found_by_their_defects():
    leaking, cramped = factories.premises(), factories.premises()
    factories.premises()
    factories.a_defect(leaking)
    factories.a_defect(leaking, defect="cramped")
    factories.a_defect(cramped, defect="cramped")
    assert found("premises", defect="leak") == {leaking}
    assert found("premises", defect="any") == {leaking, cramped}


def test_a_room_nobody_spoke_of_is_neither_there_nor_missing():
    there, missing, silent = (factories.premises() for _each in range(3))
    factories.a_room(there)
    factories.a_room(missing, is_present=False)
    factories.a_room(silent, is_present=None)
    factories.premises()
    assert found("premises", room="meeting_room") == {there}
    assert found("premises", room_missing="meeting_room") == {missing}


def test_projects_are_found_by_the_money_they_miss():
    short = factories.a_project(funding_gap_wan=Decimal(600))
    funded = factories.a_project(funding_gap_wan=Decimal(0))
    silent = factories.a_project()
    assert found("projects", gap="yes") == {short}
    assert found("projects", gap="no") == {funded}
    assert found("projects", gap="unknown") == {silent}


def test_projects_are_found_by_how_far_their_households_have_come():
    def project(planned, started, completed):
        return factories.a_project(
            planned_households=planned,
            started_households=started,
            completed_households=completed,
        )

    waiting, building = project(50, 0, 0), project(50, 50, 20)
    complete, unreported = project(50, 50, 50), project(50, None, None)
    begun_only = project(None, 10, None)
    assert found("projects", progress="waiting") == {waiting}
    assert found("projects", progress="complete") == {complete}
    assert found("projects", progress="building") == {building, begun_only}
    assert unreported in found("projects")


def test_the_area_per_hundred_households_takes_the_latest_households():
    house = factories.premises(floor_area_m2=Decimal(300))
    factories.some_figures(
        house.community, factories.a_period("2024"), household_count=500
    )
    factories.some_figures(
        house.community, factories.a_period("2025"), household_count=1000
    )
    factories.some_figures(house.community, factories.a_period("2026"), population=2000)
    unknown = factories.premises()
    entity = entity_of("premises")
    (extra,) = entity.extras
    rows = extra.annotate(entity.model.objects.all())
    values = {row.pk: extra.value(row) for row in rows}
    assert values == {house.pk: 30, unknown.pk: None}
    ordered = rows.exclude(pk=unknown.pk).order_by(extra.order_by)
    assert ordered.get().area_per_100_households == 30


def test_a_culture_centre_stays_used_as_one():
    centre = factories.a_culture_center()
    assert_refused_in_words(
        centre.premises, "on record as a culture centre", use="office"
    )
