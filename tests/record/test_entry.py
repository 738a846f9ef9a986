"""Rows added and corrected by hand."""

import pytest
from django.urls import reverse

from facilities.models import Premises
from record import writing
from tests import factories
from tests.browsing import PageClient
from tests.record.entering import add_address, edit_address, new_row, posted

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


def test_a_new_row_is_stored_with_who_wrote_it_and_why(client, clerk, community):
    data = new_row(community=str(community.pk), floor_area_m2="1,020.5", reason="新房")
    answer = client.post(add_address(community), data)
    row = Premises.objects.get()
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/communities/{HERE}/premises/#rows-premises")
    assert row.community == community
    assert row.floor_area_m2 == 1020.5
    assert row.in_use is None
    version = row.history.get()
    assert (version.history_user_name, version.history_change_reason) == (
        str(clerk),
        "新房",
    )


def test_a_wrong_field_is_named_and_nothing_typed_is_lost(client, community):
    data = new_row(
        community=str(community.pk), floor_area_m2="很大", address="解放路1号"
    )
    page = client.post(add_address(community), data).content.decode()
    assert not Premises.objects.exists()
    assert 'aria-invalid="true"' in page
    assert "很大" in page
    assert "解放路1号" in page


def test_in_place_a_wrong_form_goes_back_above_its_table(client, community):
    data = new_row(community=str(community.pk), name="")
    answer = client.post(add_address(community), data, headers={"HX-Request": "true"})
    assert answer["HX-Retarget"] == "#entry-premises"
    html = answer.content.decode()
    assert html.lstrip().startswith("<form")
    assert "<html" not in html


def test_another_row_can_follow_at_once(client, community):
    data = new_row(community=str(community.pk), another="yes")
    answer = client.post(add_address(community), data, headers={"HX-Request": "true"})
    assert answer["Location"].endswith("/premises/?open=premises")


