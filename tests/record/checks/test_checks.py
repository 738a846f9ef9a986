"""Each check of the catalogue: what raises it, and what just does not."""

import pytest

from communities.models import CommunityPeriod
from record.checks.catalogue import BY_CODE, CHECKS, doubts_of
from record.handed_in import BY_SLUG
from tests.record.checks.made import FIGURES, house, raised, record
from tests.record.checks.tables import ROWS
from tests.record.checks.tables.hazards import IN_HAND, hazard


@pytest.mark.parametrize(("code", "wrong", "field", "right"), ROWS)
def test_check(code, wrong, field, right):
    (doubt,) = raised(code, wrong)
    assert doubt.code == code
    assert doubt.subject.field == field
    assert doubt.subject.form in BY_SLUG
    assert "<" not in doubt.message
    assert "%(" not in doubt.message
    assert raised(code, right) == []


def test_every_check_of_the_catalogue_is_in_the_table():
    assert {row[0] for row in ROWS} == set(BY_CODE)


def test_codes_are_given_once():
    assert len(BY_CODE) == len(CHECKS)


def test_nothing_on_record_raises_nothing():
    assert doubts_of(record()) == []


def test_every_number_of_a_period_belongs_to_a_form():
    keys = {"id", "community", "period"}
    columns = {field.name for field in CommunityPeriod._meta.fields} - keys
    assert columns == FIGURES


def test_a_figure_moved_tenfold_is_doubted_once():
    fields = {"before": {"population": 3000}, "population": 30_000}
    assert [doubt.code for doubt in doubts_of(record(**fields))] == ["moved-tenfold"]


def test_doubts_quote_their_figures_as_pages_print_them():
    (doubt,) = raised("moved", {"before": {"population": 3000}, "population": 12_000})
    assert "12,000" in doubt.message
    assert "3,000" in doubt.message
    assert doubt.figures["new"] == 12_000


def test_subjects_of_rows_and_of_figures_have_keys_that_stay():
    (row,) = raised("floor-area-outlier", house(floor_area=1))
    (figure,) = raised("ethnic-groups", {"ethnic_group_count": 60})
    assert row.subject.key == "facilities.premises:7:floor_area_m2"
    assert figure.subject.key == "communities.communityperiod::ethnic_group_count"


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (("responsible_unit",), "not said to which unit"),
        (("responsible_person",), "not said to which person"),
        (("responsible_unit", "responsible_person"), "to no unit and no person"),
    ],
)
def test_what_is_missing_of_a_duty_is_named_and_nothing_else(missing, words):
    given = hazard(**IN_HAND | dict.fromkeys(missing, ""))
    (doubt,) = raised("hazard-without-duty", given)
    assert words in doubt.message
    assert doubt.subject.field == missing[0]
