"""What administrators do to recommendations, rule switches and letterheads."""

import pytest

from reports.finding_headings import heading_of
from reports.models import Letterhead, Recommendation, RuleSwitch
from tests import factories
from tests.reports.admin.pages import page, words_of


@pytest.mark.parametrize(
    "model", ["standard", "recommendation", "ruleswitch", "unitcost", "letterhead"]
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
