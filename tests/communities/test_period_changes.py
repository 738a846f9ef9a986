"""A period that counties share is moved by nobody for the others."""

import pytest
from django.urls import reverse

from communities.models import Community, ReportingPeriod
from communities.period_changes import may_change
from staffing.models import PartyOrganizationPeriod
from tests import factories

AS_IT_IS = {
    "code": "2025",
    "kind": "year",
    "starts_on": "2025-01-01",
    "ends_on": "2025-12-31",
}
MOVED = AS_IT_IS | {
    "code": "2024",
    "starts_on": "2024-01-01",
    "ends_on": "2024-12-31",
    "change_reason": "年度填错",
}


def page(what, *args):
    return reverse(f"admin:communities_reportingperiod_{what}", args=args)


@pytest.fixture
def period(db):
    return factories.a_period("2025")


@pytest.fixture
def administrator(client, db):
    """Of 修水县."""
    user = factories.a_user("administrator", "administrator")
    client.force_login(user)
    return user


def elsewhere() -> Community:
    """A community of 铜梁区, which the administrator of 修水县 knows nothing of."""
    factories.a_division("500151000000", name="铜梁区")
    town = factories.a_township("500151001000", name="巴川街道")
    return factories.a_community("500151001001", name="铜梁社区", township=town)


def test_what_only_ones_own_communities_have_is_changed_with_a_reason(
    client, administrator, period
):
    factories.some_figures(period=period)

    answer = client.post(page("change", period.pk), MOVED)

    assert answer.status_code == 302
    version = period.history.latest()
    assert (version.code, version.history_type) == ("2024", "~")
    assert version.history_change_reason == "年度填错"
    assert version.history_user_name == "administrator"


def test_what_another_county_has_figures_for_is_read_only(
    client, administrator, period
):
    factories.some_figures(elsewhere(), period)

    shown = client.get(page("change", period.pk)).content.decode()
    changed = client.post(page("change", period.pk), MOVED)
    deleted = client.post(page("delete", period.pk), {"post": "yes"})

    assert "您管理范围以外的地区在这一统计期已有数据" in shown
    assert 'name="_save"' not in shown
    assert (changed.status_code, deleted.status_code) == (403, 403)
    period.refresh_from_db()
    assert (period.code, period.ends_on.year) == ("2025", 2025)


def test_no_old_version_is_brought_back_over_another_countys_figures(
    client, administrator, period
):
    version = period.history.get()
    factories.some_figures(elsewhere(), period)

    address = page("simple_history", period.pk, version.pk)

    assert client.get(address).status_code == 200
    assert client.post(address, MOVED).status_code == 403


def test_rows_of_any_kind_hold_a_period(administrator, period):
    org = factories.a_party_organization(elsewhere())
    factories.party_figures(org, 40, period=period)

    assert PartyOrganizationPeriod.objects.count() == 1
    assert not may_change(period, administrator)


@pytest.mark.parametrize("who", ["whole portal", "both counties"])
def test_who_administers_all_of_them_may(period, who):
    factories.some_figures(period=period)
    factories.some_figures(elsewhere(), period)
    if who == "whole portal":
        user = factories.a_superuser()
    else:
        user = factories.a_user("both", "administrator")
        factories.a_grant(
            user, "administrator", factories.a_division("500151000000", name="铜梁区")
        )

    assert may_change(period, user)


def test_an_unused_period_is_added_and_deleted(client, administrator):
    added = client.post(page("add"), AS_IT_IS)
    period = ReportingPeriod.objects.get()
    client.post(page("delete", period.pk), {"post": "yes"})

    assert added.status_code == 302
    assert not ReportingPeriod.objects.exists()
    assert ReportingPeriod.history.filter(history_type="-").count() == 1


def test_days_that_are_no_period_are_told_at_their_field(client, administrator):
    answer = client.post(page("add"), AS_IT_IS | {"ends_on": "2025-12-30"})

    form = answer.context["adminform"].form
    assert list(form.errors) == ["ends_on"]
    assert "2025-12-31" in form.errors["ends_on"][0]
