import pytest

from reports.document.quantity_words import ALL, FEW, MOST, ONE, SOME, quantity_word


@pytest.mark.parametrize(
    ("count", "of", "word"),
    [
        (8, 8, ALL),
        (1, 1, ALL),
        (7, 8, MOST),
        (4, 8, SOME),
        (2, 8, SOME),
        (2, 20, ONE),
        (3, 20, SOME),
        (1, 8, ONE),
        (4, 50, FEW),
        (29, 300, FEW),
        (0, 8, None),
        (0, 0, None),
    ],
)
def test_word_follows_from_the_share(count: int, of: int, word: object) -> None:
    assert quantity_word(count, of) is word
