import pytest

from communities import imports
from communities.imports import Tally, store_table
from communities.models import Community, Division

TABLE = """\
code,name
360000000000,江西省
360400000000,九江市
360424000000,修水县
360424100000,义宁镇
360424200000,黄坳乡
360424100001,西摆居委会
360424100200,城郊村委会
360424100498,工业园社区
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "divisions.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def stored(path, **kwargs):
    return store_table(path, "utf-8", by="clerk", reason="test", **kwargs)


def test_codes_become_divisions_and_communities(db, table):
    imported = stored(table)

    assert imported.divisions == Tally(created=5)
    assert imported.communities == Tally(created=3)
    assert dict(Division.objects.values_list("code", "level")) == {
        "360000000000": "province",
        "360400000000": "prefecture",
        "360424000000": "county",
        "360424100000": "township",
        "360424200000": "township",
    }
    community = Community.objects.get(code="360424100001")
    assert community.name == "西摆居委会"
    assert community.township.code == "360424100000"
    community.full_clean()


def test_kinds_follow_from_the_digits_that_say_so(db, table):
    stored(table)

    assert dict(Community.objects.values_list("code", "urban_rural_class")) == {
        "360424100001": "urban",
        "360424100200": "rural",
        "360424100498": "",
    }
    kinds = Division.objects.filter(level="township").values_list(
        "code", "township_type"
    )
    assert dict(kinds) == {"360424100000": "town", "360424200000": "township"}
    assert Division.objects.get(code="360424000000").township_type == ""


def test_the_same_table_twice_changes_nothing(db, table):
    stored(table)
    again = stored(table)

    assert again.divisions == Tally(unchanged=5)
    assert again.communities == Tally(unchanged=3)
    assert Community.history.count() == 3


def test_a_new_name_is_a_change_with_its_version(db, table):
    stored(table)
    table.write_text(TABLE.replace("西摆居委会", "西摆社区居委会"), encoding="utf-8")

    again = stored(table)

    assert again.communities == Tally(changed=1, unchanged=2)
    versions = Community.history.filter(code="360424100001").order_by("history_id")
    assert [(v.name, v.history_type) for v in versions] == [
        ("西摆居委会", "+"),
        ("西摆社区居委会", "~"),
    ]
    assert {v.history_user_name for v in versions} == {"clerk"}
    assert {v.history_change_reason for v in versions} == {"test"}


def test_what_was_corrected_by_hand_is_kept(db, table):
    stored(table)
    community = Community.objects.get(code="360424100498")
    community.urban_rural_class = "converted"
    community.save()

    stored(table)

    community.refresh_from_db()
    assert community.urban_rural_class == "converted"


def test_new_divisions_keep_the_version_of_their_table(db, table):
    stored(table, table_version="2023-06-30")
    stored(table, table_version="2024-06-30")
    assert set(Division.objects.values_list("code_table_version", flat=True)) == {
        "2023-06-30"
    }


def test_queries_grow_with_batches_not_with_rows(
    db, table, monkeypatch, django_assert_num_queries
):
    stored(table)
    with django_assert_num_queries(5):
        # Savepoint and its release, divisions, townships, communities.
        stored(table)
    monkeypatch.setattr(imports, "BATCH_ROWS", 2)
    with django_assert_num_queries(8):
        stored(table)


def test_progress_is_told_after_each_batch(db, table, monkeypatch):
    monkeypatch.setattr(imports, "BATCH_ROWS", 4)
    told = []
    stored(table, progress=told.append)
    assert told == [4, 5, 8]


def test_a_fault_in_the_middle_leaves_nothing(db, table):
    """An unchecked table breaks off; what came before it is undone."""
    table.write_text(TABLE + "999999001001,孤儿居委会\n", encoding="utf-8")
    with pytest.raises(KeyError):
        stored(table)
    assert not Division.objects.exists()
    assert not Community.history.exists()
