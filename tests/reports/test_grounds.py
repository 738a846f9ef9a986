"""What a report is computed by goes into a file and comes back the same."""

import json

import pytest

from reports.document.kinds import COMPREHENSIVE, KINDS, Part
from reports.grounds import Grounds
from reports.indicators.base import Theme
from tests.reports.document import requests
from tests.reports.rules.made import STANDARDS

TOLD = {Part.CAUSES: (("历史欠账多。", "投入不足。"),), Part.PRACTICE: ()}


def grounds(**asked: object) -> Grounds:
    return Grounds(
        standards=STANDARDS,
        rules=("no-meeting-room",),
        recommendations=requests.RECOMMENDATIONS,
        context=requests.context(**asked),
        programme="0" * 64,
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_grounds_come_back_the_same(kind):
    kept = grounds(kind=kind, told=TOLD)

    assert Grounds.from_json(json.loads(json.dumps(kept.as_json()))) == kept


def test_themes_chosen_freely_come_back():
    kept = grounds(themes=frozenset({Theme.PARTY}))

    assert Grounds.from_json(kept.as_json()).context.themes == {Theme.PARTY}


def test_grounds_kept_before_there_were_kinds_are_those_of_a_comprehensive_report():
    kept = grounds().as_json()
    del kept["context"]["kind"], kept["context"]["told"]

    assert Grounds.from_json(kept).context.kind is COMPREHENSIVE
