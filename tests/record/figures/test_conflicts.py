"""Two people on the figures of one community and period."""

import pytest
from django.urls import reverse

from communities.models import CommunityPeriod
from record import writing
from tests import factories
from tests.browsing import PageClient
from tests.record.figure_pages import HTMX, address, cell, opened, version_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(community, period):
    return factories.some_figures(
        community, period, household_count=100, population=300, grid_count=4
    )


@pytest.fixture
def other():
    return PageClient(factories.a_user("other", "clerk", full_name="李敏"))


def save(who, community, period, version, group="people", **data):
    return who.post(
        address(community, period, group),
        {f"version-{group}": version} | data,
        headers=HTMX,
    ).content.decode()


def test_nothing_is_overwritten_and_both_are_shown(
    client, other, community, period, stored
):
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, household_count="110", population="300")
    page = save(client, community, period, read_at, household_count="120")
    stored.refresh_from_db()
    assert stored.household_count == 110
    assert "李敏 stored this row at" in page
    assert "Not saved: somebody else changed these figures meanwhile." in page
    table = page[page.index("clash-table") :]
    row = table[table.index("<tbody>") : table.index("</tbody>")]
    assert [row.index(text) for text in (">100<", ">110<", ">120<")] == sorted(
        row.index(text) for text in (">100<", ">110<", ">120<")
    )
    assert row.count("<tr>") == 1
    assert "checked" not in row
    assert 'value="120"' in cell(page, "household_count")
    assert "data-draft-unsaved" in page


@pytest.mark.parametrize(("theirs", "kept"), [(["household_count"], 110), ([], 120)])
def test_one_or_the_other_is_kept_as_chosen(
    client, other, community, period, stored, theirs, kept
):
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, household_count="110")
    page = save(client, community, period, read_at, household_count="120")
    save(
        client,
        community,
        period,
        version_in(page, "people"),
        household_count="120",
        population="310",
        theirs=theirs,
    )
    stored.refresh_from_db()
    assert (stored.household_count, stored.population) == (kept, 310)


def test_a_figure_only_the_other_changed_is_offered_as_theirs(
    client, other, community, period, stored
):
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, household_count="110")
    page = save(
        client, community, period, read_at, household_count="100", population="310"
    )
    stored.refresh_from_db()
    assert (stored.household_count, stored.population) == (110, 300)
    assert 'value="household_count" checked' in page
    assert 'value="population" checked' not in page


def test_other_groups_do_not_stand_in_the_way(client, other, community, period, stored):
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, "division", grid_count="5")
    save(client, community, period, read_at, household_count="120")
    stored.refresh_from_db()
    assert (stored.household_count, stored.grid_count) == (120, 5)


def test_two_who_typed_the_same_do_not_clash(client, other, community, period, stored):
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, household_count="120")
    page = save(client, community, period, read_at, household_count="120")
    assert "Nothing had changed." in page


def test_a_third_change_is_asked_about_again(client, other, community, period, stored):
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, household_count="110")
    seen = version_in(
        save(client, community, period, read_at, household_count="120"), "people"
    )
    save(other, community, period, seen, household_count="115")
    page = save(client, community, period, seen, household_count="120")
    stored.refresh_from_db()
    assert stored.household_count == 115
    assert ">115<" in page


def test_two_who_begin_a_period_at_the_same_time_clash_as_well(
    client, other, community, period
):
    assert version_in(opened(client, community, period), "people") == ""
    save(other, community, period, "", household_count="110")
    page = save(client, community, period, "", household_count="120", population="5")
    stored = CommunityPeriod.objects.get()
    assert (stored.household_count, stored.population) == (110, None)
    assert "李敏 stored this row at" in page


def test_a_row_made_between_the_question_and_the_answer(
    client, community, period, monkeypatch
):
    """The unique key is the last to notice; then there is a row to compare with."""
    write = writing.write

    def late(form, **options):
        if form.instance.pk is None:
            monkeypatch.setattr(writing, "write", write)
            factories.some_figures(community, period, household_count=110)
            raise writing.TakenMeanwhile
        return write(form, **options)

    monkeypatch.setattr(writing, "write", late)
    page = save(client, community, period, "", household_count="120")
    assert CommunityPeriod.objects.get().household_count == 110
    assert ">110<" in page


def test_confirming_all_asks_in_the_group_that_was_changed(
    client, other, community, period, stored
):
    factories.some_figures(
        community, factories.a_period("2024"), household_count=90, grid_count=4
    )
    read_at = version_in(opened(client, community, period), "people")
    save(other, community, period, read_at, "division", grid_count="5")
    page = client.post(
        reverse("record:figures-confirm", args=[community.code, period.code]),
        {
            "version-people": read_at,
            "version-division": read_at,
            "household_count": "120",
            "grid_count": "6",
        },
        headers=HTMX,
    ).content.decode()
    stored.refresh_from_db()
    assert (stored.household_count, stored.grid_count) == (100, 5)
    assert page.count("clash-table") == 1
    division = page[page.index('id="group-division"') : page.index('id="group-duties"')]
    assert "clash-table" in division


@pytest.mark.parametrize("version", ["nonsense", "999999999"])
def test_a_version_nobody_knows_counts_as_never_read(
    client, community, period, stored, version
):
    page = save(client, community, period, version, household_count="120")
    stored.refresh_from_db()
    assert stored.household_count == 100
    assert "clash-table" in page
