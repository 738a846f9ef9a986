"""What administrators keep for reports, and the reports they look after."""

from reports.admin.letterheads import LetterheadAdmin
from reports.admin.reference import RecommendationAdmin, RuleSwitchAdmin, UnitCostAdmin
from reports.admin.reports import ReportAdmin
from reports.admin.standards import StandardAdmin

__all__ = [
    "LetterheadAdmin",
    "RecommendationAdmin",
    "ReportAdmin",
    "RuleSwitchAdmin",
    "StandardAdmin",
    "UnitCostAdmin",
]