def test_a_save_that_changes_nothing_leaves_no_version(client, community):
    row = factories.premises(community, name="办公楼", use="office")
    form = client.get(edit_address(row)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    version = row.history.get().history_id
    answer = client.post(edit_address(row), {**data, "version": version})
    assert answer.status_code == 302
    assert row.history.count() == 1


def test_two_writers_on_one_row_are_told_and_choose(client, community):
    row = factories.premises(community, name="办公楼", use="office", address="老街1号")
    mine = posted(client, row, address="新街2号", provider_name="")
    other = PageClient(factories.a_user("other", "clerk", division=community.township))
    other.post(
        edit_address(row),
        posted(other, row, address="新街22号", provider_name="财政局"),
    )

    page = client.post(edit_address(row), mine)
    row.refresh_from_db()
    assert row.address == "新街22号"
    html = page.content.decode()
    assert "other stored this row at" in html
    found = {clash.name: clash for clash in page.context["clashes"]}
    assert set(found) == {"address", "provider_name"}
    assert (
        found["address"].before,
        found["address"].theirs,
        found["address"].mine,
    ) == (
        "老街1号",
        "新街22号",
        "新街2号",
    )
    # Only the other one touched it: theirs is offered first.
    assert found["provider_name"].takes_theirs
    assert not found["address"].takes_theirs

    again = {**mine, "version": page.context["save"]["version"].value()}
    client.post(edit_address(row), {**again, "theirs": ["provider_name"]})
    row.refresh_from_db()
    assert (row.address, row.provider_name) == ("新街2号", "财政局")


@pytest.mark.parametrize("version", ["", "x", "9" * 40, "9" * 5_000, "-1", "1.5"])
def test_a_form_sent_without_its_version_overwrites_nothing(client, community, version):
    row = factories.premises(community, name="办公楼", use="office", address="老街1号")
    page = client.post(
        edit_address(row), posted(client, row, address="新街", version=version)
    )
    assert [clash.name for clash in page.context["clashes"]] == ["address"]
    row.refresh_from_db()
    assert row.address == "老街1号"


def test_what_is_pasted_too_long_is_told_and_not_cut_off(client, community):
    row = factories.premises(community, name="办公楼", use="office")
    assert "maxlength" not in client.get(edit_address(row)).content.decode()
    page = client.post(edit_address(row), posted(client, row, address="长" * 300))
    assert "address" in page.context["form"].errors
    assert "长" * 300 in page.content.decode()


def test_figures_are_entered_on_their_own_page_alone(client, community):
    row = factories.some_figures(community, household_count=300)
    edit = reverse("record:row-edit", args=["figures", row.pk])
    page = reverse("record:figures", args=[community.code, row.period.code])
    assert client.get(edit)["Location"] == page
    answer = client.post(edit, {"household_count": "5"})
    assert answer["Location"] == page
    row.refresh_from_db()
    assert row.household_count == 300
    in_place = client.get(edit, headers={"HX-Request": "true"})
    assert in_place["HX-Redirect"] == page
    new = reverse("record:row-add", args=["figures"])
    due = reverse("record:figures-due", args=[community.code])
    assert client.get(f"{new}?community={community.code}")["Location"] == due
    assert client.get(new)["Location"] == "/communities/"
    assert f'href="{page}"' in client.get("/record/figures/").content.decode()


def test_rows_of_others_do_not_exist(community):
    row = factories.premises(community)
    elsewhere = factories.a_community(THERE)
    stranger = PageClient(
        factories.a_user("stranger", "clerk", division=elsewhere.township)
    )
    for name in ("row-edit", "row-end", "row-remove", "row-history"):
        address = reverse(f"record:{name}", args=["premises", row.pk])
        assert stranger.get(address).status_code == 404, name
    assert stranger.get(add_address(community)).status_code == 404
    restore = reverse("record:row-restore", args=["premises", row.pk])
    assert stranger.post(restore, {"version": "1"}).status_code == 404
    data = new_row(community=str(community.pk))
    page = stranger.post(reverse("record:row-add", args=["premises"]), data)
    assert page.context["form"].errors["community"]
    assert Premises.objects.count() == 1


def test_those_who_only_read_change_nothing(community):
    row = factories.premises(community)
    reader = PageClient(
        factories.a_user("reader", "viewer", division=community.township)
    )
    assert reader.get(edit_address(row)).status_code == 403
    assert reader.get(add_address(community)).status_code == 403
    history = reverse("record:row-history", args=["premises", row.pk])
    page = reader.get(history).content.decode()
    assert "row-restore" not in page
    assert 'name="version"' not in page


def test_a_save_from_no_version_there_is_shows_what_is_stored(client, community):
    row = factories.premises(community, name="办公楼", address="老街1号")
    page = client.post(
        edit_address(row), posted(client, row, address="新街2号", version="none")
    )
    (clash,) = page.context["clashes"]
    assert (clash.theirs, clash.mine) == ("老街1号", "新街2号")
    row.refresh_from_db()
    assert row.address == "老街1号"


def test_kinds_that_nobody_adds_one_by_one_are_not_stored(client, monkeypatch):
    stored = []
    monkeypatch.setattr(writing, "write", lambda form, **_: stored.append(form))
    address = reverse("record:row-add", args=["communities"])
    assert client.get(address).status_code == 404
    assert client.post(address, {"version": ""}).status_code == 404
    assert not stored


def test_an_unknown_kind_of_row_is_not_found(client):
    assert client.get("/record/nonsense/new/").status_code == 404


def test_the_way_back_leads_nowhere_else(client, community):
    data = new_row(community=str(community.pk))
    answer = client.post(add_address(community, next="https://evil.example/"), data)
    assert answer["Location"].startswith(f"/communities/{HERE}/")


def test_what_is_wrong_with_a_whole_row_is_said_once(client, community):
    address = reverse(
        "record:row-add", args=["hazards"], query={"community": community.code}
    )
    told = {"category": "fire", "level": "general", "location": "楼道"}
    told |= {"found_on": "2025-11-02", "status": "closed", "version": ""}
    page = client.post(address, told).content.decode()
    assert page.count('class="errorlist nonfield"') == 1
    assert page.count("楼道") == 1
