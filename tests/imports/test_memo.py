"""What was made of one column's value may serve another only if both say the same."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from imports.memo import Memos
from imports.row_form import RowForm
from portal.entities import entities
from portal.record_fields import RowChoiceField

VALUES = (
    *("", "0", "7", "-1", "1.5", "95%", "2024", "70000", "1e3", "true", "other", "x"),
    *("x" * 3000, "9" * 12, "9" * 30, "2025-02-30", 7, 7.0, True, date(2020, 2, 29)),
)


def said(work: Any, value: Any) -> Any:
    try:
        made = work(value)
    except ValidationError as wrong:
        return wrong.messages
    except (TypeError, AttributeError) as wrong:  # no such value comes to the column
        return str(wrong)
    return type(made), made


def test_a_memo_is_shared_by_equal_likeness_only():
    memos, asked = Memos(), []
    first = memos.of(["count", 1], lambda value: asked.append(value) or value)
    assert memos.of(["count", 1], str) is first
    assert memos.of(["count", 2], str)(5) == "5"
    assert [first(5), first(5), first(5.0)] == [5, 5, 5.0]
    assert asked == [5, 5.0]


@pytest.mark.django_db
def test_columns_that_share_a_memo_say_what_each_would_say():
    user = AnonymousUser()
    for entity in entities():
        memos = Memos()
        # The second is a later batch: what it says was asked of the first.
        shared = [RowForm(entity, user, memos) for _batch in range(2)][1]
        alone = entity.form(data={}, user=user)
        pairs = [
            (name, shared.form.fields[name].clean, each.clean)
            for name, each in alone.fields.items()
            if not isinstance(each, RowChoiceField)
        ]
        pairs += [
            (each.name, memoised, lambda value, each=each: each.clean(value, None))
            for each, _attribute, _blank, memoised in shared._checked
        ]
        for name, memoised, own in pairs:
            for value in VALUES:
                assert said(memoised, value) == said(own, value), (name, value)
