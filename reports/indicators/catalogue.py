"""Every indicator of the portal, in the order of themes and of the workbook.

An indicator is added by defining it in its theme's module. Its slug is stored
with reports and stands in sentences as their evidence: it never changes its
meaning.
"""

from reports.indicators import (
    construction,
    funding,
    party,
    pay,
    premises,
    rooms,
    safety,
    scale,
    services,
    staff,
    staff_makeup,
    tenure,
)
from reports.indicators.base import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *scale.INDICATORS,
    *premises.INDICATORS,
    *tenure.INDICATORS,
    *rooms.INDICATORS,
    *staff.INDICATORS,
    *staff_makeup.INDICATORS,
    *pay.INDICATORS,
    *party.INDICATORS,
    *services.INDICATORS,
    *funding.INDICATORS,
    *safety.INDICATORS,
    *construction.INDICATORS,
)

BY_SLUG: dict[str, Indicator] = {each.slug: each for each in INDICATORS}
