"""A hazard with a number is that hazard, whatever else a line corrects."""

from datetime import date

from imports.verdicts import Outcome
from tests import factories
from tests.imports.tables import judged, outcomes, reasons

LINE: dict[str, object] = {
    "community": "凤凰山社区",
    "category": "Fire",
    "location": "3栋楼道",
    "found_on": "2025-05-01",
}


def hazard(street, **fields):
    defaults = {
        "category": "fire",
        "location": "3栋楼道",
        "found_on": date(2025, 5, 1),
    }
    return factories.a_hazard(street.first, **defaults | fields)


def line(street, **cells):
    (one,) = judged(street.clerk, "hazards", LINE | cells)
    return one


def test_number_alone_finds_it(street):
    stored = hazard(street, hazard_no="H-7")
    hazard(street, hazard_no="H-8")
    one = line(street, hazard_no="H-7", location="5栋", category="Gas")
    assert (one.outcome, one.pk) == (Outcome.CHANGED, stored.pk)
    assert set(one.changes) == {"location", "category"}


def test_another_number_is_another_hazard(street):
    hazard(street, hazard_no="H-7")
    assert line(street, hazard_no="H-9").outcome is Outcome.NEW


def test_same_number_of_another_community_is_another_hazard(street):
    factories.a_hazard(street.second, hazard_no="H-7")
    assert line(street, hazard_no="H-7").outcome is Outcome.NEW


def test_without_a_number_the_rest_finds_it(street):
    stored = hazard(street, hazard_no="H-7")
    assert line(street).pk == stored.pk
    bare = hazard(street)
    assert line(street).pk == bare.pk
    assert line(street, location="5栋").outcome is Outcome.NEW


def test_number_is_given_to_the_one_that_has_none(street):
    bare = hazard(street)
    one = line(street, hazard_no="H-7")
    assert (one.pk, set(one.changes)) == (bare.pk, {"hazard_no"})


def test_several_that_fit_are_an_error_of_the_row(street):
    hazard(street, hazard_no="H-7")
    hazard(street, hazard_no="H-8")
    one = line(street)
    assert one.outcome is Outcome.WRONG
    assert "Several rows on record fit this line." in reasons(one)[0][1]
    hazard(street)
    hazard(street)
    assert "Several rows" in reasons(line(street, hazard_no="H-9"))[0][1]


def test_two_lines_of_one_number_clash(street):
    found = judged(
        street.clerk,
        "hazards",
        LINE | {"hazard_no": "H-7"},
        LINE | {"hazard_no": "H-7", "location": "5栋"},
    )
    assert outcomes(found) == [Outcome.WRONG, Outcome.WRONG]
