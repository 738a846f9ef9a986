"""Each code that a job can be left with has its words."""

import re
from pathlib import Path

import pytest

import reports
from reports.jobs.messages import ERRORS, EVENTS, MESSAGES, message_text

_RAISED = re.compile(
    r'(?:Explained|RenderFault)\(\s*"(\w+)"|\.fail\(\s*"(\w+)"|error_code="(\w+)"'
)
_LOGGED = re.compile(r'write_line\([^"]*?"(\w+)"')


def used(pattern: re.Pattern[str]) -> set[str]:
    sources = Path(reports.__file__).parent.rglob("*.py")
    found = (pattern.findall(path.read_text(encoding="utf-8")) for path in sources)
    return {
        next(filter(None, match)) if isinstance(match, tuple) else match
        for matches in found
        for match in matches
    }


def test_every_code_in_use_has_words_and_every_word_is_used():
    assert used(_RAISED) == set(ERRORS)
    assert used(_LOGGED) == set(EVENTS)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_message_is_whole_with_its_values(code):
    names = re.findall(r"%\((\w+)\)s", str(MESSAGES[code]))

    text = message_text(code, dict.fromkeys(names, "…"))

    assert text
    assert "%" not in text


def test_no_code_is_no_text():
    assert message_text("", {}) == ""
