import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from record.completeness import Progress
from record.handed_in import FORMS
from record.workbench import State, column_totals, lines, state_of
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
ADDRESS = "/record/workbench/"


@pytest.fixture
def period():
    return factories.a_period("2025")


@pytest.fixture
def clerk(period):
    return PageClient(factories.a_user("clerk", "clerk", factories.a_township()))


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2026, 3, 12), tick=False):
        yield


def page(client, **asked) -> str:
    """The table alone, as htmx gets it."""
    headers = {"HX-Request": "true"}
    return client.get(ADDRESS, asked, headers=headers).content.decode()


def whole(client, **asked) -> str:
    return client.get(ADDRESS, asked).content.decode()


def rows(html: str) -> list[str]:
    return re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", html, re.S)


def states(row: str) -> list[str]:
    return re.findall(r'class="cell cell-(\w+)"', row)


@pytest.mark.parametrize(
    ("asked", "have", "told", "expected"),
    [
        (0, 0, False, State.NOT_BEGUN),
        (0, 0, True, State.COMPLETE),
        (3, 0, False, State.PARTLY),
        (3, 3, False, State.COMPLETE),
    ],
)
def test_state_of_a_theme(asked, have, told, expected):
    assert state_of(Progress(asked, have, told)) == expected


@pytest.mark.parametrize(
    ("have", "expected"),
    [(0, State.NOT_BEGUN), (2, State.PARTLY), (9, State.COMPLETE)],
)
def test_state_of_figures(have, expected):
    assert state_of(Progress(9, have, is_figures=True)) == expected


def test_a_doubt_weighs_more_than_being_complete_and_a_return_more_than_that():
    done = Progress(9, 9, is_figures=True)
    assert state_of(done, doubts=1) == State.IMPLAUSIBLE
    assert state_of(done, doubts=1, is_returned=True) == State.RETURNED


def test_what_was_handed_back_is_marked_in_its_cell():
    community = factories.a_community()
    every = {community.pk: {form.slug: Progress(0, 0) for form in FORMS}}
    (line,) = lines(
        [community], every, doubts={}, returned={community.pk: {"premises"}}
    )
    assert line.has(State.RETURNED, "premises")
    assert not line.has(State.RETURNED, "staff")
    totals = {total.form.slug: total for total in column_totals([line])}
    assert totals["premises"].states == {"returned": 1}
    assert totals["premises"].complete == 0


def test_each_community_has_a_row_and_each_form_a_cell(clerk, period):
    community = factories.a_community(name="凤凰山社区")
    factories.some_figures(community, period, household_count=900)
    factories.premises(community)
    factories.nothing_to_record(community, theme="hazards", period=period)
    (row, foot) = rows(page(clerk))
    by_form = dict(zip([form.slug for form in FORMS], states(row), strict=True))
    assert by_form["people"] == "partly"
    assert by_form["duties"] == "not_begun"
    assert by_form["premises"] == by_form["hazards"] == "complete"
    assert "1/9" in row
    assert "2/16" in row
    assert states(foot) == []


def test_a_form_with_an_open_doubt_is_marked(clerk, period):
    community = factories.a_community()
    factories.some_figures(community, period, ethnic_group_count=60)
    (row, _foot) = rows(page(clerk))
    assert states(row)[0] == "implausible"
    assert community.name in page(clerk, state="implausible", form="people")
    assert community.name not in page(clerk, state="implausible", form="staff")


def test_cells_lead_to_the_place_where_it_is_entered(clerk):
    community = factories.a_community()
    html = page(clerk)
    assert f'href="/record/figures-of/{community.code}/2025/#group-people"' in html
    for place in (
        *("staff/#rows-staff-members", "staff/#rows-pay", "money/#rows-funding"),
        *("hazards/#rows-hazards", "teams/#rows-volunteer-teams"),
    ):
        assert f'href="/communities/{community.code}/{place}"' in html


def test_the_page_costs_the_same_for_three_and_for_thirty(clerk, period):
    counts = []
    for wanted in (3, 27):
        for _ in range(wanted):
            community = factories.a_community()
            factories.some_figures(community, period, household_count=900)
            factories.a_staff_member(community)
            factories.premises(community)
            factories.a_hazard(community)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(rows(whole(clerk))) == (3 if wanted == 3 else 30) + 1
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_lists_narrow_by_street_word_form_and_state(clerk):
    done, open_ = factories.a_community(name="凤凰山社区"), factories.a_community()
    factories.premises(done)
    asked = {"form": "premises", "state": "complete"}
    assert "凤凰山社区" in page(clerk, **asked)
    assert open_.name not in page(clerk, **asked)
    assert open_.name in page(clerk, form="premises", state="not_begun")
    assert open_.name not in page(clerk, q="凤凰山")
    assert "No community fits" in page(clerk, q="nobody")


