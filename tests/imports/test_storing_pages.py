"""What was checked is stored, taken back, checked again or discarded."""

from datetime import timedelta

from django.urls import reverse

from facilities.models import Premises
from imports import actions
from imports.models import Import, ImportState
from jobs.run import run_job
from tests import factories
from tests.imports.pages import HALL, OFFICE, WRONG, page_of, sent
from tests.imports.tables import stored, uploaded


def test_rows_are_stored_by_a_worker_and_taken_back(client):
    sent(client, OFFICE, HALL)
    made = Import.objects.get()
    client.post(reverse("imports:import-store", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == ImportState.STORING
    assert "hx-get" in page_of(client, made)
    run_job(made.job_id)
    assert Premises.objects.count() == 2
    assert "Take back…" in page_of(client, made)
    undo = reverse("imports:import-undo", args=[made.pk])
    assert (
        "2 rows that this file created or changed" in client.get(undo).content.decode()
    )
    client.post(undo)
    made.refresh_from_db()
    run_job(made.job_id)
    assert Premises.objects.count() == 0
    made.refresh_from_db()
    assert made.state == ImportState.UNDONE
    assert "Taken back" in page_of(client, made)


def test_right_rows_are_stored_when_asked_for(client):
    sent(client, HALL, WRONG)
    made = Import.objects.get()
    address = reverse("imports:import-store", args=[made.pk])
    client.post(address)
    made.refresh_from_db()
    assert (made.state, made.job) == (ImportState.CHECKED, None)
    client.post(address, {"keep_good": "1"})
    made.refresh_from_db()
    run_job(made.job_id)
    assert Premises.objects.get().name == "大厅"


def test_obstacles_to_taking_back_are_named(client, street):
    made = stored(uploaded(street.clerk, "premises", HALL))
    row = Premises.objects.get()
    row.address = "一号"
    row.save()
    page = client.get(reverse("imports:import-undo", args=[made.pk])).content.decode()
    assert "has been changed or removed since" in page
    assert "Take it back" not in page


def test_file_is_checked_again_against_the_record_of_today(client, street):
    made = uploaded(street.clerk, "premises", OFFICE)
    factories.premises(street.first, name="办公楼", use="office")
    again = reverse("imports:import-again", args=[made.pk])
    client.post(again)
    made.refresh_from_db()
    assert (made.new_count, made.unchanged_count) == (0, 1)
    Premises.objects.all().delete()
    client.post(again)
    done = stored(Import.objects.get())
    answer = client.post(again)
    assert Import.objects.count() == 2
    assert answer["Location"] != done.get_absolute_url()


def test_file_is_discarded_with_all_that_was_found(client, street):
    made = uploaded(street.clerk, "premises", WRONG)
    client.post(reverse("imports:import-discard", args=[made.pk]))
    assert not Import.objects.exists()
    kept = stored(uploaded(street.clerk, "premises", HALL))
    client.post(reverse("imports:import-discard", args=[kept.pk]))
    assert Import.objects.get() == kept


def test_import_of_a_community_that_is_no_longer_ones_own_is_not_there(client, street):
    made = stored(uploaded(street.clerk, "premises", HALL))
    assert client.get(made.get_absolute_url()).status_code == 200
    street.clerk.grants.all().delete()
    factories.a_grant(street.clerk, "clerk", street.elsewhere.township)
    assert client.get(made.get_absolute_url()).status_code == 404
    listed = client.get(reverse("imports:import-list")).content.decode()
    assert "premises.xlsx" not in listed
    assert "1 import of yours is about communities that you may no longer" in listed


def test_interrupted_work_says_how_far_it_got(client, street):
    made = uploaded(street.clerk, "premises", HALL)
    asked = actions.store(made, keeps_good=False, by=street.clerk)
    asked.job.state = "failed"
    asked.job.error_code = "out_of_time"
    asked.job.finished_at = asked.job.created_at + timedelta(hours=4)
    asked.job.save()
    page = page_of(client, made)
    assert "The work was interrupted" in page
    assert "0 rows are stored" in page
    assert "Store 1 row" in page


def test_list_shows_ones_own_imports_and_leads_to_them(client, street):
    uploaded(street.clerk, "premises", HALL)
    factories.an_import(file_name="others.xlsx")
    page = client.get(reverse("imports:import-list")).content.decode()
    assert "premises.xlsx" in page
    assert "others.xlsx" not in page
    assert "Waiting to be stored" in page
