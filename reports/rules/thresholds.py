"""In what unit and sense rules read each threshold, whatever its document says.

A county's document may ask for 4.5万元 where rules count 元: a stored standard is
turned into the rules' unit where it becomes a value (reports.models.standard),
so that a rule never compares unequal units.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Threshold:
    """``unit`` as rules count; ``comparison`` as reports.models.Comparison."""

    unit: str
    comparison: str


THRESHOLDS = {
    "committee-max-households": Threshold("户", "at_most"),
    "committee-min-households": Threshold("户", "at_least"),
    "committee-min-members": Threshold("名", "at_least"),
    "community-max-residents": Threshold("人", "at_most"),
    "developer-rooms-large-estate": Threshold("平方米", "at_least"),
    "developer-rooms-min-area": Threshold("平方米", "at_least"),
    "developer-rooms-share": Threshold("share", "at_least"),
    "elderly-beds-per-1000": Threshold("张", "at_least"),
    "grid-max-households": Threshold("户", "at_most"),
    "hazard-category-spread": Threshold("类", "below"),
    "home-care-centers-per-10000": Threshold("个", "at_least"),
    "households-per-worker": Threshold("户", "at_most"),
    "housing-sites-per-km2": Threshold("个", "below"),
    "max-admin-tasks": Threshold("项", "at_most"),
    "max-aged-share": Threshold("share", "at_most"),
    "max-approval-fee": Threshold("元", "at_most"),
    "max-approval-months": Threshold("个月", "at_most"),
    "max-approval-steps": Threshold("项", "at_most"),
    "max-coverage-gap": Threshold("share", "below"),
    "max-floating-share": Threshold("share", "at_most"),
    "max-fund-progress-gap": Threshold("share", "below"),
    "max-hukou-separated-share": Threshold("share", "at_most"),
    "max-older-participant-share": Threshold("share", "at_most"),
    "max-older-staff-share": Threshold("share", "at_most"),
    "max-pay-gap": Threshold("share", "at_most"),
    "max-public-share": Threshold("share", "below"),
    "max-rent-share": Threshold("share", "at_most"),
    "max-staff-average-age": Threshold("岁", "at_most"),
    "max-turnover-share": Threshold("share", "at_most"),
    "max-uncontactable-share": Threshold("share", "at_most"),
    "min-activity-area": Threshold("平方米", "at_least"),
    "min-agreement-share": Threshold("share", "at_least"),
    "min-certificate-share": Threshold("share", "at_least"),
    "min-college-share": Threshold("share", "at_least"),
    "min-completion-share": Threshold("share", "at_least"),
    "min-cultural-events": Threshold("次", "at_least"),
    "min-household-visit-share": Threshold("share", "at_least"),
    "min-minority-gender-share": Threshold("share", "at_least"),
    "min-office-area": Threshold("平方米", "at_least"),
    "min-office-fund": Threshold("元", "at_least"),
    "min-office-fund-per-household": Threshold("元", "at_least"),
    "min-party-staff-share": Threshold("share", "at_least"),
    "min-pay-ratio": Threshold("share", "at_least"),
    "min-registration-share": Threshold("share", "at_least"),
    "min-social-organisations": Threshold("个", "at_least"),
    "min-training-share": Threshold("share", "at_least"),
    "min-two-new-coverage": Threshold("share", "at_least"),
    "min-utilisation-share": Threshold("share", "at_least"),
    "min-venue-area": Threshold("平方米", "at_least"),
    "min-volunteer-share": Threshold("share", "at_least"),
    "outlets-per-1000-households": Threshold("处", "at_least"),
    "party-branch-max-members": Threshold("名", "at_most"),
    "party-branch-min-members": Threshold("名", "at_least"),
    "party-committee-min-members": Threshold("名", "at_least"),
    "party-general-branch-min-members": Threshold("名", "at_least"),
    "service-area-per-100-households": Threshold("平方米", "at_least"),
    "severe-office-area": Threshold("平方米", "at_least"),
    "severe-office-area-share": Threshold("share", "at_least"),
    "workers-per-10000": Threshold("名", "at_least"),
}

# How many of the second unit one of the first is. A share is a number from 0 to 1.
_FACTORS = {
    ("万元", "元"): Decimal(10_000),
    ("亿元", "元"): Decimal(100_000_000),
    ("㎡", "平方米"): Decimal(1),
    ("m²", "平方米"): Decimal(1),
    ("公顷", "平方米"): Decimal(10_000),
    ("平方公里", "平方米"): Decimal(1_000_000),
    ("亩", "平方米"): Decimal(2000) / 3,
    ("%", "share"): Decimal("0.01"),
    ("百分点", "share"): Decimal("0.01"),
    ("个百分点", "share"): Decimal("0.01"),
    ("‰", "share"): Decimal("0.001"),
    ("人", "名"): Decimal(1),
    ("名", "人"): Decimal(1),
    ("万人", "人"): Decimal(10_000),
    ("月", "个月"): Decimal(1),
    ("年", "个月"): Decimal(12),
}


def counted_in(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in the wanted unit; None where the units measure different things."""
    if unit == wanted:
        return value
    factor = _FACTORS.get((unit, wanted))
    return None if factor is None else value * factor


def as_rules_count(slug: str, value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Value and unit as the rules that ask for the threshold count.

    As they are where no rule asks for it, or where they cannot be turned into it.
    """
    known = THRESHOLDS.get(slug)
    turned = counted_in(value, unit, known.unit) if known else None
    return (value, unit) if known is None or turned is None else (turned, known.unit)
