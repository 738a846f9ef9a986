"""What a standard would do is shown before it is stored; nothing typed is lost."""

import pytest

from reports.models import Standard
from reports.previews import places
from tests import factories
from tests.browsing import PageClient
from tests.reports.admin.pages import page
from tests.reports.admin.preview.looking import SLUG, a_national_standard, group, looked

NEW = {
    "slug": SLUG,
    "title": "《县培育社会组织办法》",
    "value": "6",
    "unit": "个",
    "comparison": "at_least",
    "authority": "local",
    "change_reason": "县政府会议",
}


pytestmark = pytest.mark.django_db


def national() -> Standard:
    return Standard.objects.get(slug=SLUG, scope_division=None)


def typed(row: Standard, **changed: str) -> dict[str, str | list[str]]:
    """What the form of a stored row sends."""
    names = ("slug", "title", "value", "unit", "comparison", "authority")
    told = {name: str(getattr(row, name)) for name in names}
    return {**told, "applies_to_class": sorted(row.classes), **changed}


def test_the_form_has_a_button_for_it(root):
    text = root.get(page("standard", "change", national().pk)).content.decode()

    assert 'name="_preview" value="change"' in text
    assert 'name="_preview" value="new"' in text
    text = root.get(page("standard", "add")).content.decode()
    assert 'name="_preview" value="new"' not in text


def test_a_higher_threshold_names_who_newly_falls_short(root):
    row = national()
    before = row.history.count()
    text = looked(root, page("standard", "change", row.pk), **typed(row, value="12"))

    assert "社区社会组织" in text
    assert "social-org-few" in text
    assert "Communities with this finding: 2 now, 2 then." in text
    assert "1 community cannot be assessed" in text
    still = group(text, "Fall short as before")
    assert "百汇" in still
    assert "10 个 → 12 个" in still

    text = looked(root, page("standard", "change", row.pk), **typed(row, value="13"))
    assert "东门" in group(text, "Newly fall short")
    assert "南城街道" in text

    row.refresh_from_db()
    assert (row.value, row.history.count()) == (10, before)


def test_a_countys_own_threshold_names_who_no_longer_falls_short(root, county):
    text = looked(root, page("standard", "add"), **NEW, scope_division=str(county.pk))

    gone = group(text, "No longer fall short")
    assert "万坊" in gone
    assert "10 个 → 6 个" in gone
    assert "百汇" in group(text, "Fall short as before")
    assert not Standard.objects.filter(title=NEW["title"]).exists()


def test_a_copy_is_looked_at_beside_the_row_it_was_made_from(root, county):
    row = national()
    sent = typed(row, value="6", scope_division=str(county.pk))
    answer = root.post(page("standard", "change", row.pk), {**sent, "_preview": "new"})
    text = answer.content.decode()

    assert "万坊" in group(text, "No longer fall short")
    assert 'name="_saveasnew"' in text
    assert Standard.objects.filter(slug=SLUG, scope_division=county).count() == 0

    root.post(page("standard", "change", row.pk), {**sent, "_saveasnew": "1"})
    row.refresh_from_db()
    assert row.value == 10
    assert Standard.objects.get(slug=SLUG, scope_division=county).value == 6


def test_from_the_preview_it_is_stored_or_taken_back(root):
    row = national()
    address = page("standard", "change", row.pk)
    sent = typed(row, value="12", change_reason="新规定")
    text = looked(root, address, **sent)
    assert len(sent["applies_to_class"]) == 2
    for name, told in sent.items():
        for value in [told] if isinstance(told, str) else told:
            assert f'<input type="hidden" name="{name}" value="{value}">' in text

    back = root.post(address, {**sent, "_preview": "change", "_back": "1"})
    form = back.content.decode()
    assert 'name="value" value="12"' in form
    assert 'value="新规定"' in form
    assert "Nothing has been stored yet." in form
    row.refresh_from_db()
    assert row.value == 10

    root.post(address, {**sent, "_preview": "change", "_save": "1"})
    row.refresh_from_db()
    assert row.value == 12
    assert row.history.first().history_change_reason == "新规定"


def test_what_is_wrong_is_said_in_the_form(root):
    row = national()
    sent = typed(row, unit="亩")
    text = looked(root, page("standard", "change", row.pk), **sent)

    assert "Rules count this threshold in 个." in text
    assert 'value="亩"' in text
    assert "Preview of a change" not in text


def test_a_threshold_that_nothing_reads_affects_nobody(root):
    text = looked(root, page("standard", "add"), **(NEW | {"slug": "min-weather"}))
    assert "No rule reads it" in text


def test_a_change_of_words_for_the_clerk_alone_affects_nobody(root):
    row = national()
    sent = typed(row, note="已核对")
    if row.valid_from:
        sent["valid_from"] = row.valid_from.isoformat()
    sent |= {name: getattr(row, name) for name in ("doc_no", "issuing_body", "clause")}
    text = looked(root, page("standard", "change", row.pk), **sent)

    assert "On no day would a report read anything else" in text


def test_a_switched_off_finding_is_said_to_be_off(root, county):
    factories.a_rule_switch(
        division=county, rule_code="social-org-few", is_enabled=False
    )
    row = national()
    text = looked(root, page("standard", "change", row.pk), **typed(row, value="12"))

    assert "Not affected here: this finding is switched off" in text


def test_a_large_scope_is_looked_at_in_parts(root, monkeypatch):
    monkeypatch.setattr(places, "MOST_COMMUNITIES", 3)
    row = national()
    address, sent = page("standard", "change", row.pk), typed(row, value="13")
    text = looked(root, address, **sent)

    assert "4 communities are concerned" in text
    assert '<button type="submit" class="button" name="_within" value="' in text
    assert "东门" not in text

    text = looked(root, address, **sent, _within="360424101000")
    assert "东门" in group(text, "Newly fall short")
    assert "百汇" not in text
    sent["_preview"] = "change"
    absent = root.post(address, {**sent, "_within": "110101000000"})
    assert absent.status_code == 404


def test_without_any_figures_it_says_so(db):
    row = a_national_standard()
    root = PageClient(factories.a_superuser())
    text = looked(root, page("standard", "change", row.pk), **typed(row, value="12"))

    assert "No period has figures yet" in text


def test_a_county_previews_its_own_and_nothing_of_others(county):
    far = factories.a_division("360425000000", name="外县")
    there = factories.a_township("360425100000")
    factories.some_figures(
        factories.a_community("360425100001", name="外村", township=there),
        factories.a_period("2025"),
    )
    own = factories.a_user("admin", "administrator")
    client = PageClient(own)
    text = looked(client, page("standard", "add"), **NEW, scope_division=str(county.pk))
    assert "万坊" in group(text, "No longer fall short")

    text = looked(client, page("standard", "add"), **NEW, scope_division=str(far.pk))
    assert "Select a valid choice" in text
    sent = {**NEW, "scope_division": str(county.pk), "_within": far.code}
    answer = client.post(page("standard", "add"), {**sent, "_preview": "change"})
    assert answer.status_code == 404
    refused = client.post(
        page("standard", "change", national().pk),
        {**typed(national(), value="1"), "_preview": "change"},
    )
    assert refused.status_code == 403