def test_rows_sort_by_how_much_is_complete(clerk):
    less, more = factories.a_community(), factories.a_community()
    factories.premises(more)
    html = page(clerk, sort="-complete")
    assert html.index(more.name) < html.index(less.name)
    html = page(clerk, sort="complete")
    assert html.index(less.name) < html.index(more.name)


def test_another_period_can_be_looked_at(clerk, period):
    community = factories.a_community()
    before = factories.a_period("2024")
    factories.some_figures(community, before, household_count=900)
    assert "1/9" not in page(clerk)
    assert "1/9" in page(clerk, period="2024")
    assert "rows as of 2024-12-31" in whole(clerk, period="2024")


def test_an_address_with_nonsense_shows_the_whole_list(clerk):
    factories.a_community(name="凤凰山社区")
    html = page(clerk, period="\x00", sort="nothing", page="-3", state="x")
    assert "凤凰山社区" in html


def test_htmx_gets_the_results_alone(clerk):
    factories.a_community(name="凤凰山社区")
    assert "凤凰山社区" in page(clerk)
    assert "<html" not in page(clerk)
    assert "<html" in whole(clerk)


def test_a_clerk_finds_the_own_street_alone(clerk):
    there = factories.a_township("360424101000", name="散原镇")
    factories.a_community("360424101001", name="散原社区", township=there)
    assert "散原" not in whole(clerk)
    assert "散原" not in page(clerk, township=there.pk)


@pytest.mark.parametrize("role", ["viewer", "official", "administrator"])
def test_the_workbench_is_for_those_who_enter(role):
    answer = PageClient(factories.a_user("somebody", role)).get(ADDRESS)
    assert answer.status_code == 403


class TestVeryMany:
    """More communities than are looked into at once."""

    @pytest.fixture(autouse=True)
    def _three_on_pages_of_two(self, period, monkeypatch):
        monkeypatch.setattr("record.bench.WHOLE", 1)
        monkeypatch.setattr("record.views.workbench.PER_PAGE", 2)
        self.first, self.second, self.third = (
            factories.a_community() for _ in range(3)
        )
        factories.premises(self.first)
        factories.premises(self.third)
        factories.some_figures(self.first, period, ethnic_group_count=60)

    def test_what_is_complete_is_counted_over_all_of_them(self, clerk):
        html = page(clerk)
        *listed, foot = rows(html)
        assert len(listed) == 2
        assert f"<strong>2</strong> / {3 * len(FORMS)}" in html
        assert '2<span class="unit">/3</span>' in foot
        assert "choose a street or town" in html
        # What is on the page is looked into; of all of them it is not known.
        assert states(listed[0])[0] == "implausible"
        assert '<span class="unit">–</span>' in foot
        assert self.third.name in page(clerk, page=2)

    def test_they_are_sorted_and_chosen_over_all_of_them(self, clerk):
        first, _second, _foot = rows(page(clerk, sort="complete"))
        assert self.second.name in first
        html = page(clerk, form="premises", state="complete")
        assert self.third.name in html
        assert self.second.name not in html
        assert self.first.name in page(clerk, state="implausible")

    def test_those_that_are_left_are_looked_into_where_they_are_few(self, clerk):
        html = page(clerk, q=self.first.name)
        assert "choose a street or town" not in html
        assert states(rows(html)[0])[0] == "implausible"


def test_open_questions_are_counted_and_lead_to_their_page(clerk, period):
    community = factories.a_community()
    row = factories.some_figures(community, period, ethnic_group_count=60)
    factories.a_figure_note(figures=row, field="population", is_followed_up=True)
    for name in ("老年协会", "老年 协会"):
        factories.a_social_organisation(community, name=name)
    html = page(clerk)
    link = f'href="/record/questions/{community.code}/?period=2025">3<'
    assert link in html
    calm = factories.a_community()
    assert page(clerk, sort="-questions").index(community.name) < page(
        clerk, sort="-questions"
    ).index(calm.name)
