"""What a switch or a piece of advice would do is shown before it is stored."""

import pytest

from reports.models import Recommendation, RuleSwitch
from tests import factories
from tests.reports.admin.pages import page
from tests.reports.admin.preview.looking import group, looked

pytestmark = pytest.mark.django_db


def test_a_switch_shows_what_is_found_once_it_is_on(root, county):
    sent = {"division": str(county.pk), "rule_code": "social-org-few", "reason": "会议"}
    text = looked(root, page("ruleswitch", "add"), **sent)  # off: not ticked

    assert "Communities with this finding: 2 now, 0 then." in text
    assert "百汇" in group(text, "No longer found")
    assert not RuleSwitch.objects.exists()


def advice(**changed: str) -> dict[str, str]:
    return {
        "code": "foster",
        "text": "培育社区社会组织。",
        "theme": "services",
        "is_active": "on",
        "rules-TOTAL_FORMS": "2",
        "rules-INITIAL_FORMS": "0",
        "rules-0-rule_code": "social-org-few",
        "rules-0-position": "1",
        "rules-1-rule_code": "no-joint-force",
        "rules-1-position": "1",
        **changed,
    }


def test_advice_shows_whose_findings_it_would_answer(root, county):
    report = factories.a_report(
        document={}, facts_path="f", facts_sha256="0", scope_code=county.code
    )
    report.findings = [{"code": "social-org-few"}, {"code": "office-not-owned"}]
    report.title = "修水县社区调研报告"
    report.save()
    text = looked(root, page("recommendation", "add"), **advice())

    assert "百汇" in group(text, "Newly offered")
    assert "部门各自为政" in text  # a finding no rule makes
    drafts = text.split("<h2>Drafts</h2>")[1]
    assert report.title in drafts
    assert not Recommendation.objects.filter(code="foster").exists()

    text = looked(root, page("recommendation", "add"), **advice(is_active=""))
    assert "<summary>" not in text
    assert "drafts you see would change" in text
    back = root.post(page("recommendation", "add"), advice(_back="1")).content.decode()
    assert 'value="no-joint-force" selected' in back


def test_advice_put_away_is_offered_no_longer(root):
    row = factories.a_rule_answered(rule_code="social-org-few").recommendation
    part = row.rules.get()
    sent = advice(
        code=row.code,
        text=row.text,
        is_active="",
        **{
            "rules-TOTAL_FORMS": "1",
            "rules-INITIAL_FORMS": "1",
            "rules-0-id": str(part.pk),
            "rules-0-recommendation": str(row.pk),
        },
    )
    sent = {
        name: value for name, value in sent.items() if not name.startswith("rules-1")
    }
    text = looked(root, page("recommendation", "change", row.pk), **sent)

    assert "百汇" in group(text, "No longer offered")
    row.refresh_from_db()
    assert row.is_active
