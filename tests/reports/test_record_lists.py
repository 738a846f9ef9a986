"""The list a figure leads to is one of rows that it is computed from."""

from typing import Any

import pytest

from portal.entities import entity_of
from reports.indicators.catalogue import INDICATORS
from reports.record_lists import ELSEWHERE, list_of, rows_address
from reports.rules.base import Comparison
from reports.rules.catalogue import RULES
from reports.rules.standards import Standards
from tests.reports.document.full import communities
from tests.reports.rules.made import DAY, shipped_rows

# What is read of a community, and the lists that keep it.
KEPT_IN = {
    "premises": {"premises", "rooms", "defects", "culture-centres"},
    "base_premises": {"premises"},
    "staff": {"staff-members", "posts", "insurances", "staff-trainings"},
    "base_staff": {"staff-members"},
    "recruited_count": {"staff-members"},
    "pay": {"pay"},
    "party": {"party-organisations", "party-figures", "party-tags"},
    "outlets": {"service-outlets"},
    "funding": {"funding", "culture-centres"},
    "income": {"incomes"},
    "security_cases": {"security-cases"},
    "hazards": {"hazards"},
    "estates": {"housing-estates"},
    "projects": {"projects"},
    "groups": {"population-groups"},
    "teams": {"volunteer-teams"},
    "units": {"resident-units"},
    "social_organisations": {"social-organisations"},
    "honours": {"honours"},
    "tasks_listed": {"administrative-tasks"},
    "checklist": {"rooms"},
    "period": {"figures"},
    "base": {"figures"},
    # Kept of divisions; the projects beside it are what people look through.
    "region": {"projects", "pay"},
    "area_km2": {"communities"},
    "location_class": {"communities"},
    "urban_rural_class": {"communities"},
    "code": {"communities"},
}


# What says whether a rule is about a community at all.
PLACE = {"code", "label", "urban_rural_class"}


class Spy:
    """A community's facts that remember what was asked of them."""

    def __init__(self, facts: Any, read: set[str]) -> None:
        self._facts, self._read = facts, read

    def __getattr__(self, name: str) -> Any:
        self._read.add(name)
        return getattr(self._facts, name)


def readers() -> dict[str, Any]:
    standards = Standards.in_force(shipped_rows(), DAY)
    found: dict[str, Any] = {}
    for rule in RULES:
        check = rule.check
        found[rule.code] = (
            check.contribution
            if isinstance(check, Comparison)
            else lambda facts, check=check: check(facts, standards)
        )
    for each in INDICATORS:
        found[each.slug] = lambda facts, each=each: each.contribute(facts, standards)
    return found


def test_every_rule_and_indicator_leads_to_rows_it_reads():
    wrong = {}
    for code, read in readers().items():
        seen: set[str] = set()
        for facts in communities():
            read(Spy(facts, seen))
        kept = set().union(*(KEPT_IN.get(name, set()) for name in seen))
        if seen - PLACE and list_of(code) not in kept:
            wrong[code] = (list_of(code), seen)
    assert wrong == {}


def test_every_list_and_code_named_is_there():
    known = {rule.code for rule in RULES} | {each.slug for each in INDICATORS}
    for slug, codes in ELSEWHERE.items():
        assert entity_of(slug).slug == slug
        assert set(codes) <= known


@pytest.mark.parametrize(
    ("code", "address"),
    [
        (
            "office-not-owned",
            "/record/premises/?community=360424100001&on=2026-03-12",
        ),
        ("staff_total", "/record/staff-members/?community=360424100001&on=2026-03-12"),
        ("household_total", "/record/figures/?community=360424100001&period=2025"),
        ("no-such-code", None),
    ],
)
def test_the_filter_is_as_narrow_as_the_list_allows(code, address):
    found = rows_address(code, community="360424100001", period="2025", day=DAY)
    assert found == address


def test_of_a_street_the_list_shows_the_street():
    found = rows_address("hazard-open", township="360424100000", period="", day=DAY)
    assert "township=360424100000" in found
    assert "period" not in found
