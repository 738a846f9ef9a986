"""Templates, imports and taking back from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from accounts.models import AuditEvent
from facilities.models import Premises
from imports.models import Import, ImportState
from tests import factories
from tests.imports.tables import table, workbook

OFFICE = {"community": "凤凰山社区", "name": "办公楼", "use": "Office"}
WRONG = OFFICE | {"name": "仓库", "use": "Offise"}


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "premises.xlsx"
        path.write_bytes(workbook(*table("premises", rows)))
        return path

    return write


def said(command: str, *arguments: object) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def test_template_lists_the_communities_of_its_user(street, tmp_path):
    path = tmp_path / "t.xlsx"
    said("import_template", "premises", path, "--as", "clerk")
    book = load_workbook(path)
    assert book["lists"]["A1"].value == "凤凰山社区 (360424100001)"
    said("import_template", "premises", path)
    assert "凤凰山" not in str(load_workbook(path)["lists"]["A1"].value)


def test_a_place_that_cannot_be_written_to_is_told(street, tmp_path):
    for place in (tmp_path, tmp_path / "nowhere" / "t.xlsx"):
        with pytest.raises(CommandError, match=str(place)):
            said("import_template", "premises", place)


def test_unknown_kinds_and_people_are_told(street, tmp_path, file):
    with pytest.raises(CommandError, match="Known are: communities"):
        said("import_template", "nothing", tmp_path / "t.xlsx")
    with pytest.raises(CommandError, match="no active user called nobody"):
        said("import_workbook", file(OFFICE), "--as", "nobody")


def test_workbook_is_stored_and_taken_back(street, file):
    told = said("import_workbook", file(OFFICE), "--as", "clerk")
    made = Import.objects.get()
    assert f"Import #{made.pk}: 1 rows, 1 new" in told
    assert Premises.objects.get().name == "办公楼"
    assert "1 rows taken back" in said("undo_import", made.pk, "--as", "clerk")
    assert not Premises.objects.exists()
    with pytest.raises(CommandError, match="Nothing of this import"):
        said("undo_import", made.pk, "--as", "clerk")


def test_wrong_rows_are_told_and_let_nothing_be_stored(street, file):
    out = StringIO()
    with pytest.raises(CommandError, match="Rows are wrong"):
        call_command(
            "import_workbook", str(file(OFFICE, WRONG)), "--as", "clerk", stdout=out
        )
    assert (
        out.getvalue()
        == "3\tUse\tOffise\t“Offise” is not one of the choices. Was “Office” meant?\n"
    )
    assert not Premises.objects.exists()


def test_right_rows_are_kept_when_asked_for(street, file):
    with pytest.raises(CommandError, match="Rows are wrong"):
        said("import_workbook", file(OFFICE, WRONG), "--as", "clerk", "--keep-good")
    assert Premises.objects.get().name == "办公楼"
    assert Import.objects.get().state == ImportState.STORED


def test_dry_run_leaves_nothing_behind(street, file):
    said("import_workbook", file(OFFICE), "--as", "clerk", "--dry-run")
    assert not Import.objects.exists()
    assert not Premises.objects.exists()


def test_import_of_others_is_not_there(street, file):
    said("import_workbook", file(OFFICE), "--as", "clerk")
    other = Import.objects.get()
    factories.a_user("other", "clerk", street.first.township)
    with pytest.raises(CommandError, match="has no import"):
        said("undo_import", other.pk, "--as", "other")


def test_administrator_takes_it_back_for_an_owner_who_may_no_longer(street, file):
    said("import_workbook", file(OFFICE), "--as", "clerk")
    made = Import.objects.get()
    street.clerk.grants.all().delete()
    with pytest.raises(CommandError, match="has no import"):
        said("undo_import", made.pk, "--as", "clerk")
    elsewhere = street.elsewhere.township
    factories.a_user("there", "administrator", elsewhere)
    with pytest.raises(CommandError, match="administers none"):
        said("undo_import", made.pk, "--as", "there")
    admin = factories.a_user("admin", "administrator", street.first.township)
    told = said("undo_import", made.pk, "--as", "admin")
    assert f"1 rows taken back for {street.clerk}" in told
    assert not Premises.objects.exists()
    gone = Premises.history.latest("history_id")
    assert gone.history_user_name == str(admin)
    assert AuditEvent.objects.get(act="import_undone").user_name == str(admin)
    with pytest.raises(CommandError, match="Nothing of this import"):
        said("undo_import", made.pk, "--as", "admin")
