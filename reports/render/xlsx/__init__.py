"""The workbook beside the report: every figure, finding and row behind it."""

from reports.render.xlsx.raw import Plan
from reports.render.xlsx.verify import BrokenWorkbook, verify_xlsx
from reports.render.xlsx.write import Material, WrongCount, write_xlsx

__all__ = [
    "BrokenWorkbook",
    "Material",
    "Plan",
    "WrongCount",
    "verify_xlsx",
    "write_xlsx",
]
