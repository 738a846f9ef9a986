"""A document comes back from JSON as it was."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document.codec import DOCUMENT, NotCodable, decode, encode
from reports.document.shapes import ChartKind, Column, Kind, Quantity, Table
from tests.reports.render_xlsx.document import a_document

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates(),
    lambda inner: (
        st.lists(inner).map(tuple)
        | st.dictionaries(st.text().filter(lambda key: key != "$"), inner)
    ),
)


def there_and_back(value):
    return DOCUMENT.decode(json.loads(json.dumps(DOCUMENT.encode(value))))


def test_document_survives_json():
    document = a_document()

    assert decode(json.loads(json.dumps(encode(document)))) == document


@given(plain)
def test_plain_values_survive_json_with_their_kinds(value):
    back = there_and_back(value)

    assert back == value
    assert type(back) is type(value)


def test_kinds_of_numbers_and_lists_of_words_are_kept():
    table = Table(
        "t",
        "表",
        (Column("面积", Kind.AREA, decimals=2),),
        ((Decimal("1.50"), 2, None, date(2026, 3, 12)),),
        1,
    )

    back = there_and_back(table)

    assert back == table
    assert [type(value) for value in back.rows[0][:2]] == [Decimal, int]
    assert back.columns[0].kind is Kind.AREA
    assert there_and_back(ChartKind.LINE) is ChartKind.LINE


def test_zero_is_not_lost_as_if_it_were_nothing():
    assert there_and_back(Quantity("0", "indicator:x", 0)).value == 0
    assert there_and_back(Quantity("否", "indicator:x", False)).value is False


@pytest.mark.parametrize("value", [object(), 1.5, {1: "a"}, {"$": "a"}])
def test_other_values_are_refused(value):
    with pytest.raises(NotCodable):
        DOCUMENT.encode(value)


def test_unknown_class_is_refused():
    with pytest.raises(NotCodable, match="Popen"):
        DOCUMENT.decode({"$": "Popen", "args": ["sh"]})
