from reports.document.headings import PHRASES, advice_heading, problem_heading
from reports.indicators.base import Theme
from reports.rules.catalogue import RULES


def test_every_phrase_is_of_rules_of_its_own_theme() -> None:
    """A rule without a phrase is headed by its theme: see below."""
    phrased = {
        code: theme
        for theme, phrases in PHRASES.items()
        for phrase in phrases
        for code in phrase.codes
    }
    themes = {rule.code: rule.theme for rule in RULES}
    assert phrased.items() <= themes.items()


def test_heading_is_made_of_the_weightiest_phrases_found() -> None:
    codes = ["facility-idle-owned", "no-meeting-room", "office-not-owned"]
    assert problem_heading(Theme.PREMISES, codes) == "办公用房条件差，阵地功能不齐全"
    assert advice_heading(Theme.PREMISES, codes) == "改善办公用房条件，完善阵地服务功能"


def test_unphrased_finding_is_headed_by_its_theme() -> None:
    assert problem_heading(Theme.PARTY, ["own-finding"]) == "党建工作基础薄弱"
    assert advice_heading(Theme.PARTY, ["own-finding"]) == "夯实党建工作基础"
