"""Rows that hold from one day to another: ``valid_from`` and ``valid_to``."""

from datetime import date
from typing import Self, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class DatedQuerySet(models.QuerySet[Row]):
    def in_force_on(self, day: date) -> Self:
        """Rows in force on ``day``, first and last day included; no day is no bound."""
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=day),
            models.Q(valid_to=None) | models.Q(valid_to__gte=day),
        )
