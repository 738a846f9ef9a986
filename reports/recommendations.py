"""The recommendations in use for a scope, as the composer takes them."""

from django.db.models import Q

from communities.divisions import ancestors_of
from reports import models
from reports.document.recommendations import Recommendation
from reports.indicators.base import Theme


def recommendations_for(scope_code: str) -> tuple[Recommendation, ...]:
    """Those of the whole portal and of the divisions at or above the scope.

    In the order of their codes. Costs two queries.
    """
    places = [scope_code, *ancestors_of(scope_code)]
    used_there = Q(division=None) | Q(division__code__in=places)
    rows = models.Recommendation.objects.filter(used_there, is_active=True)
    return tuple(
        _as_value(row) for row in rows.prefetch_related("rules").order_by("code")
    )


def _as_value(row: models.Recommendation) -> Recommendation:
    answered = {rule.rule_code: rule.position for rule in row.rules.all()}
    return Recommendation(
        code=row.code,
        text=row.text,
        rules=frozenset(answered),
        theme=Theme(row.theme),
        positions=answered,
    )
