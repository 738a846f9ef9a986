from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from communities.models import Community, Division

TABLE = """\
code,name
360000000000,江西省
360400000000,九江市
360424000000,修水县
360424100000,义宁镇
360424100001,西摆居委会
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def run(tmp_path):
    """Runs the command on a table and gives back what it printed."""

    def run(content: str | bytes, **options: object) -> StringIO:
        path = tmp_path / "divisions.csv"
        raw = content.encode() if isinstance(content, str) else content
        path.write_bytes(raw)
        out = StringIO()
        call_command("import_divisions", path, stdout=out, **options)
        return out

    return run


def test_counts_are_printed(db, run):
    first = run(TABLE).getvalue().splitlines()
    second = run(TABLE.replace("义宁镇", "义宁街道")).getvalue().splitlines()

    assert first == [
        "Divisions: 4 created, 0 changed, 0 unchanged",
        "Communities: 1 created, 0 changed, 0 unchanged",
    ]
    assert second == [
        "Divisions: 0 created, 1 changed, 3 unchanged",
        "Communities: 0 created, 0 changed, 1 unchanged",
    ]


def test_the_version_is_kept_with_new_divisions(db, run):
    run(TABLE, table_version="2023-06-30")
    assert Division.objects.filter(code_table_version="2023-06-30").count() == 4


def test_a_table_saved_by_excel_is_read(db, run):
    run(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    assert Community.objects.get().name == "西摆居委会"


def test_a_faulty_table_stores_nothing_and_names_every_line(db, run):
    errors = StringIO()
    with pytest.raises(CommandError, match=r"^2 faults\. Nothing was stored\.$"):
        run(TABLE + "36,短\n360424100001,又一个\n", stderr=errors)

    assert errors.getvalue().splitlines() == [
        "Line 7: “36” is not a code of twelve digits",
        "Line 8: 360424100001 is in the table twice",
    ]
    assert not Division.objects.exists()
    assert not Community.objects.exists()


def test_a_missing_file_is_said_in_one_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_divisions", tmp_path / "none.csv")
