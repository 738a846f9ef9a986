"""What standards, recommendations and switches refuse, and what they turn into."""

from datetime import date
from decimal import Decimal

import pytest

from reports.indicators.base import Theme
from reports.models import AdviceTheme, RecommendationRule, RuleSwitch, Standard
from tests import factories
from tests.factories.refusal import assert_refused, assert_refused_in_words, twin

pytestmark = pytest.mark.django_db


def test_a_threshold_begins_once_a_day_in_one_scope():
    national = factories.a_standard()
    assert_refused(twin(national, shipped_key=None), "begins on that day in that scope")
    later = factories.a_standard(valid_from=date(2026, 1, 1))
    assert_refused(twin(later, shipped_key=None), "begins on that day in that scope")
    local = factories.a_standard(scope_division=factories.a_division())
    assert_refused(twin(local, shipped_key=None), "begins on that day in that scope")
    assert Standard.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"authority": "rumour"}, "not a valid choice"),
        ({"comparison": "about"}, "not a valid choice"),
        ({"value": Decimal(-1)}, "less than 0"),
        ({"unit": "share", "value": Decimal("1.2")}, "between 0 and 1"),
        (
            {"valid_from": date(2026, 1, 2), "valid_to": date(2026, 1, 1)},
            "before the first day",
        ),
    ],
)
def test_what_cannot_be_a_standard_is_refused(changes, message):
    assert_refused(factories.a_standard(), message, **changes)


def test_only_known_kinds_of_community_are_named():
    assert_refused_in_words(
        factories.a_standard(), "Unknown kind of community", applies_to_class="city"
    )


def test_a_row_becomes_the_value_that_rules_use():
    row = factories.a_standard(
        scope_division=factories.a_division(),
        applies_to_class="converted,urban",
        value=Decimal("500.0000"),
        clause="第三条",
        valid_from=date(2026, 1, 1),
    )
    row.refresh_from_db()
    value = row.as_value()

    assert value.scope_code == row.scope_division.code
    assert value.applies_to == {"converted", "urban"}
    assert value.value == 500
    assert (value.clause, value.valid_from) == ("第三条", date(2026, 1, 1))
    assert value.row_id == row.pk


@pytest.mark.parametrize(
    ("slug", "value", "unit", "comparison", "counted"),
    [
        ("min-office-fund", "4.5", "万元", "at_least", (45_000, "元")),
        ("min-office-area", "0.6", "亩", "at_least", (400, "平方米")),
        ("max-rent-share", "30", "%", "at_most", (Decimal("0.3"), "share")),
        ("max-coverage-gap", "10", "个百分点", "below", (Decimal("0.1"), "share")),
        ("max-approval-months", "0.5", "年", "at_most", (6, "个月")),
        ("min-office-fund", "45000", "元", "at_least", (45_000, "元")),
        ("threshold-of-no-rule", "4.5", "万元", "at_least", (Decimal("4.5"), "万元")),
    ],
)
def test_rules_are_given_the_unit_they_count_in(slug, value, unit, comparison, counted):
    row = factories.a_standard(
        slug, value=Decimal(value), unit=unit, comparison=comparison
    )
    row.full_clean()

    assert (row.as_value().value, row.as_value().unit) == counted


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"unit": "户"}, "Rules count this threshold in 元"),
        ({"comparison": "at_most"}, "Rules read this threshold as “At least”"),
    ],
)
def test_a_threshold_that_rules_could_not_read_is_refused(changes, message):
    row = factories.a_standard("min-office-fund", value=Decimal(20_000), unit="元")
    assert_refused_in_words(row, message, **changes)


def test_a_share_of_more_than_a_hundred_percent_is_refused():
    row = factories.a_standard(
        "max-rent-share", value=Decimal(30), unit="%", comparison="at_most"
    )
    assert_refused_in_words(row, "between 0 and 1", value=Decimal(130))


def test_standards_bearing_on_a_scope_are_those_above_and_below():
    rows = {
        code: factories.a_standard(scope_division=factories.a_division(code))
        for code in ("360000000000", "360424000000", "360425000000")
    }
    national = factories.a_standard()

    found = set(Standard.objects.bearing_on("360424000000"))
    assert found == {national, rows["360000000000"], rows["360424000000"]}
    assert set(Standard.objects.bearing_on("360000000000")) == {
        national,
        *rows.values(),
    }


def test_advice_holds_no_figures():
    row = factories.a_recommendation()
    assert_refused(row, "holds no figures", text="每年解决5个社区的用房。")


def test_advice_belongs_to_a_part_of_the_report():
    assert {choice.value for choice in AdviceTheme} == {theme.value for theme in Theme}
    assert_refused(factories.a_recommendation(), "not a valid choice", theme="weather")


def test_a_rule_is_answered_once_by_one_piece_of_advice():
    row = factories.a_rule_answered()
    assert_refused(twin(row), "answered already")
    assert RecommendationRule.objects.count() == 1


def test_a_division_switches_a_rule_once_and_says_why():
    row = factories.a_rule_switch()
    assert_refused(twin(row), "has a switch here already")
    assert_refused(row, "cannot be blank", reason="")
    assert RuleSwitch.objects.count() == 1
