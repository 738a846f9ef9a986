"""Exports of the record: exactly what a list shows, as a workbook or as plain text."""
