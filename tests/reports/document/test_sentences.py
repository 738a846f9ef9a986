from decimal import Decimal

import pytest

from reports.document.sentences import (
    clauses,
    joined_names,
    line,
    name,
    number_text,
    percent,
    points,
    printed,
    quantity,
    trimmed,
)
from reports.document.shapes import LooseNumber, Quantity, Sentence


def test_words_hold_no_digit() -> None:
    with pytest.raises(LooseNumber, match="bare number"):
        Sentence("indicator:x", ("共有8个社区。",))


def test_full_width_digits_are_digits_too() -> None:
    with pytest.raises(LooseNumber, match="bare number"):
        line("indicator:x", "共有８个社区。")


def test_number_given_as_words_is_refused() -> None:
    with pytest.raises(LooseNumber, match="given as words"):
        line("indicator:x", "共有{n}个社区。", n="8")


def test_name_on_record_may_hold_digits() -> None:
    said = line(
        "finding:x", "{who}没有会议室。", who=joined_names(["105社区", "东风社区"])
    )
    assert said.text == "105社区、东风社区没有会议室。"
    assert said.quantities == (Quantity("105社区", "finding:x"),)


def test_plain_name_stays_plain() -> None:
    assert name("东风社区") == "东风社区"


def test_unknown_clauses_drop() -> None:
    said = clauses("indicator:x", [None, ("户数不详",), None, ("人口不详",)])
    assert said is not None
    assert said.text == "户数不详，人口不详。"
    assert clauses("indicator:x", [None, None]) is None


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (34120, "户", 0, "34120"),
        (130000, "人", 0, "13万"),
        (31000, "人", 0, "3.1万"),
        (14000, "元", 0, "1.4万"),
        (9000, "元", 0, "9000"),
        (90000, "万元", 0, "90000"),
        (Decimal("40.105"), "岁", 1, "40.1"),
        (Decimal("40.05"), "岁", 1, "40.1"),
        (Decimal("6.70"), "平方公里", 2, "6.7"),
        (Decimal("0.820"), "share", 1, "82%"),
        (Decimal("0.2939"), "share", 1, "29.4%"),
        (Decimal(1), "share", 1, "100%"),
        (100, "平方米", 0, "100"),
    ],
)
def test_figures_as_printed(
    value: int | Decimal, unit: str, decimals: int, text: str
) -> None:
    assert printed(value, unit, decimals) == text


def test_quantities_keep_the_exact_value() -> None:
    assert quantity(Decimal("61.4"), "indicator:x") == Quantity(
        "61", "indicator:x", Decimal("61.4")
    )
    assert percent(Decimal("0.1474"), "finding:x").text == "14.7%"
    assert points(Decimal("-0.121"), "finding:x").text == "12.1"
    assert trimmed(Decimal("144.00"), "finding:x").text == "144"


def test_nothing_has_no_sign():
    assert number_text(Decimal("-0.0003"), 1) == "0.0"
    assert printed(Decimal("-0.0003"), "share", 1) == "0%"
