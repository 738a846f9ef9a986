"""The version moves with everything a report can say, and with nothing else."""

import shutil
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from reports.data_version import (
    PROGRAMME,
    data_version,
    governed_models,
    programme_version,
)
from reports.models import Standard
from tests import factories


def test_reading_changes_nothing(county):
    with CaptureQueriesContext(connection) as asked:
        before = data_version()
        assert data_version() == before
    # One statement, asked again where somebody else's work ended in its midst.
    assert len({query["sql"] for query in asked.captured_queries}) == 1


@pytest.mark.parametrize(
    "make",
    [
        factories.a_community,
        factories.a_standard,
        factories.a_recommendation,
        factories.a_rule_switch,
        factories.a_unit_cost,
        factories.a_hazard,
        factories.a_funding_item,
        factories.a_staff_member,
    ],
)
def test_new_row_changes_the_version(make, county):
    before = data_version()

    make()

    assert data_version() != before


def test_changed_and_deleted_rows_change_the_version(county):
    standard = factories.a_standard()
    before = data_version()

    standard.value += 1
    standard.save()
    changed = data_version()
    standard.delete()

    assert len({before, changed, data_version()}) == 3


def test_row_moved_out_of_a_community_changes_the_version(county):
    office = factories.a_borrowed_office(county[0])
    before = data_version()

    office.community = county[1]
    office.save()

    assert data_version() != before


def test_signing_in_and_asking_change_nothing(official, order):
    before = data_version()

    factories.a_report(job=factories.a_job(owner=official))
    factories.a_user("another")

    assert data_version() == before


def test_handing_figures_in_changes_none_of_them(county):
    township, period = county[0].township, factories.a_period()
    before = data_version()

    factories.a_round(township, period)

    assert data_version() == before


def test_governed_models_are_the_record_and_what_it_is_held_to():
    found = set(governed_models())

    assert {Community, Standard} <= found
    assert not any(hasattr(model, "history_object") for model in found)


@pytest.mark.parametrize("name", ["rules/wording.py", "print.css", "parts/table.html"])
def test_new_wording_or_layout_changes_the_version(name, tmp_path, monkeypatch):
    """On a copy of the folders, read anew."""
    folders = []
    for number, (folder, names) in enumerate(PROGRAMME):
        folders.append((tmp_path / str(number), names))
        shutil.copytree(folder, tmp_path / str(number))
    monkeypatch.setattr("reports.data_version.PROGRAMME", folders)
    before = programme_version.__wrapped__()
    (file,) = [each / name for each, _ in folders if (each / name).is_file()]

    file.write_text(f"{file.read_text('utf-8')}\n", "utf-8")

    assert before == programme_version()
    assert programme_version.__wrapped__() != before


def read_beside(write: Callable[[], object]) -> str:
    """The version as it is read while somebody else's transaction is open, in which
    ``write`` was called, and ended afterwards.

    SQLite lets nobody read or write beside it as the suite uses it: there the version
    is read before.
    """
    written, ending = threading.Event(), threading.Event()

    def somebody_else() -> None:
        try:
            with transaction.atomic():
                write()
                written.set()
                ending.wait(30)
        finally:
            connection.close()

    other = threading.Thread(target=somebody_else)
    if connection.vendor == "sqlite":
        ending.set()
        factories.a_division("500151000000")
        version = data_version()
        other.start()
    else:
        other.start()
        assert written.wait(30)
        # Its number is above that of what is not committed yet.
        factories.a_division("500151000000")
        version = data_version()
        ending.set()
    other.join(30)
    return version


def test_what_is_committed_after_a_reading_gives_another_version(transactional_db):
    county = factories.a_division("360424000000")

    def rename() -> None:
        county.name = "修水"
        county.save()

    read = read_beside(rename)

    assert data_version() != read


def test_what_is_no_part_of_the_record_may_be_written_meanwhile(transactional_db):
    read = read_beside(lambda: factories.a_user("another"))

    assert data_version() == read
