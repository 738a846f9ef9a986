"""The shipped standards and recommendations, and loading them again and again."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import translation

from reports import qualitative
from reports.facts.standards import standards_on
from reports.models import Recommendation, Standard
from reports.reference.loading import FOLDER, REASON, load
from reports.rules.catalogue import RULES
from tests.factories import a_division, a_standard

XIUSHUI = "360424000000"
TONGLIANG = "500151000000"
COMMUNITY = "360424100001"
MAX_HOUSEHOLDS = "committee-max-households/CN/2026"


def shipped(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def value_on(slug, day, code=COMMUNITY, kind="urban"):
    found = standards_on(day, XIUSHUI).find(slug, code, kind)
    return found.value if found else None


# No document and no survey gives a number for these: a county may set its own.
OF_COUNTIES = {"community-max-residents", "min-office-fund-per-household"}


def test_every_standard_a_rule_asks_for_is_shipped_or_a_countys_own():
    asked = {slug for rule in RULES for slug in rule.standards}
    assert asked - OF_COUNTIES == {line["slug"] for line in shipped("standards.csv")}


def test_defaults_of_the_portal_name_no_document():
    for line in shipped("standards.csv"):
        if line["authority"] == "portal":
            assert "《" not in line["title"], line["key"]
            assert not line["doc_no"], line["key"]
        else:
            assert line["source"], line["key"]


def test_every_finding_is_answered_and_no_answer_is_to_an_unknown_one():
    answered = {
        part.partition(":")[0]
        for line in shipped("recommendations.csv")
        for part in line["rules"].split()
    }
    assert answered == {rule.code for rule in RULES} | set(qualitative.BY_CODE)


def test_recommendations_hold_no_figures_and_end_as_sentences():
    lines = shipped("recommendations.csv")
    for line in lines:
        assert not any(letter.isdigit() for letter in line["text"]), line["code"]
        assert line["text"].endswith("。"), line["code"]
    assert len({line["text"] for line in lines}) == len(lines)


def test_answers_to_one_rule_have_different_places():
    places = [
        part
        for line in shipped("recommendations.csv")
        for part in line["rules"].split()
    ]
    assert len(places) == len(set(places))


@pytest.mark.django_db
class TestLoading:
    def test_loads_what_is_shipped_and_waits_for_divisions(self):
        a_division(XIUSHUI)
        outcome = load()

        scopes = {row.scope_division_id for row in Standard.objects.all()}
        assert len(scopes) == 2  # the nation and 修水县
        assert outcome.waiting == sum(
            line["scope_code"] not in {"", XIUSHUI} for line in shipped("standards.csv")
        )
        assert any(TONGLIANG in message for message in outcome.messages)
        assert Recommendation.objects.count() == len(shipped("recommendations.csv"))

    def test_loads_the_rows_of_a_division_once_it_is_on_record(self):
        load()
        assert not Standard.objects.filter(slug="min-office-area").exists()
        a_division(TONGLIANG)
        outcome = load()

        assert outcome.added == 1
        assert Standard.objects.get(slug="min-office-area").value == 500

    def test_a_second_run_changes_nothing(self):
        load()
        versions = Standard.history.count()
        again = load()

        assert (again.added, again.updated, again.kept) == (0, 0, 0)
        assert Standard.history.count() == versions

    def test_a_row_an_administrator_changed_is_left_alone(self):
        load()
        row = Standard.objects.get(shipped_key=MAX_HOUSEHOLDS)
        row.value = Decimal(2800)
        row.save()
        outcome = load()

        row.refresh_from_db()
        assert row.value == 2800
        assert outcome.kept == 1
        assert any(str(row) in message for message in outcome.messages)

    def test_a_row_that_nobody_touched_follows_the_shipped_one(self, tmp_path):
        load()
        for name in ("standards.csv", "recommendations.csv"):
            text = (FOLDER / name).read_text(encoding="utf-8")
            text = text.replace(",45000,", ",50000,").replace("逐年增长", "稳步增长")
            (tmp_path / name).write_text(text, encoding="utf-8")
        outcome = load(tmp_path)

        assert outcome.updated == 2
        fund = Standard.objects.get(slug="min-office-fund")
        assert fund.value == 50000
        assert fund.history.first().history_change_reason == REASON
        advice = Recommendation.objects.get(code="funding-office")
        assert "稳步增长" in advice.text
        assert advice.rules.count() == 2

    def test_an_administrators_own_row_in_the_same_place_stands(self):
        own = a_standard(
            "min-office-fund", value=Decimal(20000), unit="元", authority="portal"
        )
        outcome = load()

        assert outcome.kept == 1
        assert Standard.objects.get(slug="min-office-fund") == own

    def test_advice_an_administrator_changed_is_left_alone(self):
        load()
        advice = Recommendation.objects.get(code="funding-office")
        advice.rules.get(rule_code="office-fund-short").delete()
        outcome = load()

        assert outcome.kept == 1
        assert list(advice.rules.values_list("rule_code", flat=True)) == [
            "office-rent-burden"
        ]

    def test_the_command_says_what_it_did(self, capsys):
        with translation.override("en"):
            call_command("load_reference")
            call_command("load_reference")
        *_, first, second = [
            line
            for line in capsys.readouterr().out.splitlines()
            if line.startswith("Reference data")
        ]
        assert "0 unchanged" in first
        assert "0 added, 0 updated" in second


@pytest.mark.django_db
class TestStandardsInForce:
    def test_the_households_law_of_the_day_applies(self):
        load()
        assert value_on("committee-max-households", date(2025, 6, 1)) == 700
        assert value_on("committee-max-households", date(2026, 6, 1)) == 3000
        assert value_on("committee-min-households", date(2025, 12, 31)) == 100
        assert value_on("committee-min-households", date(2026, 1, 1)) == 1000

    def test_the_law_is_about_urban_communities(self):
        load()
        day = date(2026, 6, 1)
        assert value_on("committee-max-households", day, kind="rural") is None
        assert value_on("committee-max-households", day, kind=None) is None

    def test_a_county_override_wins_over_the_nation(self):
        county = a_division(XIUSHUI)
        load()
        a_standard(
            "committee-max-households",
            scope_division=county,
            value=Decimal(4000),
            unit="户",
            comparison="at_most",
        )
        assert value_on("committee-max-households", date(2026, 6, 1)) == 4000

    def test_each_plan_holds_in_its_time(self):
        load()
        slug = "service-area-per-100-households"
        assert value_on(slug, date(2015, 6, 1)) == 20
        assert value_on(slug, date(2018, 6, 1)) is None
        assert value_on(slug, date(2026, 3, 12)) == 30

    def test_organisations_differ_between_town_and_country(self):
        load()
        slug, day = "min-social-organisations", date(2026, 3, 12)
        assert value_on(slug, day) == 10
        assert value_on(slug, day, kind="rural") == 5
