"""Party organisations and members whose groups overlap."""

from decimal import Decimal

from reports.facts.shapes import PartyOrganizationFacts, PeriodFacts
from tests.reports.indicators.made import a_place, figure, value


def an_organisation(members=100, **known) -> PartyOrganizationFacts:
    given = {"name": "党支部", "org_type": "branch", "member_count": members}
    return PartyOrganizationFacts(**given | known)


def test_groups_overlap_and_are_never_held_to_the_total():
    tags = {"floating": 80, "laid_off": 70}
    row = a_place(1, party=(an_organisation(100, tags=tags),))

    assert value("party_member_total", row) == 100
    assert value("party_member_tags", row) == tags
    assert value("party_member_tag_shares", row) == {
        "floating": Decimal("0.800"),
        "laid_off": Decimal("0.700"),
    }


def test_shares_of_a_group_are_of_communities_that_reported_it():
    rows = [
        a_place(1, party=(an_organisation(100, tags={"floating": 30}),)),
        a_place(2, party=(an_organisation(900, tags={"laid_off": 9}),)),
    ]

    assert value("party_member_tag_shares", *rows)["floating"] == Decimal("0.300")


def test_members_of_an_organisation_below_are_counted_above():
    party = (
        an_organisation(120, org_type="general_branch", tags={"floating": 12}),
        an_organisation(70, is_under_another=True, tags={"floating": 7}),
        an_organisation(50, is_under_another=True),
    )
    row = a_place(1, party=party)

    assert value("party_member_total", row) == 120
    assert value("party_member_tags", row) == {"floating": 12}
    assert value("party_org_by_type", row) == {"branch": 2, "general_branch": 1}
    assert value("members_per_org", row) == Decimal("120.0")


def test_coverage_is_of_communities_that_reported():
    rows = [a_place(1, party=(an_organisation(),)), a_place(2, party=()), a_place(3)]

    found = figure("party_org_coverage", *rows)

    assert found.value == Decimal("0.500")
    assert found.reported == 2


def test_an_organisation_of_unknown_size_makes_the_community_unknown():
    rows = [
        a_place(1, party=(an_organisation(None), an_organisation(10))),
        a_place(2, party=(an_organisation(85),)),
    ]

    found = figure("party_member_total", *rows)

    assert (found.value, found.reported) == (85, 1)


def test_grid_coverage_is_of_sums():
    rows = [
        a_place(1, period=PeriodFacts(grid_count=69, party_grid_count=65)),
        a_place(2),
    ]

    assert value("party_grid_coverage", *rows) == Decimal("0.942")
