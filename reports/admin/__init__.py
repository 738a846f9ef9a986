"""What administrators keep for reports, and the reports they look after."""

from reports.admin.letterheads import LetterheadAdmin
from reports.admin.reference import (
    RecommendationAdmin,
    RuleSwitchAdmin,
    StandardAdmin,
    UnitCostAdmin,
)
from reports.admin.reports import ReportAdmin

__all__ = [
    "LetterheadAdmin",
    "RecommendationAdmin",
    "ReportAdmin",
    "RuleSwitchAdmin",
    "StandardAdmin",
    "UnitCostAdmin",
]
