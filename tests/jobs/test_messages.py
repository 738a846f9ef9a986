"""Each code that a job can be left with has its words."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from jobs.kinds import kinds
from jobs.messages import ERRORS, EVENTS, MESSAGES, message_text

_RAISED = re.compile(
    r'(?:Explained|RenderFault|Lacking)\(\s*"(\w+)"|\.fail\(\s*"(\w+)"|error_code="(\w+)"'
)
_LOGGED = re.compile(r'write_line\([^"]*?"(\w+)"')


def used(pattern: re.Pattern[str], app: str) -> set[str]:
    sources = Path(settings.BASE_DIR, app).rglob("*.py")
    found = (pattern.findall(path.read_text(encoding="utf-8")) for path in sources)
    return {
        next(filter(None, match)) if isinstance(match, tuple) else match
        for matches in found
        for match in matches
    }


def test_every_code_in_use_has_words_and_every_word_is_used():
    assert used(_RAISED, "jobs") == set(ERRORS)
    assert used(_LOGGED, "jobs") == set(EVENTS)


@pytest.mark.parametrize("path", settings.JOB_KINDS)
def test_every_code_of_a_kind_has_words_and_every_word_is_used(path):
    app, _, _ = path.partition(".")
    own = {
        code
        for kind in kinds().values()
        if kind.make.__module__.partition(".")[0] == app
        for code in kind.messages
    }
    codes = used(_RAISED, app) | used(_LOGGED, app)

    assert codes - set(MESSAGES) == own - set(MESSAGES)


@pytest.mark.parametrize(
    ("code", "own"),
    [
        *((code, {}) for code in sorted(MESSAGES)),
        *((code, kind.messages) for kind in kinds().values() for code in kind.messages),
    ],
)
def test_message_is_whole_with_its_values(code, own):
    names = re.findall(r"%\((\w+)\)s", str(own.get(code) or MESSAGES[code]))

    text = message_text(code, dict.fromkeys(names, "…"), own)

    assert text
    assert "%" not in text


def test_no_code_is_no_text():
    assert message_text("", {}, {}) == ""


def test_kind_has_the_first_word_and_a_code_of_a_kind_that_is_gone_stands_for_itself():
    assert message_text("done", {}, {"done": "Put on record."}) == "Put on record."
    assert message_text("danced", {}, {}) == "danced"
