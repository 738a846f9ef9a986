"""What can be done to many hazards at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.bulk_acts import BulkForm
from portal.entities import BulkAct
from safety import actions
from safety.models import Hazard


class UnitForm(BulkForm):
    field_order = ["responsible_unit", "reason"]

    responsible_unit = forms.CharField(
        label=_("Responsible unit"),
        max_length=Hazard._meta.get_field("responsible_unit").max_length,
    )


def assign(rows: Any, given: dict[str, Any], *, by: Any) -> int:
    unit, reason = given["responsible_unit"], given["reason"]
    return actions.assign_to(rows, unit, reason=reason, by=by)


CHANGE_UNIT = BulkAct("unit", _("Change the responsible unit"), UnitForm, assign)
