"""Rows ended, removed and restored by hand."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from tests.browsing import PageClient
from tests.record.entering import edit_address, posted

pytestmark = pytest.mark.django_db
HERE, THERE = "360424100001", "360424101001"


@pytest.fixture
def community():
    return factories.a_community(HERE, name="宁红社区")


@pytest.fixture
def clerk(community):
    return factories.a_user("clerk", "clerk", division=community.township)


@pytest.fixture
def client(clerk):
    return PageClient(clerk)


def test_a_row_with_a_life_is_ended_not_removed(client, community):
    row = factories.premises(community, starts_on=date(2020, 1, 1))
    end = reverse("record:row-end", args=["premises", row.pk])
    version = client.get(end).context["save"]["version"].value()
    assert (
        "Enter the last day" in client.post(end, {"version": version}).content.decode()
    )
    client.post(end, {"ends_on": "2026-3-1", "version": version, "reason": "拆除"})
    row.refresh_from_db()
    assert row.ends_on == date(2026, 3, 1)
    assert row.history.first().history_change_reason == "拆除"
    remove = reverse("record:row-remove", args=["premises", row.pk])
    assert client.get(remove).status_code == 404
    assert client.post(remove, {"reason": "x"}).status_code == 404


def test_a_person_who_leaves_gives_up_every_post(client, community):
    person = factories.a_staff_member(community, starts_on=date(2020, 1, 1))
    post = factories.a_post(staff=person, starts_on=date(2020, 1, 1))
    end = reverse("record:row-end", args=["staff-members", person.pk])
    version = client.get(end).context["save"]["version"].value()
    leaving = {"ends_on": "2026-03-01", "leave_reason": "retired", "version": version}
    client.post(end, {**leaving, "reason": "到龄"})
    post.refresh_from_db()
    assert post.ends_on == date(2026, 3, 1)
    assert post.history.first().history_change_reason == "到龄"


def test_figures_of_a_period_are_removed_with_a_reason_and_restored(client, community):
    row = factories.some_figures(community, household_count=300)
    pk = row.pk
    figures = reverse("record:figures", args=[community.code, row.period.code])
    past = reverse("record:row-history", args=["figures", pk])
    assert past in client.get(figures).content.decode()
    assert f"/record/figures/{pk}/remove/" in client.get(past).content.decode()
    remove = reverse("record:row-remove", args=["figures", pk])
    version = client.get(remove).context["form"]["version"].value()
    page = client.post(remove, {"version": version}).content.decode()
    assert "required" in page
    client.post(remove, {"version": version, "reason": "录错社区"})
    model = type(row)
    assert not model.objects.filter(pk=pk).exists()

    history = reverse("record:row-history", args=["figures", pk])
    assert "This row has been removed" in client.get(history).content.decode()
    restore = reverse("record:row-restore", args=["figures", pk])
    client.post(
        restore,
        {"version": row.history.model.objects.earliest("history_id").history_id},
    )
    assert model.objects.get(pk=pk).household_count == 300


def test_a_version_is_restored_from_the_history_in_words(client, community):
    row = factories.premises(community, address="老街1号")
    client.post(
        edit_address(row), posted(client, row, address="新街2号", reason="搬迁")
    )
    page = client.get(
        reverse("record:row-history", args=["premises", row.pk])
    ).content.decode()
    assert "Address: 老街1号 → 新街2号" in page
    assert "搬迁" in page
    first = row.history.earliest("history_id")
    client.post(
        reverse("record:row-restore", args=["premises", row.pk]),
        {"version": first.history_id},
    )
    row.refresh_from_db()
    assert row.address == "老街1号"
    assert row.history.count() == 3


def test_a_version_that_is_no_longer_allowed_is_refused_with_its_reason(
    client, community
):
    row = factories.premises(community, name="一号楼")
    client.post(edit_address(row), posted(client, row, name="二号楼"))
    factories.premises(community, name="一号楼")
    first = row.history.earliest("history_id")
    answer = client.post(
        reverse("record:row-restore", args=["premises", row.pk]),
        {"version": first.history_id},
        follow=True,
    )
    assert "cannot be restored" in answer.content.decode()
    row.refresh_from_db()
    assert row.name == "二号楼"
