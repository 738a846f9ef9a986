"""What holds of all indicators together."""

import re

import pytest
from hypothesis import given, settings

from communities.models import (
    HonourLevel,
    LocationClass,
    PopulationGroup,
    UrbanRuralClass,
)
from facilities.models import Defect, OutletType, ProjectType, RoomType, Tenure
from funding.models import FundingPurpose, FundingSource
from reports.indicators import words, words_of_things
from reports.indicators.base import THEME_NAMES, place_of
from reports.indicators.catalogue import BY_SLUG, INDICATORS
from safety.models import HazardCategory, HazardLevel, HazardStatus
from staffing.models import (
    Education,
    Gender,
    MemberTag,
    OrgCategory,
    OrgType,
    Payer,
    Position,
    PostGrade,
    RecruitmentSource,
)
from tests.reports.generated import communities
from tests.reports.indicators.made import NO_STANDARDS, a_place, figure

CHOICES = [
    (Gender, words.GENDERS),
    (Education, words.EDUCATION_LEVELS),
    (Position, words.POSITIONS),
    (RecruitmentSource, words.RECRUITMENT_SOURCES),
    (PostGrade, words.GRADES),
    (Payer, words.PAYERS),
    (UrbanRuralClass, words.CLASSES),
    (LocationClass, words.LOCATIONS),
    (OrgType, words.ORG_TYPES),
    (OrgCategory, words.ORG_CATEGORIES),
    (MemberTag, words.MEMBER_TAGS),
    (Tenure, words_of_things.TENURES),
    (RoomType, words_of_things.ROOMS),
    (Defect, words_of_things.DEFECTS),
    (OutletType, words_of_things.OUTLETS),
    (PopulationGroup, words_of_things.POPULATION_GROUPS),
    (FundingPurpose, words_of_things.PURPOSES),
    (FundingSource, words_of_things.SOURCES),
    (HonourLevel, words_of_things.HONOUR_LEVELS),
    (HazardCategory, words_of_things.HAZARD_CATEGORIES),
    (HazardLevel, words_of_things.HAZARD_LEVELS),
    (ProjectType, words_of_things.PROJECT_TYPES),
]


@pytest.mark.parametrize(("choices", "said"), CHOICES, ids=lambda each: str(each)[:30])
def test_every_stored_value_has_a_chinese_word(choices, said):
    assert set(choices.values) == set(said) - {words.UNKNOWN}


def test_hazards_struck_off_have_no_word_because_no_report_has_them():
    said = set(words_of_things.HAZARD_STATUSES)

    assert said == set(HazardStatus.values) - {HazardStatus.INVALID}


def test_slugs_are_there_once():
    assert len(BY_SLUG) == len(INDICATORS)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.slug)
def test_words_are_chinese_and_complete(indicator):
    assert re.search(r"[\u4e00-\u9fff]", indicator.label)
    assert re.search(r"[\u4e00-\u9fff]", indicator.formula)
    assert indicator.unit
    assert indicator.theme in THEME_NAMES


def test_themes_come_in_the_order_of_a_report():
    order = list(THEME_NAMES)
    themes = [order.index(indicator.theme) for indicator in INDICATORS]

    assert themes == sorted(themes)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.slug)
def test_a_community_with_nothing_on_record_is_missing_from_every_figure(indicator):
    found = figure(indicator.slug, a_place())

    if indicator.slug in {"community_count", "community_count_by_class"}:
        assert found.value in (1, {"unknown": 1})
    else:
        assert found.value is None
        assert (found.reported, found.of) == (0, 1)


@settings(max_examples=40, deadline=None)
@given(rows=communities())
def test_every_figure_can_be_made_of_any_facts(rows):
    for indicator in INDICATORS:
        tally = indicator.tally()
        for facts in rows:
            tally.add(place_of(facts), indicator.contribute(facts, NO_STANDARDS))
        value = indicator.rounded(tally.value)
        assert value is None or tally.reported
        assert not isinstance(value, dict) or None not in value.values()
