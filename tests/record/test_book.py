"""The book of a community as the place where its rows are kept."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from communities.models import Community
from portal import book
from portal.entities import entities
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


@pytest.fixture
def community() -> Community:
    made = factories.a_community("360424100001", name="凤凰山社区")
    return factories.a_full_record(made, factories.a_period("2025"))


def reading(community: Community) -> book.Reading:
    period = factories.a_period("2025")
    user = factories.a_user("reader", "official")
    return book.Reading(user, TODAY, period, None)


def page(client: PageClient, community: Community, slug: str) -> str:
    name = "communities:community-book-section"
    return client.get(reverse(name, args=[community.code, slug])).content.decode()


def test_every_kind_of_row_has_its_table_in_its_section(community):
    reads = reading(community)
    for section in book.sections():
        kept = {
            block.entity
            for block in section.blocks(community, reads)
            if getattr(block, "entity", "")
        }
        # The figures of a period stand in groups and have a page of their own.
        owned = {e.slug for e in entities() if e.section == section.slug} - {"figures"}
        assert kept == owned, section.slug


def test_every_row_shown_can_be_opened_by_its_key(community):
    reads = reading(community)
    for section in book.sections():
        for block in section.blocks(community, reads):
            if not isinstance(block, book.Rows):
                continue
            assert block.rows, block.title
            entity = next(each for each in entities() if each.slug == block.entity)
            assert len(block.keys) == len(block.rows), block.title
            shown = entity.visible_to(reads.user).filter(pk__in=block.keys)
            assert shown.count() == len(block.keys)
            assert all(entry.name for entry in block.entries)


def test_no_row_is_called_by_its_number(community):
    client = PageClient(factories.a_user("reader", "official"))
    for section in book.sections():
        text = page(client, community, section.slug)
        if section.slug != "history":
            assert "(#" not in text, section.slug


def test_a_year_is_not_grouped_by_thousands(community):
    client = PageClient(factories.a_user("reader", "official"))
    text = page(client, community, "profile")
    assert ">2024<" in text
    assert "2,024" not in text


def test_a_clerk_may_add_to_each_table_and_correct_each_row(community):
    clerk = PageClient(factories.a_user("clerk", "clerk"))
    reads = reading(community)
    for section in book.sections():
        text = page(clerk, community, section.slug)
        for block in section.blocks(community, reads):
            if not getattr(block, "entity", ""):
                continue
            add = reverse("record:row-add", args=[block.entity])
            offered = f'href="{add}?community={community.code}"' in text
            assert offered is (block.entity != "communities"), block.entity
            for key in getattr(block, "keys", ()):
                address = reverse("record:row-edit", args=[block.entity, key])
                assert f'href="{address}"' in text
            assert text.count(f'id="entry-{block.entity}"') == 1


def test_who_only_reads_is_offered_nothing(community):
    client = PageClient(factories.a_user("reader", "official"))
    for section in book.sections():
        text = page(client, community, section.slug)
        assert "data-entry-open" not in text, section.slug


def test_the_whole_book_on_paper_leads_nowhere(community):
    clerk = PageClient(factories.a_user("clerk", "clerk"))
    address = reverse("communities:community-book-whole", args=[community.code])
    text = clerk.get(address).content.decode()
    assert "data-entry-open" not in text
    assert "/reveal/" not in text
    assert 'id="entry-' not in text


def test_rows_of_a_later_period_are_shown_and_not_added_to_those_before(community):
    branch = community.partyorganization_rows.get()
    later = factories.a_period("2026")
    factories.party_figures(branch, 41, period=later)
    factories.party_figures(branch, 39, period=factories.a_period("2024"))
    client = PageClient(factories.a_user("reader", "official"))
    text = page(client, community, "party")
    assert ">41<" in text
    assert ">40<" in text
    assert ">39<" not in text
    assert "<tfoot>" not in text


def test_very_many_rows_are_cut_and_the_cut_is_told(community, monkeypatch):
    monkeypatch.setattr(book, "MOST_ROWS", 3)
    for place in range(4):
        factories.a_grid(community, name=f"第{place}网格", household_count=10)
    client = PageClient(factories.a_user("reader", "official"))
    with translation.override("en"):
        text = page(client, community, "profile")
    assert "There are more; the first of them are shown." in text


def test_a_section_costs_no_more_for_many_rows(
    community, django_assert_max_num_queries
):
    client = PageClient(factories.a_user("clerk", "clerk"))
    with CaptureQueriesContext(connection) as few:
        page(client, community, "staff")
    for _each in range(3):
        person = factories.a_head_of_both(community)
        factories.all_insurances(person)
        factories.an_appraisal(person)
    with django_assert_max_num_queries(len(few)):
        page(client, community, "staff")
