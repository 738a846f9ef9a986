"""What a Report row keeps of its assessment, as plain JSON values."""

from typing import Any

from reports.assessment import Assessment
from reports.printout import figure_json, finding_json, hit_json


def indicator_summary(assessment: Assessment) -> dict[str, Any]:
    """slug -> value, unit and how many communities reported, of how many."""
    return {slug: figure_json(figure) for slug, figure in assessment.figures.items()}


def finding_summary(assessment: Assessment) -> list[dict[str, Any]]:
    """Findings with a community in them; at most the worst communities of each."""
    return [
        finding_json(finding)
        | {"communities": [hit_json(hit) for hit in finding.worst]}
        for finding in assessment.findings.values()
        if finding.hit
    ]
