"""Every check there is, in the order in which doubts are listed."""

from record.checks import (
    figures,
    hazards,
    money,
    party,
    population,
    premises,
    rows,
    staff,
)
from record.checks.check import Check
from record.checks.doubt import Doubt
from record.checks.facts import CommunityRecord

CHECKS: tuple[Check, ...] = (
    *population.CHECKS,
    *figures.CHECKS,
    *rows.CHECKS,
    *staff.CHECKS,
    *party.CHECKS,
    *premises.CHECKS,
    *money.CHECKS,
    *hazards.CHECKS,
)
BY_CODE = {check.code: check for check in CHECKS}


def doubts_of(record: CommunityRecord) -> list[Doubt]:
    """All doubts about one community's record, in the order of the catalogue."""
    return [doubt for check in CHECKS for doubt in check.doubts(record)]
