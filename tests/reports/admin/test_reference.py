"""What administrators do to standards, recommendations and rule switches."""

from datetime import date
from decimal import Decimal

import pytest

from communities.models.community import UrbanRuralClass
from reports.finding_headings import heading_of
from reports.models import Letterhead, Recommendation, RuleSwitch, Standard
from tests import factories
from tests.reports.admin.pages import page

STANDARD = {
    "slug": "min-office-fund",
    "title": "社区办公经费标准",
    "value": "20000",
    "unit": "元",
    "comparison": "at_least",
    "authority": "local",
}


def words_of(response):
    return response.content.decode()


@pytest.fixture
def county(db):
    return factories.a_division()


@pytest.fixture
def root(client, county):
    client.force_login(factories.a_superuser())
    return client


@pytest.fixture
def administrator(client, county):
    """Of 修水县 alone."""
    client.force_login(factories.a_user("admin", "administrator"))
    return client


@pytest.mark.parametrize(
    "model", ["standard", "recommendation", "ruleswitch", "letterhead"]
)
def test_pages_open_with_their_history(root, model, county):
    row = {
        "standard": lambda: factories.a_standard(scope_division=county),
        "recommendation": lambda: factories.a_rule_answered().recommendation,
        "ruleswitch": lambda: factories.a_rule_switch(division=county),
        "unitcost": lambda: factories.a_unit_cost(division=county),
        "letterhead": lambda: factories.a_letterhead(division=county),
    }[model]()

    for address in (
        page(model, "changelist") + "?q=x",
        page(model, "changelist"),
        page(model, "add"),
        page(model, "change", row.pk),
        page(model, "history", row.pk),
    ):
        assert root.get(address).status_code == 200, address


class TestStandards:
    def test_an_administrator_adds_a_countys_override(self, administrator, county):
        administrator.post(
            page("standard", "add"),
            {**STANDARD, "scope_division": county.pk, "change_reason": "县长办公会"},
        )
        row = Standard.objects.get()

        assert row.scope_division == county
        assert row.shipped_key is None
        assert row.history.get().history_change_reason == "县长办公会"

    def test_what_holds_for_the_nation_is_not_a_countys_to_add(self, administrator):
        response = administrator.post(page("standard", "add"), STANDARD)

        assert response.status_code == 200
        assert response.context["adminform"].form.errors["scope_division"]
        assert not Standard.objects.exists()

    def test_what_holds_for_the_nation_is_not_a_countys_to_change(self, administrator):
        row = factories.a_standard("min-office-fund", value=Decimal(45000))
        response = administrator.get(page("standard", "change", row.pk))

        assert response.status_code == 200
        assert 'name="_save"' not in words_of(response)
        refused = administrator.post(page("standard", "change", row.pk), STANDARD)
        assert refused.status_code == 403

    def test_another_countys_standards_are_not_shown(self, administrator):
        far = factories.a_division("360425000000")
        row = factories.a_standard(title="外县标准", scope_division=far)

        assert "外县标准" not in words_of(
            administrator.get(page("standard", "changelist"))
        )
        response = administrator.get(page("standard", "change", row.pk))
        assert response.status_code == 302

    def test_a_provinces_standards_are_shown_to_its_counties(self, administrator):
        province = factories.a_division("360000000000")
        factories.a_standard(title="省定标准", scope_division=province)

        assert "省定标准" in words_of(administrator.get(page("standard", "changelist")))

    def test_nobody_deletes_a_standard(self, root):
        row = factories.a_standard()
        response = root.post(page("standard", "delete", row.pk), {"post": "yes"})

        assert response.status_code == 403
        assert Standard.objects.filter(pk=row.pk).exists()

    def test_a_standard_is_ended_from_the_list(self, root):
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

    def test_a_county_does_not_end_what_holds_for_the_nation(self, administrator):
        row = factories.a_standard()
        administrator.post(
            page("standard", "changelist"),
            {"action": "end_today", "_selected_action": [row.pk]},
        )
        row.refresh_from_db()
        assert row.valid_to is None

    def test_a_threshold_that_no_rule_asks_for_is_pointed_out(self, root):
        response = root.post(
            page("standard", "add"), {**STANDARD, "slug": "min-ofice-fund"}, follow=True
        )
        assert "min-ofice-fund" in str(next(iter(response.context["messages"])))

    def test_a_threshold_is_read_and_found_by_its_name_and_by_its_slug(self, root):
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

    def test_kinds_of_community_are_checked_and_sorted(self, root):
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
            box.data["value"]
            for box in form["applies_to_class"]
            if box.data["selected"]
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
    def test_the_list_tells_what_is_in_force(self, root, choice, titles):
        factories.a_standard("a", title="现行")
        factories.a_standard("b", title="已止", valid_to=date(2020, 1, 1))
        factories.a_standard("c", title="未到", valid_from=date(2999, 1, 1))
        response = root.get(page("standard", "changelist"), {"in_force": choice})

        assert {row.title for row in response.context["cl"].queryset} == titles


