"""What lists of premises and projects can be narrowed by beside their columns."""

from typing import Any

import django_filters as filters
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communities.filters import OfCommunityFilter
from facilities.models import Defect, PremisesDefect, PremisesRoom, RoomType
from portal.record_fields import NOT_REPORTED


class PremisesFilter(OfCommunityFilter):
    defect = filters.ChoiceFilter(
        label=_("Defect"),
        choices=[("any", _("Any defect")), *Defect.choices],
        method="with_defect",
        empty_label=_("All"),
    )
    room = filters.ChoiceFilter(
        label=_("Reported with room"),
        choices=RoomType,
        method="with_room",
        empty_label=_("All"),
    )
    room_missing = filters.ChoiceFilter(
        label=_("Reported without room"),
        choices=RoomType,
        method="without_room",
        empty_label=_("All"),
    )

    def with_defect(self, rows: Any, name: str, defect: str) -> Any:
        found = PremisesDefect.objects.all()
        if defect != "any":
            found = found.filter(defect=defect)
        return rows.filter(pk__in=found.values("premises"))

    def with_room(self, rows: Any, name: str, room: str) -> Any:
        found = PremisesRoom.objects.filter(room_type=room, is_present=True)
        return rows.filter(pk__in=found.values("premises"))

    def without_room(self, rows: Any, name: str, room: str) -> Any:
        """Known to be without; premises of which nobody said so are not among them."""
        found = PremisesRoom.objects.filter(room_type=room, is_present=False)
        return rows.filter(pk__in=found.values("premises"))


class ProjectFilter(OfCommunityFilter):
    gap = filters.ChoiceFilter(
        label=_("Money missing"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unknown", NOT_REPORTED)],
        method="with_gap",
        empty_label=_("All"),
    )
    progress = filters.ChoiceFilter(
        label=_("Progress"),
        choices=[
            ("waiting", _("No household begun")),
            ("building", _("Under construction")),
            ("complete", _("All planned households completed")),
        ],
        method="by_progress",
        empty_label=_("All"),
    )

    def with_gap(self, rows: Any, name: str, answer: str) -> Any:
        asked = {
            "yes": Q(funding_gap_wan__gt=0),
            "no": Q(funding_gap_wan=0),
            "unknown": Q(funding_gap_wan=None),
        }
        return rows.filter(asked[answer])

    def by_progress(self, rows: Any, name: str, stage: str) -> Any:
        """By households; projects that have not reported them are in no stage."""
        complete = Q(
            planned_households__gt=0, completed_households__gte=F("planned_households")
        )
        stages = {
            "waiting": Q(started_households=0),
            "building": Q(started_households__gt=0) & ~complete,
            "complete": complete,
        }
        return rows.filter(stages[stage])
