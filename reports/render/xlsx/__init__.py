"""The workbook beside the report: every figure, finding and row behind it."""

from reports.render.xlsx.write import Material, WrongCount, write_xlsx

__all__ = ["Material", "WrongCount", "write_xlsx"]
