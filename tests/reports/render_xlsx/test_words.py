"""Every code on record has its Chinese word in the workbook."""

import pytest
from django.db.models import TextChoices

from communities import models as communities
from facilities import models as facilities
from funding import models as funding
from reports.indicators import words as said
from reports.indicators import words_of_things as things
from reports.render.xlsx import words
from reports.render.xlsx.columns import choice, choices_of, keys_that_are
from staffing import models as staffing

PAIRS = [
    (words.POLITICAL_STATUSES, staffing.PoliticalStatus),
    (words.CERTIFICATES, staffing.SocialWorkCertificate),
    (words.INSURANCES, staffing.InsuranceKind),
    (words.POPULATION_BASES, communities.PopulationBasis),
    (words.RESIDENT_TYPES, communities.ResidentType),
    (words.TEAM_TYPES, communities.TeamType),
    (words.BODIES, communities.BodyType),
    (words.PREMISES_USES, facilities.PremisesUse),
    (words.AREA_BASES, facilities.AreaBasis),
    (words.PLAN_STATUSES, facilities.PlanStatus),
    (words.FEE_PAYERS, facilities.FeePayer),
    (words.UTILITIES, facilities.UtilityItem),
    (words.FUNDING_KINDS, funding.FundingKind),
]


@pytest.mark.parametrize(("chinese", "choices"), PAIRS)
def test_words_are_those_of_the_choices(chinese: dict[str, str], choices: TextChoices):
    assert set(chinese) == set(choices.values)
    assert all(chinese.values())


class Row:
    kind = "leased"
    kinds = ("leased", "owned")
    none: tuple[str, ...] = ()
    unknown = None
    rooms = {"library": True, "tea_room": False}


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        (choice("", "kind", things.TENURES), "租赁"),
        (choice("", "unknown", things.TENURES), None),
        (choices_of("", "kinds", things.TENURES), "租赁、自有"),
        (choices_of("", "none", things.TENURES), "无"),
        (choices_of("", "unknown", said.POSITIONS), None),
        (keys_that_are("", "rooms", things.ROOMS, wanted=True), "图书室（阅览室）"),
        (keys_that_are("", "rooms", things.ROOMS, wanted=False), "茶室"),
        (keys_that_are("", "unknown", things.ROOMS, wanted=True), None),
    ],
)
def test_coded_value_reads_as_words(field, printed):
    assert field.read(Row) == printed
