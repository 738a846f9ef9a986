"""One table per rule: what is known of a community, and what the rule answers."""

from tests.reports.rules.tables import (
    clusters,
    coverage_gap,
    funding,
    party,
    pay_gap,
    premises,
    projects,
    rooms,
    safety,
    scale,
    services,
    staff,
)

ROWS = (
    *scale.ROWS,
    *coverage_gap.ROWS,
    *premises.ROWS,
    *rooms.ROWS,
    *staff.ROWS,
    *pay_gap.ROWS,
    *party.ROWS,
    *services.ROWS,
    *funding.ROWS,
    *safety.ROWS,
    *projects.ROWS,
    *clusters.ROWS,
)
