"""Columns of measured things: unit in the name, empty where nobody knows."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


def quantity(label: Any, *, digits: int = 14, places: int = 2) -> Any:
    """A decimal figure that may be unknown; its unit belongs in the column's name."""
    return models.DecimalField(
        label, max_digits=digits, decimal_places=places, null=True, blank=True
    )


def yuan(label: Any) -> Any:
    """Money, to the fen."""
    return quantity(label)


def area_m2(label: Any) -> Any:
    return quantity(label, digits=10)


def calendar_year(*, known: bool = True) -> Any:
    return models.PositiveSmallIntegerField(_("year"), null=not known, blank=not known)


def degrees(label: Any) -> Any:
    """Latitude or longitude, to a tenth of a metre."""
    return quantity(label, digits=9, places=6)
