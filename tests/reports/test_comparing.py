"""Two reports of one scope held against each other."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from reports import comparing
from reports.comparing import Change
from reports.document.context import Context
from reports.evidence import MOST_READ
from reports.facts.shapes import CommunityFacts, PeriodFacts
from reports.grounds import Grounds, UnknownRule
from reports.models import Report
from reports.order import Order
from reports.rules.standards import Standard, Standards
from tests import factories
from tests.browsing import PageClient
from tests.reports.document import requests
from tests.reports.drafts import a_made_report

RULE = "community-oversized"


def grounds(limit: int = 3000) -> Grounds:
    standard = Standard(
        slug="committee-max-households",
        title="户数上限",
        value=Decimal(limit),
        unit="户",
        authority="local",
    )
    context: Context = requests.context()
    return Grounds(
        standards=Standards.in_force([standard], context.as_of),
        rules=(RULE,),
        recommendations=(),
        context=context,
        programme="here",
    )


def facts(**households: int | None) -> list[CommunityFacts]:
    return [
        CommunityFacts(
            id=number,
            code=f"36042410000{number}",
            name=name,
            township="义宁镇",
            township_code="360424100000",
            county_code="360424000000",
            urban_rural_class="urban",
            period=PeriodFacts(household_count=count),
        )
        for number, (name, count) in enumerate(households.items(), 1)
    ]


def side(limit: int = 3000, **households: int | None) -> comparing.Side:
    known = facts(**households)
    return comparing.side_of(grounds(limit), lambda: known)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (2000, 4000, Change.NEW),
        (4000, 5000, Change.WORSE),
        (5000, 4000, Change.BETTER),
        (4000, 2000, Change.SOLVED),
        (4000, 4000, Change.UNCHANGED),
        (None, 4000, Change.FOUND),
        (4000, None, Change.UNKNOWN),
        (2000, 2500, None),
        (None, None, None),
    ],
)
def test_a_finding_is_told_by_what_became_of_it(before, after, change):
    rows = list(comparing.findings(side(东山=before), side(东山=after)))
    assert [row.change for row in rows] == ([change] if change else [])


def test_a_community_that_is_gone_has_solved_nothing():
    rows = comparing.findings(side(甲=4000, 乙=4000), side(甲=4000))
    assert {row.name: row.change for row in rows} == {
        "甲社区": Change.UNCHANGED,
        "乙社区": Change.GONE,
    }


def test_a_stricter_standard_makes_it_worse():
    (row,) = comparing.findings(side(4000, 东山=4500), side(3000, 东山=4500))
    assert row.change is Change.WORSE
    assert (row.before.required, row.after.required) == (4000, 3000)


def test_figures_differ_only_where_both_are_known():
    rows = {
        row.slug: row
        for row in comparing.figures(side(甲=1000, 乙=None), side(甲=1500, 乙=100))
        if row.label == row.label.partition("：")[0]
    }
    total = rows["household_total"]
    assert (total.before, total.after, total.difference) == (1000, 1600, 600)
    assert (total.reported_before, total.reported_after) == (1, 2)
    none = {row.slug: row for row in comparing.figures(side(甲=None), side(甲=100))}[
        "household_total"
    ]
    assert (none.before, none.difference) == (None, None)


def test_nothing_compared_with_itself_has_changed():
    same = side(甲=4000, 乙=2000)
    assert {row.change for row in comparing.findings(same, same)} == {Change.UNCHANGED}
    assert {row.difference for row in comparing.figures(same, same)} == {0}


def test_grounds_come_back_as_they_were_kept():
    full = replace(grounds(), recommendations=requests.RECOMMENDATIONS, programme="abc")
    standards = Standards.in_force(requests.STANDARDS, requests.AS_OF)
    full = replace(full, standards=standards)
    assert Grounds.from_json(full.as_json()) == full
    with pytest.raises(UnknownRule):
        replace(full, rules=("no-such-rule",)).assessment()


# Pages


@pytest.fixture
def two(official, order: Order, files, county):
    """The same county, before and after one community got a household more."""
    first = a_made_report(order, official)
    office = county[2]
    factories.a_borrowed_office(office, floor_area_m2=10)
    return first, a_made_report(order, official)


def test_page_compares_with_the_report_before_and_exports_the_same(official, two):
    before, after = two
    client = PageClient(official)
    address = reverse("reports:report-compare", args=[after.pk])
    page = client.get(address).content.decode()
    assert "Found; not assessed before" in page or "New" in page
    assert "360424100003" in page
    narrowed = client.get(address, {"q": "360424100001"}).content.decode()
    assert "360424100003</div>" not in narrowed
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    export = reverse("reports:report-compare-export", args=[after.pk])
    asked = {"before": before.pk, "after": after.pk, "q": "360424100003"}
    answer = client.get(export, asked)
    book = openpyxl.load_workbook(io.BytesIO(answer.downloaded))
    rows = list(book["问题变化"].iter_rows(min_row=2, values_only=True))
    assert rows
    assert {row[3] for row in rows} == {"360424100003"}
    assert book["指标变化"].max_row > 10


def test_reports_on_very_many_communities_are_not_read_while_somebody_waits(
    official, two
):
    before, after = two
    Report.objects.filter(pk=before.pk).update(communities=MOST_READ + 1)
    client = PageClient(official)

    page = client.get(reverse("reports:report-compare", args=[after.pk]))

    told = page.content.decode()
    assert "Reports on more than 5,000 communities are not compared" in told
    assert "Nothing to compare with" not in told
    asked = {"before": before.pk, "after": after.pk}
    export = reverse("reports:report-compare-export", args=[after.pk])
    assert client.get(export, asked).status_code == 404


def chosen(client: PageClient, report: Report) -> list[int]:
    """Which two reports the page begins with, the earlier one first."""
    page = client.get(reverse("reports:report-compare", args=[report.pk]))
    form = page.context["form"]
    return [int(form[name].value()) for name in ("before", "after")]


def test_the_report_of_the_later_day_is_the_later_one(official, two):
    first, second = two
    client = PageClient(official)
    assert chosen(client, second) == [first.pk, second.pk]
    assert chosen(client, first) == [first.pk, second.pk]
    # Made later, but as of a day before.
    Report.objects.filter(pk=second.pk).update(as_of=date(2026, 1, 1))
    assert chosen(client, second) == [second.pk, first.pk]
    Report.objects.filter(pk=second.pk).update(period="2024")
    assert chosen(client, first) == [second.pk, first.pk]


def test_a_report_without_another_leads_to_asking_and_tells_of_no_mistake(
    official, two
):
    first, second = two
    Report.objects.filter(pk=first.pk).update(scope_code="360424101000")
    page = PageClient(official).get(reverse("reports:report-compare", args=[second.pk]))
    text = page.content.decode()
    assert reverse("reports:report-request") in text
    assert "errorlist" not in text


def test_only_reports_one_may_see_can_be_chosen(official, two):
    before, after = two
    other = factories.a_user("other", "official")
    client = PageClient(other)
    address = reverse("reports:report-compare", args=[after.pk])
    assert client.get(address).status_code == 404
    type(after).objects.filter(pk=after.pk).update(is_shared=True)
    page = client.get(address, {"before": before.pk}).content.decode()
    assert "Nothing to compare with" in page
    assert f"(#{before.pk})" not in page
