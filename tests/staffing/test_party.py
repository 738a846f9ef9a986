from datetime import date

import pytest
from django.core.exceptions import ValidationError

from staffing.models import PartyMemberTagCount, PartyOrganization
from tests.factories import (
    a_member_tag,
    a_party_organization,
    a_user,
    party_figures,
)
from tests.factories.refusal import assert_refused, assert_refused_in_words, twin


def test_an_organisation_is_on_record_once_while_it_lasts(db):
    row = a_party_organization()
    assert_refused(twin(row), "This party organisation is on record already.")
    twin(row, ends_on=date(2020, 1, 1)).save()
    assert PartyOrganization.objects.count() == 2


def test_an_organisation_is_not_above_itself(db):
    row = a_party_organization()
    assert_refused(row, "An organisation is not above itself.", parent=row)


def test_there_are_no_fewer_members_than_carry_one_tag(db):
    figures = party_figures(member_count=40, tags={"floating": 30, "retired": 12})
    assert_refused_in_words(
        figures, "30 members carry one tag; there cannot be fewer.", member_count=29
    )
    figures.member_count = None
    figures.full_clean()


def test_organisations_do_not_form_a_circle(db):
    top = a_party_organization(name="总支", org_type="general_branch")
    middle = a_party_organization(top.community, name="支部", parent=top)
    bottom = a_party_organization(
        top.community, name="小组", org_type="group", parent=middle
    )
    assert_refused_in_words(
        top, "This organisation lies below the present one.", parent=bottom
    )


@pytest.mark.parametrize(
    ("message", "figures"),
    [
        (
            "More members have registered than there are.",
            {"in_service_total": 10, "in_service_registered": 11},
        ),
        (
            "More organisations are covered than there are.",
            {"two_new_total": 3, "two_new_covered": 4},
        ),
    ],
)
def test_parts_do_not_exceed_their_whole(db, message, figures):
    assert_refused(party_figures(), message, **figures)


def test_a_part_alone_is_welcome(db):
    row = party_figures(member_count=None, in_service_registered=4)
    assert row.in_service_total is None


def test_figures_are_on_record_once_a_period(db):
    assert_refused(twin(party_figures()), "already has figures for this period")


def test_tags_overlap_and_may_outnumber_the_members(db):
    """R02: 287 + 375 + 149 + 366 tags on 1,014 members."""
    tags = {"floating": 287, "laid_off": 375, "uncontactable": 149, "aged_60_plus": 366}
    figures = party_figures(member_count=1014, tags=tags)
    assert sum(tag.count for tag in figures.tags.all()) == 1177


def test_one_tag_does_not_outnumber_the_members(db):
    figures = party_figures(member_count=40)
    with pytest.raises(ValidationError, match="40"):
        a_member_tag(figures, count=41)
    assert a_member_tag(figures, count=40).count == 40


def test_without_a_member_count_any_tag_count_stands(db):
    assert a_member_tag(party_figures(member_count=None), count=500).count == 500


def test_a_tag_is_on_record_once(db):
    assert_refused(twin(a_member_tag()), "This tag is on record already.")


def test_tags_are_seen_where_their_organisation_is(db):
    tag = a_member_tag()
    assert PartyMemberTagCount.objects.visible_to(a_user("one", "viewer")).get() == tag
    assert not PartyMemberTagCount.objects.visible_to(a_user("two")).exists()
    community = tag.org_period.org.community
    assert PartyMemberTagCount.objects.of([community.pk]).get() == tag
