"""The library of qualitative findings: complete, original in form, answered."""

import re

import pytest

from reports.document.recommendations import answers
from reports.document.sentences import line
from reports.indicators.base import Theme
from reports.qualitative import BY_CODE, HEADINGS, headings_of
from reports.recommendations import recommendations_for
from reports.reference.loading import load
from reports.rules.catalogue import RULES

# What surveys report and no figure shows, by the codes officials' findings carry.
CODES = {
    *("administrative-capture", "authority-responsibility-mismatch"),
    *("no-joint-force", "community-identity-weak", "party-awareness-weak"),
    *("resident-unit-indifferent", "understanding-bias", "hardware-over-service"),
    *("service-mode-single", "law-construction-weak", "culture-talent-scarce"),
    *("policy-lag", "resource-sharing-standard-unclear"),
    *("vertical-communication-weak", "regional-barrier", "innovation-lacking"),
    *("quality-management-irregular", "industry-planning-disconnected"),
    *("facility-types-few", "leader-inexperience", "staff-capability-weak"),
    *("resource-disparity", "organisation-copies-government"),
    *("volunteer-formality", "member-identity-weak"),
    *("in-service-incentive-lacking", "overall-level-low"),
}


def test_every_qualitative_finding_of_the_surveys_has_a_heading():
    assert set(BY_CODE) == CODES
    assert len(HEADINGS) == len(CODES)


def test_codes_and_headings_are_those_of_no_rule():
    assert not CODES & {rule.code for rule in RULES}
    headings = [each.heading for each in HEADINGS]
    assert len(set(headings)) == len(headings)
    assert not set(headings) & {rule.heading for rule in RULES}


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda each: each.code)
def test_a_heading_fits_a_line_and_its_sentences_stand_alone(heading):
    assert re.fullmatch(r"[\u4e00-\u9fff、]{4,14}", heading.heading)
    assert heading.sentences
    for each in heading.sentences:
        # Made as a report makes its sentences: a figure typed into it is refused.
        assert line(f"finding:{heading.code}", each).text == each
        assert re.fullmatch(r"[\u4e00-\u9fff，、]{12,60}。", each), each


def test_no_sentence_is_in_the_library_twice():
    every = [said for each in HEADINGS for said in each.sentences]
    assert len(set(every)) == len(every)


def test_headings_are_in_the_order_of_the_parts_of_a_report():
    themes = [list(Theme).index(each.theme) for each in HEADINGS]
    assert themes == sorted(themes)
    assert [h for theme in Theme for h in headings_of(theme)] == list(HEADINGS)


@pytest.mark.django_db
def test_each_heading_is_answered_under_its_own_theme_beside_computed_findings():
    load()
    known = recommendations_for("360424000000")
    for heading in HEADINGS:
        beside = [rule.code for rule in RULES if rule.theme is heading.theme]
        (alone,) = answers([(heading.theme, [heading.code])], known)
        assert alone.own, heading.code
        (both,) = answers([(heading.theme, [heading.code, *beside])], known)
        texts = [each.text for each in both.own]
        assert len(set(texts)) == len(texts)
