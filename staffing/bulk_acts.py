"""What can be done to many people or posts at once."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.bulk_acts import BulkForm
from portal.entities import BulkAct
from portal.record_fields import DayField
from staffing import actions
from staffing.models import LeaveReason


class EndPostsForm(BulkForm):
    field_order = ["last_day", "reason"]

    last_day = DayField(label=_("Last day"))


class EndServicesForm(BulkForm):
    field_order = ["last_day", "leave_reason", "reason"]

    last_day = DayField(label=_("Last day of service"))
    leave_reason = forms.ChoiceField(
        label=_("Reason for leaving"), choices=[("", "---------"), *LeaveReason.choices]
    )


def end_posts(rows: Any, given: dict[str, Any], *, by: Any) -> int:
    last: date = given["last_day"]
    return actions.end_posts(rows, last, reason=given["reason"], by=by)


def end_services(rows: Any, given: dict[str, Any], *, by: Any) -> int:
    return actions.end_services(
        rows,
        given["last_day"],
        leave_reason=given["leave_reason"],
        reason=given["reason"],
        by=by,
    )


END_POSTS = BulkAct("end", _("End these posts"), EndPostsForm, end_posts)
END_SERVICES = BulkAct("end", _("End their service"), EndServicesForm, end_services)
