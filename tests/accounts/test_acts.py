import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from accounts.acts import ACTS, sentence_of
from accounts.models import record_act
from communities import round_life
from reports import life
from tests.factories import a_user

STEPS = {"report_": life.TRANSITIONS, "round_": round_life.TRANSITIONS}

APPS = (
    "accounts",
    "communities",
    "staffing",
    "facilities",
    "funding",
    "safety",
    "jobs",
    "record",
    "imports",
    "reports",
    "demo",
    "operations",
)


def recorded_codes() -> set[str]:
    """First arguments of every call of record_act in the source."""
    found = set()
    for app in APPS:
        for path in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == (
                    "record_act"
                ):
                    # One code, or one of two by a condition.
                    act = node.args[0]
                    codes = (
                        (act.body, act.orelse) if isinstance(act, ast.IfExp) else (act,)
                    )
                    for code in codes:
                        if isinstance(code, ast.JoinedStr):
                            # The steps of a life, by their table.
                            begin = ast.literal_eval(code.values[0])
                            found |= {f"{begin}{step}" for step in STEPS[begin]}
                        else:
                            found.add(ast.literal_eval(code))
    return found


def test_every_recorded_act_has_its_words_and_every_word_its_act():
    assert recorded_codes() == set(ACTS)


@pytest.mark.django_db
def test_sentence_names_role_target_and_division():
    clerk = a_user("li", full_name="李敏")
    event = record_act(
        "role_granted", by=None, target=clerk, role="viewer", division="修水县"
    )
    with translation.override("en"):
        assert sentence_of(event) == "Granted 李敏 the role Viewer on 修水县."


@pytest.mark.django_db
def test_sentence_of_a_line_without_its_values_reads_on():
    event = record_act("signed_in", by=a_user())
    with translation.override("en"):
        assert sentence_of(event) == "Signed in from –."


@pytest.mark.django_db
def test_sentence_of_an_act_nobody_knows_any_more_is_its_code():
    assert sentence_of(record_act("long_gone", by=a_user())) == "long_gone"
