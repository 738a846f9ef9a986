"""Rows written together leave the versions that each alone would have left."""

from datetime import date

import pytest
from simple_history.utils import bulk_create_with_history

from accounts.history import update_many
from facilities.models import Premises
from staffing.models import StaffMember
from tests import factories

pytestmark = pytest.mark.django_db


def values(row, fields):
    return {each.attname: getattr(row, each.attname) for each in fields}


def copies(row):
    """Three unsaved rows like this one, each with a name of its own."""
    own = values(row, [each for each in row._meta.fields if not each.primary_key])
    return [type(row)(**own | {"name": f"{row.name}{each}"}) for each in "甲乙丙"]


def assert_newest_versions(rows, expected):
    for row in rows:
        row.refresh_from_db()
        version = row.history.first()
        fields = version.tracked_fields
        assert values(version, fields) == values(row, fields)
        told = ("type", "user_name", "change_reason", "user_id")
        assert tuple(getattr(version, f"history_{each}") for each in told) == expected


def test_versions_of_many_hold_what_is_stored_by_whom_and_why():
    by = factories.a_user("王芳", "clerk")
    for one in (factories.a_leased_office(), factories.a_staff_member()):
        rows = copies(one)
        bulk_create_with_history(
            rows,
            type(one),
            batch_size=2,
            default_user=by,
            default_change_reason="导入",
            custom_historical_attrs={"history_user_name": "王芳"},
        )
        assert_newest_versions(rows, ("+", "王芳", "导入", by.pk))
        assert {row.history.count() for row in rows} == {1}
    assert Premises.history.count() == Premises.objects.count()

    for person in rows:
        person.ends_on = date(2025, 3, 1)
    assert update_many(rows, ["ends_on"], by=None) == 3
    assert_newest_versions(rows, ("~", "", None, None))
    ended = StaffMember.history.filter(ends_on=date(2025, 3, 1))
    assert {each.prev_record.ends_on for each in ended} == {None}
