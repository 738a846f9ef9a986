"""Rows that look like one: found, then merged or kept apart."""
