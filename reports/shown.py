"""Gaps and standards as pages print them."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from portal.figures import number, percent
from reports.document.evidence import authority_note, in_force
from reports.rules.base import Gap
from reports.rules.standards import Standard


def standard_shown(standard: Standard) -> dict[str, Any]:
    return {
        "citation": standard.citation,
        "value": measured(standard.value, standard.unit),
        "unit": "" if standard.unit == "share" else standard.unit,
        "authority": authority_note(standard),
        "issued": "，".join(filter(None, (standard.issuing_body, standard.doc_no))),
        "in_force": in_force(standard),
    }


def distance(gap: Gap) -> Decimal | None:
    """What lies between observed and required; None where either is not there."""
    if gap.observed is None or gap.required is None:
        return None
    return abs(Decimal(gap.required) - Decimal(gap.observed))


def gap_text(gap: Gap) -> str | None:
    """The distance in digits; between two shares in percentage points."""
    away = distance(gap)
    if away is None or gap.unit != "share":
        return measured(away, gap.unit)
    return _("%(number)s percentage points") % {"number": number(away * 100, 1)}


def measured(value: int | Decimal | None, unit: str) -> str | None:
    """A measured number in digits, a share in percent; None where there is none."""
    if value is None:
        return None
    return percent(Decimal(value)) if unit == "share" else number(value)
