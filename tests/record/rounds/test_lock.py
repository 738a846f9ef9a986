"""While a round is handed in or accepted nothing of it is changed, by any door."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse

from communities.models import CommunityPeriod, FigureNote, NothingToRecord, Round
from communities.round_lock import OfPeriod, RoundLocked
from imports.models import ImportState
from imports.undoing import obstacles
from record.duplicates.merging import Refused, merge
from record.figures.access import may_enter
from record.writing import version_of
from tests import factories
from tests.browsing import PageClient
from tests.imports.tables import stored, taken_back, uploaded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english", "files")]
LOCKING = pytest.mark.parametrize("state", ["handed_in", "accepted"])
OPEN = pytest.mark.parametrize("state", ["open", "returned"])


@pytest.fixture
def community():
    return factories.a_community("360424100001", name="凤凰山社区")


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def clerk(community):
    return factories.a_user("clerk", "clerk", community.township)


@pytest.fixture
def row(community, period):
    return factories.some_figures(community, period, population=1000)


def lock(row, state="handed_in") -> Round:
    return factories.a_round(row.community.township, row.period, state)


def population(row) -> int:
    return CommunityPeriod.objects.get(pk=row.pk).population


@LOCKING
def test_the_figures_page_says_why_and_takes_nothing(state, community, row, clerk):
    client = PageClient(clerk)
    version = version_of(row)
    lock(row, state)
    address = reverse("record:figures", args=[community.code, "2025"])
    page = client.get(address).content.decode()
    assert "handed in" in page if state == "handed_in" else "accepted" in page
    for kind in ("people/", "confirm/"):
        answer = client.post(
            f"{address}{kind}", {"population": "2000", "version-people": version}
        )
        assert answer.status_code == 200
    assert population(row) == 1000
    note = reverse("record:figure-note", args=[community.code, "2025", "population"])
    assert client.post(note, {"comment": "x"}).status_code == 404
    assert not FigureNote.objects.exists()


@OPEN
def test_before_and_after_a_round_figures_are_open(state, row, clerk):
    lock(row, state)
    assert may_enter(row.community, row.period, clerk).is_open
    row.population = 1001
    row.save()


def test_the_lock_is_of_one_street_and_one_period(row, clerk):
    lock(row)
    last = factories.some_figures(row.community, factories.a_period("2024"))
    other = factories.some_figures(factories.a_community("360424101001"), row.period)
    for each in (last, other):
        each.population = 5
        each.save()
    factories.premises(row.community)


def rows_of_periods() -> list[type]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, OfPeriod) and not model._meta.label.startswith("simple")
    ]


def test_all_kinds_that_belong_to_a_period_are_locked():
    known = {
        model._meta.label
        for model in apps.get_models()
        if hasattr(model, "history")
        and any(
            field.name == "period" and field.related_model is not None
            for field in model._meta.fields
        )
    }
    locked = {model._meta.label for model in rows_of_periods()}
    # An answer to a doubt changes no figure, and a round is the lock itself.
    assert known - locked == {"communities.Round", "record.DoubtAnswer"}


def test_no_row_of_the_period_is_added_changed_or_removed(community, period):
    factories.a_full_record(community, period)
    factories.a_figure_note(figures=CommunityPeriod.objects.get())
    factories.a_round(community.township, period)
    for model in rows_of_periods():
        for each in model._base_manager.all():
            for act in (each.full_clean, each.save, each.delete):
                with pytest.raises(ValidationError):
                    act()
    with pytest.raises(RoundLocked):
        NothingToRecord(community=community, period=period, theme="staff").save()


def test_a_row_is_not_moved_out_of_a_locked_period(community, period):
    task = factories.an_admin_task(community, period=period)
    factories.a_round(community.township, period)
    task.period = factories.a_period("2024")
    with pytest.raises(RoundLocked):
        task.save()


def test_forms_of_rows_say_it_and_lose_nothing(community, period, clerk):
    task = factories.an_admin_task(community, period=period)
    client, version = PageClient(clerk), version_of(task)
    factories.a_round(community.township, period)
    address = reverse("record:row-edit", args=["administrative-tasks", task.pk])
    typed = {
        "community": community.pk,
        "period": period.pk,
        "name": "经济普查",
        "version": version,
    }
    page = client.post(address, typed).content.decode()
    assert "has handed in 2025" in page
    assert "经济普查" in page
    gone = client.post(
        reverse("record:row-remove", args=["administrative-tasks", task.pk]),
        {"reason": "重复", "version": version},
    ).content.decode()
    assert "has handed in 2025" in gone
    restored = client.post(
        reverse("record:row-restore", args=["administrative-tasks", task.pk]),
        {"version": version},
        follow=True,
    ).content.decode()
    assert "has handed in 2025" in restored
    assert task.history.count() == 1


def test_the_administrators_site_says_it_at_the_form(row):
    root = PageClient(factories.a_superuser())
    lock(row)
    address = reverse("admin:communities_communityperiod_change", args=[row.pk])
    typed = {
        "community": row.community_id,
        "period": row.period_id,
        "population": "2000",
        **{
            f"{part}-{count}_FORMS": "0"
            for part in ("notes", "confirmations")
            for count in ("TOTAL", "INITIAL")
        },
    }
    answer = root.post(address, typed)
    assert "has handed in 2025" in answer.content.decode()
    assert population(row) == 1000


def line(row, **cells) -> dict[str, str]:
    return {"community": row.community.name, "period__code": "2025", **cells}


def test_an_import_has_an_error_at_the_row(row, clerk):
    other = factories.some_figures(
        factories.a_community("360424100002", name="良瑞社区"),
        factories.a_period("2024"),
    )
    lock(row)
    found = uploaded(
        clerk,
        "figures",
        line(row, population=2000),
        line(other, population=5) | {"period__code": "2024"},
    )
    (problem,) = found.problems.all()
    assert "has handed in 2025" in problem.message
    assert problem.column


def test_what_is_handed_in_after_the_preview_is_not_stored(row, clerk):
    found = uploaded(clerk, "figures", line(row, population=2000))
    assert not found.problems.exists()
    lock(row)
    assert stored(found).state != ImportState.STORED
    assert population(row) == 1000


def test_an_import_is_not_taken_back_under_a_lock(row, clerk):
    made = stored(uploaded(clerk, "figures", line(row, population=2000)))
    lock(row)
    assert [each.reason for each in obstacles(made, by=clerk)] == ["locked"]
    assert taken_back(made).state != ImportState.UNDONE
    assert population(row) == 2000


def test_rows_of_a_locked_period_are_not_merged(community, period, clerk):
    first, second = (
        factories.a_party_organization(community, name=name) for name in ("一", "二")
    )
    factories.party_figures(second, period=period)
    factories.a_round(community.township, period)
    with pytest.raises(Refused, match="has handed in 2025"):
        merge(first, second, by=clerk, reason="同一支部", chosen={"name": "kept"})
