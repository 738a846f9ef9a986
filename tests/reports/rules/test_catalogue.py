"""What the catalogue holds: which rules are the portal's own proposals, and that each
is tested at its limit."""

from collections import defaultdict

import pytest

from reports.rules.catalogue import RULES
from tests.reports.rules.tables import ROWS

# Computable from what surveys report, but stated as a problem by none of them: they
# are off until a county switches them on.
EXTENSIONS = {
    *("office-rent-burden", "community-undersized", "grid-oversized"),
    *("party-grid-gap", "party-branch-oversized", "party-org-missing"),
    *("party-staff-share-low", "staff-ageing", "staff-gender-imbalance"),
    *("staff-second-post-missing", "staff-entry-below-minimum"),
    *("staff-no-certificate", "staff-pay-gap", "no-service-hall", "no-police-room"),
    *("checklist-rooms-missing", "outlet-density-low", "home-care-coverage-low"),
    *("volunteer-share-low", "few-activities", "hazard-overdue", "hazard-major"),
    *("hazard-category-spread", "security-cases-rising", "completion-behind"),
}


def test_the_portals_own_proposals_are_off_until_switched_on():
    assert {rule.code for rule in RULES if rule.extension} == EXTENSIONS


def test_the_portals_own_proposals_say_so_where_reports_name_a_rules_source():
    for rule in RULES:
        is_own = rule.source == "本系统提出的扩展规则"
        assert is_own is rule.extension, rule.code


NAMES = defaultdict(set)
for each in ROWS:
    NAMES[each.code].add(each.name)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.standards], ids=lambda rule: rule.code
)
def test_a_rule_held_to_a_standard_is_tested_on_the_limit(rule):
    assert "boundary" in NAMES[rule.code]
