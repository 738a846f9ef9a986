"""All that a report says, in its document and in each of its files, held against the
rows."""

from tests.reports.evidence.made import Report
from tests.reports.evidence.proof import faults
from tests.reports.evidence.proof_assessment import assessment_faults
from tests.reports.evidence.proof_charts import chart_faults
from tests.reports.evidence.proof_coverage import uncovered
from tests.reports.evidence.proof_print import pdf_faults, word_faults
from tests.reports.evidence.proof_tables import table_faults
from tests.reports.evidence.proof_workbook import workbook_faults


def document_faults(report: Report) -> dict[str, list[str]]:
    """By where they are, empty when every figure, finding, sentence, table and chart
    is what the rows give."""
    found = {
        "assessment": assessment_faults(report),
        "text": faults(report),
        "tables": table_faults(report),
        "charts": list(chart_faults(report)),
        "coverage": list(uncovered(report)),
    }
    return {where: lines for where, lines in found.items() if lines}


def file_faults(report: Report) -> dict[str, list[str]]:
    """By the format; empty when the files made hold all this and nothing else."""
    files, document, found = report.files, report.document, {}
    if "xlsx" in files:
        found["xlsx"] = workbook_faults(files["xlsx"], report)
    if "docx" in files:
        found["docx"] = word_faults(files["docx"], document)
    if "pdf" in files:
        found["pdf"] = pdf_faults(files["pdf"], document)
    return {name: lines for name, lines in found.items() if lines}
