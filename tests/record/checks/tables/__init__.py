"""The rows that checks are tested with, in the modules of the checks."""

from tests.record.checks.tables import (
    figures,
    hazards,
    money,
    party,
    population,
    premises,
    rows,
    staff,
)

ROWS = (
    *population.ROWS,
    *figures.ROWS,
    *rows.ROWS,
    *staff.ROWS,
    *party.ROWS,
    *premises.ROWS,
    *money.ROWS,
    *hazards.ROWS,
)
