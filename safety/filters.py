"""What lists of hazards can be narrowed by beside their columns."""

from typing import Any

import django_filters as filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.filters import OfCommunityFilter
from safety.models import SETTLED


class HazardFilter(OfCommunityFilter):
    state = filters.ChoiceFilter(
        label=_("Open or closed"),
        choices=[
            ("open", _("Still open")),
            ("overdue", _("Open and overdue")),
            ("settled", _("Closed, or no hazard")),
        ],
        method="in_state",
        empty_label=_("All"),
    )

    def in_state(self, rows: Any, name: str, state: str) -> Any:
        if state == "settled":
            return rows.filter(status__in=SETTLED)
        found = rows.open()
        if state == "overdue":
            return found.filter(deadline__lt=timezone.localdate())
        return found
