"""What came back from review, for the clerk's workbench."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from communities.comparison import FIGURES_OF
from communities.models import Community, RoundStep
from communities.round_life import RoundAct, RoundState
from record.handed_in import Standing


def returned_to(communities: QuerySet[Community]) -> list[RoundStep]:
    """The steps by which rounds of the communities' streets came back, as far as they
    are back still, the latest first. One query."""
    steps = RoundStep.objects.filter(
        act=RoundAct.RETURN,
        round__state=RoundState.RETURNED,
        round__division__in=communities.order_by().values("township"),
    ).select_related("round__division", "round__period")
    latest = {step.round_id: step for step in steps.order_by("pk")}
    return sorted(latest.values(), key=lambda step: -step.pk)


def forms_returned(
    communities: QuerySet[Community], standing: Standing
) -> dict[int, set[str]]:
    """Forms with a figure that whoever reviewed has marked, by community. Two queries,
    one where nothing is back."""
    marked: dict[str, set[str]] = defaultdict(set)
    for step in returned_to(communities):
        if step.round.period_id == getattr(standing.period, "pk", None):
            for remark in step.remarks:
                marked[remark["community"]] |= _forms_of(remark)
    if not marked:
        return {}
    keys = Community.objects.filter(code__in=marked).values_list("code", "pk")
    return {pk: marked[code] for code, pk in keys}


def _forms_of(remark: dict[str, Any]) -> set[str]:
    figures = set(remark["figures"])
    return {group.value for group, names in FIGURES_OF.items() if figures & set(names)}
