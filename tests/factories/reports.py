"""Standards, recommendations and reports."""

from datetime import date
from decimal import Decimal
from typing import Any

from reports.models import (
    FieldNote,
    Issue,
    IssueFile,
    Letterhead,
    NoteFile,
    Overlay,
    Recommendation,
    RecommendationRule,
    Report,
    ReportSchedule,
    ReviewStep,
    RuleSwitch,
    Standard,
    UnitCost,
)
from reports.rules.thresholds import THRESHOLDS, Threshold
from tests.factories.jobs import a_job
from tests.factories.made import made
from tests.factories.people import a_user
from tests.factories.places import COUNTY_CODE, a_division


def a_standard(slug: str = "office-min-area", **fields: Any) -> Standard:
    """In the unit and sense of the rules where any asks for the threshold."""
    known = THRESHOLDS.get(slug, Threshold(slug, "平方米", "at_least"))
    defaults = {
        "slug": slug,
        "title": "社区办公服务用房标准",
        "value": Decimal(500),
        "unit": known.unit,
        "comparison": known.comparison,
        "authority": "local",
    }
    return made(Standard, defaults, fields)


def a_recommendation(code: str = "build-premises", **fields: Any) -> Recommendation:
    defaults = {
        "code": code,
        "text": "统一规划建设社区办公服务用房。",
        "theme": "premises",
    }
    return made(Recommendation, defaults, fields)


def a_rule_answered(**fields: Any) -> RecommendationRule:
    defaults = {
        "recommendation": fields.pop("recommendation", None) or a_recommendation(),
        "rule_code": "office-not-owned",
    }
    return made(RecommendationRule, defaults, fields)


def a_rule_switch(**fields: Any) -> RuleSwitch:
    defaults = {
        "division": fields.pop("division", None) or a_division(),
        "rule_code": "office-not-owned",
        "is_enabled": False,
        "reason": "县委会议决定",
    }
    return made(RuleSwitch, defaults, fields)


def a_unit_cost(measure: str = "office-area", **fields: Any) -> UnitCost:
    defaults = {
        "division": fields.pop("division", None) or a_division(),
        "measure": measure,
        "year": 2025,
        "amount_yuan": Decimal(3200),
        "source": "县住建局二〇二五年造价信息",
    }
    return made(UnitCost, defaults, fields)


def a_letterhead(**fields: Any) -> Letterhead:
    defaults = {
        "division": fields.pop("division", None) or a_division(),
        "organ": "修水县民政局",
        "mark": "修水县民政局文件",
        "code": "修民",
        "printer": "修水县民政局办公室",
        "addressees": "县人民政府",
        "copies": "县财政局",
    }
    return made(Letterhead, defaults, fields)


def a_report(**fields: Any) -> Report:
    """A report whose job has not finished: without a document."""
    job = fields.pop("job", None) or a_job()
    defaults = {
        "job": job,
        "title": job.title,
        "scope_code": job.scope_code,
        "scope_name": "修水县",
        "period": "2025",
        "as_of": date(2026, 3, 12),
        "created_by": job.owner,
    }
    return made(Report, defaults, fields)


def an_overlay(**fields: Any) -> Overlay:
    """A finding of an official's own."""
    report = fields.pop("report", None) or a_report()
    defaults = {
        "report": report,
        "kind": "finding",
        "key": "own:1",
        "section": "problems:party",
        "heading": "居民参与不足。",
        "text": "座谈中居民反映活动较少。",
        "edited_by": report.created_by,
    }
    return made(Overlay, defaults, fields)


def a_field_note(**fields: Any) -> FieldNote:
    defaults = {
        "scope_code": COUNTY_CODE,
        "scope_name": "修水县",
        "held_on": date(2026, 3, 5),
        "place": "义宁镇",
        "method": "discussion",
        "people": "社区书记2名、居民小组长5名",
        "text": "居民反映停车难。",
        "written_by": fields.pop("written_by", None) or a_user("writer"),
    }
    return made(FieldNote, defaults, fields)


def a_note_file(**fields: Any) -> NoteFile:
    note = fields.pop("note", None) or a_field_note()
    defaults = {
        "note": note,
        "name": "座谈记录.pdf",
        "content_type": "application/pdf",
        "path": "notes/1/record.pdf",
        "size": 1,
        "sha256": "0" * 64,
        "added_by": note.written_by,
    }
    return made(NoteFile, defaults, fields)


def an_issue(**fields: Any) -> Issue:
    report = fields.pop("report", None) or a_report()
    defaults = {
        "report": report,
        "scope_code": report.scope_code,
        "year": 2026,
        "serial": 1,
        "number": "修水县社区调研〔2026〕1号",
        "issued_on": date(2026, 3, 12),
        "author": report.created_by,
        "reviewer": fields.pop("reviewer", None) or a_user("reviewer"),
        "issuer": report.created_by,
        "title": report.title,
        "document": {"title": report.title},
        "composed": {"title": report.title},
        "grounds": {"rules": []},
        "facts_path": "issued/1/facts.jsonl.gz",
        "facts_sha256": "0" * 64,
    }
    return made(Issue, defaults, fields)


def an_issue_file(**fields: Any) -> IssueFile:
    defaults = {
        "issue": fields.pop("issue", None) or an_issue(),
        "format": "pdf",
        "name": "report.pdf",
        "path": "issued/1/report.pdf",
        "size": 1,
        "sha256": "0" * 64,
    }
    return made(IssueFile, defaults, fields)


def a_review_step(**fields: Any) -> ReviewStep:
    report = fields.pop("report", None) or a_report()
    return made(
        ReviewStep, {"report": report, "act": "submit", "by": report.created_by}, fields
    )


def a_schedule(**fields: Any) -> ReportSchedule:
    defaults = {
        "owner": fields.pop("owner", None) or a_user("regular"),
        "scope_code": COUNTY_CODE,
        "scope_name": "修水县",
        "cadence": "year",
        "order": {"formats": ["xlsx"]},
        "next_on": date(2026, 3, 12),
        "day_of_month": fields.get("next_on", date(2026, 3, 12)).day,
    }
    return made(ReportSchedule, defaults, fields)
