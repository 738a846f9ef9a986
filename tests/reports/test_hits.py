"""All communities behind a finding, in files."""

from decimal import Decimal
from pathlib import Path

import pytest

from reports.hits import HitFiles, HitRow
from reports.indicators.tallies import Place
from reports.rules.base import Gap
from reports.rules.finding import Hit
from tests.reports.render_xlsx.sample import RULE, STANDARD


@pytest.mark.parametrize(
    ("gap", "row"),
    [
        (
            Gap(Decimal("48.50"), Decimal(300), "平方米", STANDARD),
            (Decimal("48.5"), 300, "平方米", "《社区用房标准》第三条"),
        ),
        (Gap(None, None, "处"), (None, None, "处", "")),
        (Gap(0, 5, "类"), (0, 5, "类", "")),
    ],
)
def test_community_is_read_as_it_was_found(gap, row, tmp_path: Path):
    hits = HitFiles(tmp_path)

    with hits:
        hits.add(RULE, Hit(Place("360424100001", "塔山社区", "义宁镇"), gap))

    assert list(hits.read(RULE.code)) == [
        HitRow("360424100001", "塔山社区", "义宁镇", *row)
    ]


def test_rule_without_a_community_has_no_rows(tmp_path: Path):
    with HitFiles(tmp_path / "hits") as hits:
        pass

    assert list(hits.read("another-rule")) == []
