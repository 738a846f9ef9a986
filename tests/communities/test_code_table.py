from pathlib import Path

import pytest
from django.utils import translation

from communities.code_table import (
    Row,
    UnreadableTable,
    encoding_of,
    problems,
    read_rows,
)
from tests.factories import a_division

TABLE = """\
code,name
360000000000,江西省
360400000000,九江市
360424000000,修水县
360424100000,义宁镇
360424100001,西摆居委会
"""


@pytest.fixture
def table(tmp_path):
    """Writes a table and gives back its path."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "divisions.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_tables_are_read_in_the_encodings_they_come_in(table, encoding):
    path = table(TABLE, encoding)

    rows = list(read_rows(path, encoding_of(path)))

    assert rows[0] == Row(line=2, code="360000000000", name="江西省")
    assert rows[-1] == Row(line=6, code="360424100001", name="西摆居委会")


def test_a_file_that_is_no_text_is_refused(table):
    path = table("")
    path.write_bytes(b"PK\x03\x04\xff\xfe\xff\xff")
    with pytest.raises(UnreadableTable, match="neither UTF-8 nor GBK"):
        encoding_of(path)


def test_a_heading_without_both_columns_is_refused(table):
    path = table("id,title\n360000000000,江西省\n")
    with pytest.raises(UnreadableTable, match="code,name"):
        list(read_rows(path, "utf-8"))


def test_columns_are_found_by_their_heading(table):
    path = table("name,parent,code\n江西省,,360000000000\n\n九江市,36,360400000000\n")
    assert list(read_rows(path, "utf-8")) == [
        Row(2, "360000000000", "江西省"),
        Row(4, "360400000000", "九江市"),
    ]


def test_names_are_read_as_they_are_seen(table):
    path = table("code,name\n360424100000,\u202a义宁\x1b镇\x00\u200b\n")
    assert [row.name for row in read_rows(path, "utf-8")] == ["义宁镇"]


def test_a_short_line_lacks_its_name(db, table):
    path = table(TABLE + "360424100002\n")
    assert list(problems(path, "utf-8")) == ["Line 7: 360424100002 has no name"]


def test_a_good_table_has_no_problems(db, table):
    assert list(problems(table(TABLE), "utf-8")) == []


@pytest.mark.parametrize(
    "code",
    ["36042410000", "3604241000011", "36042410000x", "060424100001", "", "０６"],
)
def test_malformed_codes_are_named_with_their_line(db, table, code):
    path = table(TABLE + f"{code},某居委会\n")
    assert list(problems(path, "utf-8")) == [
        f"Line 7: “{code}” is not a code of twelve digits"
    ]


@pytest.mark.parametrize("code", ["360424100000", "360424100001"])
def test_duplicates_are_named_at_every_level(db, table, code):
    path = table(TABLE + f"{code},又一个\n")
    assert list(problems(path, "utf-8")) == [f"Line 7: {code} is in the table twice"]


def test_orphans_are_named_with_the_parent_they_lack(db, table):
    path = table(TABLE + "360424999001,孤儿居委会\n500151001000,巴川街道\n")
    assert list(problems(path, "utf-8")) == [
        "Line 7: 360424999001 belongs to 360424999000, which is nowhere",
        "Line 8: 500151001000 belongs to 500151000000, which is nowhere",
    ]


def test_a_parent_on_record_is_enough(db, table):
    a_division("360424100000")
    path = table("code,name\n360424100007,万坊居委会\n")
    assert list(problems(path, "utf-8")) == []


def test_a_parent_may_stand_below_its_children(db, table):
    heading, *lines = TABLE.splitlines()
    path = table("\n".join([heading, *reversed(lines)]))
    assert list(problems(path, "utf-8")) == []


def test_a_prefecture_without_counties_is_the_parent_of_its_townships(db, table):
    path = table(
        "code,name\n440000000000,广东省\n441900000000,东莞市\n"
        "441900003000,东城街道\n441900003001,岗贝社区居委会\n"
    )
    assert list(problems(path, "utf-8")) == []


def test_a_community_directly_below_a_county_has_no_township(db, table):
    path = table(TABLE + "360424000001,无主居委会\n")
    assert list(problems(path, "utf-8")) == [
        "Line 7: 360424000001 belongs to no street or town"
    ]


def test_a_name_longer_than_its_column_is_refused(db, table):
    path = table(TABLE + f"360424100002,{'长' * 61}\n")
    assert list(problems(path, "utf-8")) == [
        "Line 7: the name of 360424100002 is too long"
    ]


def test_every_fault_is_named_not_only_the_first(db, table):
    path = table(TABLE + "12,短\n360424100001,又一个\n999999999001,孤儿\n")
    assert [fault.partition(":")[0] for fault in problems(path, "utf-8")] == [
        "Line 7",
        "Line 8",
        "Line 9",
    ]
