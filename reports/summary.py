"""An assessment as plain JSON values: what is kept with a report and printed."""

from decimal import Decimal
from typing import Any

from reports.assessment import Assessment
from reports.indicators.tallies import Superlative
from reports.rules.base import Finding


def indicator_summary(assessment: Assessment) -> dict[str, Any]:
    """slug -> value, unit and how many communities reported, of how many."""
    return {
        slug: {
            "value": plain(figure.value),
            "unit": figure.indicator.unit,
            "reported": figure.reported,
            "of": figure.of,
        }
        for slug, figure in assessment.figures.items()
    }


def finding_summary(assessment: Assessment) -> list[dict[str, Any]]:
    """Findings with a community in them; at most the worst communities of each."""
    return [
        _finding(finding) for finding in assessment.findings.values() if finding.hit
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "standard": [standard.citation for standard in finding.standards],
        "hit": finding.hit,
        "assessed": finding.assessed,
        "of": finding.of,
        "communities": [
            {
                "code": hit.place.code,
                "name": hit.place.name,
                "observed": plain(hit.gap.observed),
                "required": plain(hit.gap.required),
            }
            for hit in finding.worst
        ],
    }


def plain(value: Any) -> Any:
    """JSON values; whole numbers stay whole, and decimals are as they print."""
    if isinstance(value, Superlative):
        places = [place.name for place in value.places]
        return {"figure": plain(value.figure), "communities": places}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value
