"""Periods as reports name them."""

import pytest

from reports.period_words import period_words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2025", "2025年"),
        ("2025H1", "2025年上半年"),
        ("2025H2", "2025年下半年"),
        ("2025Q3", "2025年第三季度"),
        ("2025-07", "2025年7月"),
        ("2025-12", "2025年12月"),
        ("FY25", "FY25"),
    ],
)
def test_period_reads_as_words(code, words):
    assert period_words(code) == words
