"""What a report is computed by goes into a file and comes back the same."""

import json
from decimal import Decimal

import pytest

from reports.document.kinds import COMPREHENSIVE, KINDS, Part
from reports.grounds import Grounds
from reports.indicators.base import Theme
from reports.shortfalls.prices import Price, Prices
from tests.reports.document import requests
from tests.reports.rules.made import STANDARDS

TOLD = {Part.CAUSES: (("历史欠账多。", "投入不足。"),), Part.PRACTICE: ()}


PRICE = Price(
    measure="office-area",
    scope_code="360424000000",
    scope_name="修水县",
    year=2025,
    amount_yuan=Decimal("3200.50"),
    source="造价信息",
)


def grounds(**asked: object) -> Grounds:
    return Grounds(
        standards=STANDARDS,
        rules=("no-meeting-room",),
        recommendations=requests.RECOMMENDATIONS,
        context=requests.context(**asked),
        programme="0" * 64,
        prices=Prices((PRICE,)),
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
    del kept["context"]["kind"], kept["context"]["told"], kept["prices"]

    assert Grounds.from_json(kept).context.kind is COMPREHENSIVE
    assert Grounds.from_json(kept).prices == Prices()
