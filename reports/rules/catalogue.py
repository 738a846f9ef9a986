"""All rules, in the order their findings are printed within a theme."""

from reports.rules import (
    clusters,
    construction,
    coverage_gap,
    funding,
    members,
    participation,
    party,
    pay,
    pay_gap,
    premises,
    progress,
    qualification,
    rooms,
    safety,
    scale,
    services,
    staff,
    tenure,
)
from reports.rules.base import Rule

RULES: tuple[Rule, ...] = (
    *scale.RULES,
    *coverage_gap.RULES,
    *premises.RULES,
    *tenure.RULES,
    *rooms.RULES,
    *staff.RULES,
    *qualification.RULES,
    *pay.RULES,
    *pay_gap.RULES,
    *party.RULES,
    *members.RULES,
    *services.RULES,
    *participation.RULES,
    *funding.RULES,
    *safety.RULES,
    *construction.RULES,
    *clusters.RULES,
    *progress.RULES,
)
