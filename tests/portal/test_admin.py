"""The administrators' pages of the record: all open, none beyond one's reach."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.models import Community, Division, ReportingPeriod, Round
from communities.ownership import CommunityOwnedQuerySet
from staffing.models import StaffMember
from tests import factories
from tests.factories import (
    a_community,
    a_division,
    a_grant,
    a_grid,
    a_hazard,
    a_period,
    a_staff_member,
    a_superuser,
    a_township,
    a_user,
    some_figures,
)
from tests.test_factories import FACTORIES

RECORD = ("communities", "staffing", "facilities", "funding", "safety")
MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in RECORD),
    key=lambda model: model._meta.label,
)
OWNED = [
    model
    for model in MODELS
    if isinstance(model._default_manager.all(), CommunityOwnedQuerySet)
]
each_model = pytest.mark.parametrize(
    "model", MODELS, ids=lambda model: model._meta.label
)


def page(model, what, *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{what}", args=args)


@pytest.fixture
def root(client, db):
    client.force_login(a_superuser())
    return client


@pytest.fixture
def administrator(client, db):
    """An administrator of 修水县, without a right to edit."""
    client.force_login(a_user("administrator", "administrator"))
    return client


def test_every_model_of_the_record_has_a_page_or_a_place_on_one():
    shown = set(MODELS)
    for model in MODELS:
        shown |= {inline.model for inline in admin.site._registry[model].inlines}
    labels = {label for label in FACTORIES if label.split(".")[0] in RECORD}
    assert {model._meta.label for model in shown} == labels


@each_model
def test_pages_open_and_the_history_is_in_sight(root, model):
    row = FACTORIES[model._meta.label]()

    for address in (
        page(model, "changelist"),
        page(model, "changelist") + "?q=x",
        page(model, "change", row.pk),
        page(model, "history", row.pk),
        page(model, "simple_history", row.pk, row.history.get().pk),
    ):
        assert root.get(address).status_code == 200, address
    added = root.get(page(model, "add")).status_code
    assert added == (403 if model is Round else 200)


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_lists_cost_the_same_for_one_row_and_for_more(root, model):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert root.get(page(model, "changelist")).status_code == 200
        return len(seen)

    make = FACTORIES[model._meta.label]
    make()
    queries()
    with_one = queries()
    make(), make()

    assert queries() == with_one


@each_model
def test_nothing_is_deleted_in_bulk(root, model):
    FACTORIES[model._meta.label]()
    html = root.get(page(model, "changelist")).content.decode()
    assert "delete_selected" not in html


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model is not ReportingPeriod],
    ids=lambda model: model._meta.label,
)
def test_rows_out_of_reach_are_not_to_be_found(client, db, model):
    row = FACTORIES[model._meta.label]()
    elsewhere = a_division("500151000000", name="铜梁区")
    client.force_login(a_user("stranger", "administrator", elsewhere))

    listed = client.get(page(model, "changelist"))
    assert listed.context["cl"].result_count == (1 if model is Division else 0)
    assert client.get(page(model, "change", row.pk)).status_code == 302
    assert client.get(page(model, "history", row.pk)).status_code == 404
    version = page(model, "simple_history", row.pk, row.history.get().pk)
    assert client.get(version).status_code == 404
    assert client.post(version, {}).status_code == 404


def test_telephone_numbers_are_not_told_digit_by_digit(administrator):
    address = page(StaffMember, "changelist")
    a_staff_member(a_community(), phone="13812345678")
    for asked in ("phone", "phone__startswith", "phone__regex"):
        assert administrator.get(address, {asked: "138"}).status_code == 400, asked
    assert administrator.get(address, {"gender__exact": "female"}).status_code == 200


@pytest.mark.parametrize("code", ["500151999000", "360499000000", "360000000000"])
def test_divisions_come_to_be_within_those_administered_alone(administrator, code):
    row = {"code": code, "name": "他县", "level": "county"}
    answer = administrator.post(page(Division, "add"), row)
    assert list(answer.context["adminform"].form.errors) == ["code"]
    own = a_township("360424217000", name="大椿乡")
    answer = administrator.post(page(Division, "change", own.pk), row)
    assert list(answer.context["adminform"].form.errors) == ["code"]
    own.refresh_from_db()
    assert own.code == "360424217000"


def test_a_township_of_ones_own_county_is_added(administrator):
    row = {"code": "360424299000", "name": "新乡", "level": "township"}
    administrator.post(page(Division, "add"), row)
    assert Division.objects.filter(code="360424299000").exists()


@pytest.mark.parametrize("sent", ["x", "NaN", "9" * 40, "-1", "\n"])
def test_a_choice_that_is_none_is_told_at_its_field(root, sent):
    row = {"code": "360424100099", "name": "新社区", "township": sent}
    answer = root.post(page(Community, "add"), row)
    assert "township" in answer.context["adminform"].form.errors


def test_a_clerk_is_no_administrator(client, db):
    client.force_login(a_user("clerk", "clerk"))
    answer = client.get(page(Community, "changelist"), follow=True)
    assert answer.status_code == 403


def test_a_constraint_speaks_in_words(administrator):
    a_period("2025")
    form = {
        "code": "2025",
        "kind": "year",
        "starts_on": "2025-01-01",
        "ends_on": "2025-12-31",
    }
    answer = administrator.post(page(ReportingPeriod, "add"), form)
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert ReportingPeriod.objects.count() == 1


def test_what_is_cited_cannot_be_deleted(administrator):
    period = some_figures().period
    community = a_grid().community
    for row in (period, community, community.township):
        answer = administrator.post(page(type(row), "delete", row.pk), {"post": "yes"})
        assert answer.status_code == 200
        assert answer.context["protected"]
        assert type(row).objects.filter(pk=row.pk).exists()


def test_an_administrator_reads_figures_but_enters_none(administrator):
    hazard = a_hazard()
    model = type(hazard)

    assert administrator.get(page(model, "change", hazard.pk)).status_code == 200
    assert administrator.get(page(model, "add")).status_code == 403
    answer = administrator.post(page(model, "change", hazard.pk), {"location": "x"})
    assert answer.status_code == 403
    version = page(model, "simple_history", hazard.pk, hazard.history.get().pk)
    assert administrator.get(version).status_code == 200
    assert administrator.post(version, {"location": "x"}).status_code == 403
    hazard.refresh_from_db()
    assert hazard.location == "3栋楼道"


def test_choices_end_where_the_right_to_edit_ends(client, db):
    inside = a_community("360424100001")
    outside = a_community(
        "360424101001", township=a_township("360424101000", name="白岭镇")
    )
    user = a_user("both", "administrator")
    a_grant(user, "clerk", inside.township)
    client.force_login(user)
    form = {"code": "G01", "level": "grid", "community": outside.pk}
    model = type(a_grid(inside, code="G00"))

    refused = client.post(page(model, "add"), form)
    assert refused.status_code == 200
    assert "community" in refused.context["adminform"].form.errors
    client.post(page(model, "add"), form | {"community": inside.pk})

    assert model.objects.get(code="G01").community == inside


def test_telephone_numbers_are_not_on_the_administrators_site(root):
    person = factories.a_staff_member(phone="13800138000")
    person.name, person.phone = "新名", "13900139000"
    person.save()

    changed = root.get(page(type(person), "change", person.pk)).content.decode()
    history = root.get(page(type(person), "history", person.pk)).content.decode()

    assert "新名" in history
    for html in (changed, history):
        assert "13800138000" not in html
        assert "13900139000" not in html


def test_the_history_says_who_why_and_what(root):
    grid = a_grid(name="旧名")
    grid.name = "新名"
    grid._change_reason = "居民会议决定"
    grid.save()

    html = root.get(page(type(grid), "history", grid.pk)).content.decode()

    assert "旧名 → 新名" in html
    assert "居民会议决定" in html
    assert "style=" not in html.partition('id="change-history"')[2]