class TestRecommendations:
    def test_advice_is_given_its_rules_by_their_headings(self, root):
        form = {
            "code": "build",
            "text": "统一规划建设社区用房。",
            "theme": "premises",
            "is_active": "on",
            "rules-TOTAL_FORMS": "1",
            "rules-INITIAL_FORMS": "0",
            "rules-0-rule_code": "office-not-owned",
            "rules-0-position": "1",
        }
        root.post(page("recommendation", "add"), form)

        assert Recommendation.objects.get().rules.get().rule_code == "office-not-owned"
        listed = words_of(root.get(page("recommendation", "changelist")))
        assert "没有自有办公用房" in listed

    def test_advice_answers_what_no_rule_finds_too(self, root):
        form = {
            "code": "coordinate",
            "text": "建立社区治理联席会议。",
            "theme": "services",
            "is_active": "on",
            "rules-TOTAL_FORMS": "1",
            "rules-INITIAL_FORMS": "0",
            "rules-0-rule_code": "no-joint-force",
            "rules-0-position": "1",
        }
        root.post(page("recommendation", "add"), form)

        assert Recommendation.objects.get().rules.get().rule_code == "no-joint-force"
        listed = words_of(root.get(page("recommendation", "changelist")))
        assert "部门各自为政" in listed

    def test_an_unknown_rule_is_refused(self, root):
        form = {
            "code": "build",
            "text": "统一规划建设社区用房。",
            "theme": "premises",
            "rules-TOTAL_FORMS": "1",
            "rules-INITIAL_FORMS": "0",
            "rules-0-rule_code": "no-such-rule",
            "rules-0-position": "1",
        }
        assert root.post(page("recommendation", "add"), form).status_code == 200
        assert not Recommendation.objects.exists()

    def test_advice_and_switches_are_called_by_their_chinese_words(self, root):
        advice = factories.a_recommendation(text="核定规模，依法分设。")
        switch = factories.a_rule_switch(rule_code="office-not-owned")
        assert str(advice) == f"核定规模 (#{advice.pk})"
        assert str(switch) == f"{heading_of('office-not-owned')} (#{switch.pk})"
        listed = words_of(root.get(page("recommendation", "changelist")))
        assert advice.text in listed
        assert advice.code in listed

    def test_nobody_deletes_advice(self, root):
        row = factories.a_recommendation()
        response = root.post(page("recommendation", "delete", row.pk), {"post": "yes"})
        assert response.status_code == 403


class TestRuleSwitches:
    def test_what_no_rule_finds_has_no_switch(self, administrator, county):
        form = {
            "division": county.pk,
            "rule_code": "no-joint-force",
            "is_enabled": "on",
            "reason": "县委会议决定",
        }
        assert administrator.post(page("ruleswitch", "add"), form).status_code == 200
        assert not RuleSwitch.objects.exists()

    def test_a_county_switches_an_extension_on(self, administrator, county):
        form = {
            "division": county.pk,
            "rule_code": "office-rent-burden",
            "is_enabled": "on",
            "reason": "县委组织部要求",
        }
        administrator.post(page("ruleswitch", "add"), form)

        assert RuleSwitch.objects.get().is_enabled
        listed = words_of(administrator.get(page("ruleswitch", "changelist")))
        assert "办公用房租金负担重" in listed

    def test_another_county_is_not_offered(self, administrator):
        far = factories.a_division("360425000000")
        form = {
            "division": far.pk,
            "rule_code": "office-rent-burden",
            "reason": "越权",
        }
        response = administrator.post(page("ruleswitch", "add"), form)

        assert response.status_code == 200
        assert not RuleSwitch.objects.exists()

    def test_a_switch_can_be_taken_away(self, administrator, county):
        row = factories.a_rule_switch(division=county)
        administrator.post(page("ruleswitch", "delete", row.pk), {"post": "yes"})

        assert not RuleSwitch.objects.exists()
        assert RuleSwitch.history.filter(history_type="-").count() == 1


class TestLetterheads:
    def test_a_county_keeps_its_own_and_sees_no_others(self, administrator, county):
        far = factories.a_division("360425000000")
        factories.a_letterhead(division=far, mark="外县民政局文件")
        form = {
            "division": county.pk,
            "organ": "修水县民政局",
            "mark": "修水县民政局文件",
            "code": "修民〔2026〕",
            "printer": "修水县民政局办公室",
        }
        refused = administrator.post(page("letterhead", "add"), form)
        assert refused.context["adminform"].form.errors["code"]
        administrator.post(page("letterhead", "add"), form | {"code": "修民"})

        listed = words_of(administrator.get(page("letterhead", "changelist")))
        assert "修水县民政局文件" in listed
        assert "外县民政局文件" not in listed
        assert Letterhead.objects.get(division=county).history.count() == 1
