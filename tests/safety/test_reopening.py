"""A hazard settled by mistake goes on, with the reason for whoever asks later."""

from datetime import date

import pytest

from accounts.acts import sentence_of
from accounts.models import AuditEvent
from safety import actions
from safety.models import Hazard, HazardStep
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return factories.a_user("clerk", "clerk", full_name="王芳")


@pytest.fixture
def client(clerk):
    return PageClient(clerk)


def page_of(hazard: Hazard) -> str:
    return f"/record/hazards/{hazard.pk}/reopen/"


def posted(client, hazard: Hazard, **given: str):
    last = hazard.history.order_by("-history_date", "-history_id").first()
    data = {"state": "rectifying", "reason": "误点", "version": last.history_id}
    return client.post(page_of(hazard), data | given)


def test_a_closed_hazard_is_worked_on_again(client):
    hazard = factories.a_closed_hazard(hazard_no="H-7")
    edit = client.get(f"/record/hazards/{hazard.pk}/").content.decode()
    assert page_of(hazard) in edit
    assert "Goes on as" in client.get(page_of(hazard)).content.decode()

    assert posted(client, hazard).status_code == 302

    hazard.refresh_from_db()
    assert hazard.status == "rectifying"
    assert (hazard.closed_on, hazard.reviewed_on, hazard.reviewer) == (None, None, "")
    step = HazardStep.objects.get()
    assert (step.from_status, step.to_status) == ("closed", "rectifying")
    assert (step.actor, step.note) == ("王芳", "误点")
    history = client.get(f"/record/hazards/{hazard.pk}/history/").content.decode()
    assert "误点" in history
    line = AuditEvent.objects.get(act="hazard_reopened")
    assert "误点" in sentence_of(line)
    # What is open again is no longer reopened.
    edit = client.get(f"/record/hazards/{hazard.pk}/").content.decode()
    assert page_of(hazard) not in edit
    assert client.get(page_of(hazard)).status_code == 404


def test_it_may_become_what_it_was_with_its_review(clerk):
    hazard = factories.a_closed_hazard(reviewed_on=date(2025, 6, 10))
    factories.a_hazard_step(hazard=hazard, from_status="passed", to_status="closed")
    states = [code for code, _label in actions.states_to_reopen(hazard)]
    assert states == ["passed", "rectifying"]
    actions.reopen(hazard, "passed", reason="误点", by=clerk)
    hazard.refresh_from_db()
    assert (hazard.status, hazard.closed_on) == ("passed", None)
    assert hazard.reviewed_on == date(2025, 6, 10)


def test_what_was_called_no_hazard_is_registered_again(client):
    hazard = factories.a_hazard(status="invalid")
    assert posted(client, hazard, state="registered").status_code == 302
    hazard.refresh_from_db()
    assert hazard.status == "registered"


@pytest.mark.parametrize("given", [{"reason": ""}, {"state": "found"}, {"state": ""}])
def test_without_a_reason_or_to_anywhere_else_it_stays_closed(client, given):
    hazard = factories.a_closed_hazard()
    page = posted(client, hazard, **given).content.decode()
    assert "errorlist" in page
    assert "误点" in page or given == {"reason": ""}
    hazard.refresh_from_db()
    assert hazard.status == "closed"
    assert not AuditEvent.objects.filter(act="hazard_reopened").exists()


def test_what_somebody_changed_meanwhile_is_not_reopened(client):
    hazard = factories.a_closed_hazard()
    page = posted(client, hazard, version="0").content.decode()
    assert "Somebody changed this row meanwhile" in page
    hazard.refresh_from_db()
    assert hazard.status == "closed"


def test_open_hazards_and_other_rows_are_not_reopened(client):
    hazard = factories.a_hazard()
    premises = factories.premises(hazard.community)
    assert client.get(page_of(hazard)).status_code == 404
    address = f"/record/premises/{premises.pk}/reopen/"
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
