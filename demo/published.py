"""What the surveys behind the demonstration record print that cannot be true.

The record holds the figures that close; these stay visible as doubts.
"""

from decimal import Decimal

from record.checks.doubt import Doubt
from record.checks.printed import (
    Band,
    bands_hold_mean,
    bands_partition,
    office_standard_in_reach,
    range_holds_total,
    rent_within_fund,
    tags_overlap,
)

# Nobody of working age is older than this.
OLDEST = 65


def doubts_of(case: str) -> list[Doubt]:
    """Doubts about the printed figures of a case, in the survey's order."""
    return [doubt for doubt in PRINTED[case]() if doubt]


def _r02() -> list[Doubt | None]:
    ages = [Band(18, 29, 1), Band(30, 35, 32), Band(45, OLDEST, 5)]
    return [
        bands_hold_mean(ages, Decimal("40.1")),
        bands_partition(ages, 38),
        tags_overlap(
            {"floating": 287, "laid_off": 375, "uncontactable": 149, "aged": 366}, 1014
        ),
        rent_within_fund(700, 8000),
    ]


def _r04() -> list[Doubt | None]:
    return [
        range_holds_total(4, 6, 57, 228),
        office_standard_in_reach(500, 15, 3000),
    ]


def _r06() -> list[Doubt | None]:
    return []


PRINTED = {"R02": _r02, "R04": _r04, "R06": _r06}
