"""Standards, recommendations, and the reports computed with them."""

from reports.models.field_note import FieldNote, NoteFile, SurveyMethod
from reports.models.issue import Issue, IssueFile, ReviewStep, StepAct
from reports.models.letterhead import Letterhead
from reports.models.overlay import Overlay, OverlayKind
from reports.models.recommendation import (
    AdviceTheme,
    Recommendation,
    RecommendationRule,
    RuleSwitch,
)
from reports.models.report import NotMade, Report
from reports.models.schedule import Cadence, ReportSchedule
from reports.models.standard import Authority, Comparison, Standard
from reports.models.unit_cost import PricedMeasure, UnitCost

__all__ = [
    "AdviceTheme",
    "Authority",
    "Cadence",
    "Comparison",
    "FieldNote",
    "Issue",
    "IssueFile",
    "Letterhead",
    "NotMade",
    "NoteFile",
    "Overlay",
    "OverlayKind",
    "PricedMeasure",
    "Recommendation",
    "RecommendationRule",
    "Report",
    "ReportSchedule",
    "ReviewStep",
    "RuleSwitch",
    "Standard",
    "StepAct",
    "SurveyMethod",
    "UnitCost",
]
