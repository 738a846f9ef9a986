"""What administrators do to standards: their list, their form, who may do it."""

from datetime import date
from decimal import Decimal

import pytest

from communities.models.community import UrbanRuralClass
from reports.models import Standard
from tests import factories
from tests.reports.admin.pages import page, words_of

STANDARD = {
    "slug": "min-office-fund",
    "title": "社区办公经费标准",
    "value": "20000",
    "unit": "元",
    "comparison": "at_least",
    "authority": "local",
}


def test_an_administrator_adds_a_countys_override(administrator, county):
    administrator.post(
        page("standard", "add"),
        {**STANDARD, "scope_division": county.pk, "change_reason": "县长办公会"},
    )
    row = Standard.objects.get()

    assert row.scope_division == county
    assert row.shipped_key is None
    assert row.history.get().history_change_reason == "县长办公会"


def test_what_holds_for_the_nation_is_not_a_countys_to_add(administrator):
    response = administrator.post(page("standard", "add"), STANDARD)

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["scope_division"]
    assert not Standard.objects.exists()


def test_what_holds_for_the_nation_is_not_a_countys_to_change(administrator):
    row = factories.a_standard("min-office-fund", value=Decimal(45000))
    response = administrator.get(page("standard", "change", row.pk))

    assert response.status_code == 200
    assert 'name="_save"' not in words_of(response)
    refused = administrator.post(page("standard", "change", row.pk), STANDARD)
    assert refused.status_code == 403


def test_another_countys_standards_are_not_shown(administrator):
    far = factories.a_division("360425000000")
    row = factories.a_standard(title="外县标准", scope_division=far)

    assert "外县标准" not in words_of(administrator.get(page("standard", "changelist")))
    response = administrator.get(page("standard", "change", row.pk))
    assert response.status_code == 302


def test_a_provinces_standards_are_shown_to_its_counties(administrator):
    province = factories.a_division("360000000000")
    factories.a_standard(title="省定标准", scope_division=province)

    assert "省定标准" in words_of(administrator.get(page("standard", "changelist")))


def test_nobody_deletes_a_standard(root):
    row = factories.a_standard()
    response = root.post(page("standard", "delete", row.pk), {"post": "yes"})

    assert response.status_code == 403
    assert Standard.objects.filter(pk=row.pk).exists()


def test_a_standard_is_ended_from_the_list(root):
    row = factories.a_standard(valid_from=date(2020, 1, 1))
    later = factories.a_standard("min-office-fund", valid_from=date(2999, 1, 1))
    response = root.post(
        page("standard", "changelist"),
        {"action": "end_today", "_selected_action": [row.pk, later.pk]},
        follow=True,
    )
    row.refresh_from_db()
    later.refresh_from_db()

    assert row.valid_to is not None
    assert row.history.first().history_user_name
    assert later.valid_to is None
    assert str(later) in words_of(response)


def test_a_standard_that_has_ended_is_not_put_back_in_force(root):
    dates = {"valid_from": date(2010, 1, 1), "valid_to": date(2020, 12, 31)}
    row = factories.a_standard(**dates)
    response = root.post(
        page("standard", "changelist"),
        {"action": "end_today", "_selected_action": [row.pk]},
        follow=True,
    )
    row.refresh_from_db()

    assert row.valid_to == date(2020, 12, 31)
    assert "此前已经终止" in words_of(response)


def test_a_county_does_not_end_what_holds_for_the_nation(administrator):
    row = factories.a_standard()
    administrator.post(
        page("standard", "changelist"),
        {"action": "end_today", "_selected_action": [row.pk]},
    )
    row.refresh_from_db()
    assert row.valid_to is None


def test_a_threshold_that_no_rule_asks_for_is_pointed_out(root):
    response = root.post(
        page("standard", "add"), {**STANDARD, "slug": "min-ofice-fund"}, follow=True
    )
    assert "min-ofice-fund" in str(next(iter(response.context["messages"])))


def test_a_threshold_is_read_and_found_by_its_name_and_by_its_slug(root):
    known, own = (
        factories.a_standard("min-office-fund"),
        factories.a_standard("own"),
    )
    listed = words_of(root.get(page("standard", "changelist")))
    assert "社区年办公经费下限" in listed
    assert "min-office-fund" in listed
    for asked, found in (
        ("办公经费下", known),
        ("office-fund", known),
        ("own", own),
    ):
        response = root.get(page("standard", "changelist"), {"q": asked})
        assert list(response.context["cl"].queryset) == [found]

    form = words_of(root.get(page("standard", "change", known.pk)))
    assert "社区年办公经费下限: 社区办公服务用房标准" in form
    assert '<option value="max-pay-gap">' in form
    assert "own: 社区办公服务用房标准" in str(own)


def test_kinds_of_community_are_checked_and_sorted(root):
    kinds = {"applies_to_class": ["urban", "converted"]}
    root.post(page("standard", "add"), {**STANDARD, **kinds})
    assert Standard.objects.get().applies_to_class == "converted,urban"
    shown = words_of(root.get(page("standard", "changelist")))
    assert "converted,urban" not in shown
    labels = [UrbanRuralClass(kind).label for kind in ("converted", "urban")]
    assert all(str(label) in shown for label in labels)

    row = Standard.objects.get()
    form = root.get(page("standard", "change", row.pk)).context["adminform"].form
    ticked = [
        box.data["value"] for box in form["applies_to_class"] if box.data["selected"]
    ]
    assert ticked == ["urban", "converted"]

    unknown = {"applies_to_class": ["city"], "slug": "other"}
    response = root.post(page("standard", "add"), {**STANDARD, **unknown})
    assert "city" in words_of(response)
    assert Standard.objects.count() == 1


@pytest.mark.parametrize(
    ("choice", "titles"),
    [("today", {"现行"}), ("ended", {"已止"}), ("coming", {"未到"})],
)
def test_the_list_tells_what_is_in_force(root, choice, titles):
    factories.a_standard("a", title="现行")
    factories.a_standard("b", title="已止", valid_to=date(2020, 1, 1))
    factories.a_standard("c", title="未到", valid_from=date(2999, 1, 1))
    response = root.get(page("standard", "changelist"), {"in_force": choice})

    assert {row.title for row in response.context["cl"].queryset} == titles
