"""Hazards kept by form: their status moves by steps, and each step is written down."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from portal.entities import entity_of
from record import writing
from safety.forms import HazardForm, InspectionForm
from safety.models import HAZARD_STEPS, Hazard, HazardStatus, HazardStep
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 1, tzinfo=UTC)
TODAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def clerk():
    return factories.a_user("clerk", "clerk")


def form(clerk, hazard=None, community=None, **changes) -> HazardForm:
    owner = community or hazard.community
    shown = HazardForm(user=clerk, community=owner, instance=hazard)
    data = {name: shown[name].value() for name in shown.fields} | changes
    data = {name: value for name, value in data.items() if value not in (None, False)}
    return HazardForm(data, user=clerk, community=owner, instance=hazard)


def test_a_new_hazard_begins_with_a_step_into_its_status(clerk):
    made = form(
        clerk,
        community=factories.a_community(),
        category="fire",
        location="3栋楼道",
        found_on="2026-03-10",
    )
    assert made.is_valid(), made.errors
    writing.write(made, by=clerk, reason="网格员上报")
    step = HazardStep.objects.get()
    assert (step.from_status, step.to_status, step.at) == ("", "found", NOW)
    assert (step.actor, step.note) == (str(clerk), "网格员上报")
    assert step.history.get().history_user_name == str(clerk)


def test_a_changed_status_is_a_step_and_other_changes_are_none(clerk):
    hazard = factories.a_hazard()
    writing.write(form(clerk, hazard, subtype="堆物"), by=clerk)
    assert not HazardStep.objects.exists()
    moved = form(clerk, Hazard.objects.get(), status="registered")
    writing.write(moved, by=clerk)
    step = HazardStep.objects.get()
    assert (step.from_status, step.to_status) == ("found", "registered")


@pytest.mark.parametrize("before", HazardStatus.values)
def test_only_the_steps_there_are_may_be_taken(clerk, before):
    make = factories.a_closed_hazard if before == "closed" else factories.a_hazard
    hazard = make(status=before)
    for after in HazardStatus.values:
        hazard.status = after
        if after == "closed" and before != "closed":
            hazard = closed(hazard)
        refused = refusals(hazard)
        assert ("status" in refused) is (
            after not in (before, *HAZARD_STEPS[before])
        ), after


def closed(hazard: Hazard) -> Hazard:
    """With all that closing takes, so that only the step is in question."""
    like = factories.a_closed_hazard()
    for name in (*factories.safety.SETTLED_MATTERS, "reviewed_on", "reviewer"):
        setattr(hazard, name, getattr(like, name))
    hazard.closed_on = like.closed_on
    return hazard


def refusals(hazard: Hazard) -> set[str]:
    try:
        hazard.full_clean()
    except ValidationError as refusal:
        return set(refusal.message_dict)
    return set()


def test_form_and_administrators_site_refuse_a_step_in_the_same_words(clerk):
    hazard = factories.a_hazard()
    root = PageClient(factories.a_superuser())
    address = reverse("admin:safety_hazard_change", args=[hazard.pk])
    with translation.override("en"):
        refused = form(clerk, hazard, status="rectifying")
        assert not refused.is_valid()
        said = refused.errors["status"][0]
        page = root.post(address, typed(refused)).content.decode()
    assert said == "From “Found” there is no step to “Being put right”."
    assert said in page
    assert Hazard.objects.get().status == "found"


def test_the_administrators_site_writes_the_step_too(clerk):
    hazard = factories.a_hazard()
    root = PageClient(factories.a_superuser())
    data = typed(form(clerk, hazard, status="registered"))
    address = reverse("admin:safety_hazard_change", args=[hazard.pk])
    answer = root.post(address, data | {"change_reason": "核实"})
    assert answer.status_code == 302
    step = HazardStep.objects.get()
    assert (step.from_status, step.to_status, step.note) == (
        "found",
        "registered",
        "核实",
    )


def typed(form: HazardForm) -> dict[str, object]:
    """What the form holds, as the page of the administrators' site sends it."""
    values = {name: form[name].value() for name in form.fields}
    parts = {
        f"{part}-{count}_FORMS": "0"
        for part in ("steps", "pictures")
        for count in ("TOTAL", "INITIAL")
    }
    return {n: value for n, value in values.items() if value is not None} | parts


def test_the_list_offers_the_steps_from_here(clerk):
    hazard = factories.a_hazard(status="registered")
    shown = HazardForm(user=clerk, community=hazard.community, instance=hazard)
    offered = {code for code, _label in shown.fields["status"].widget.choices}
    assert offered == {"registered", "assigned", "transferred", "invalid"}
    new = HazardForm(user=clerk, community=hazard.community)
    assert len(new.fields["status"].widget.choices) == len(HazardStatus.choices)


def test_campaigns_offered_are_those_that_reach_the_communities(clerk):
    community = factories.a_community()
    of_county = factories.a_campaign()
    of_town = factories.a_campaign(division=factories.a_township(), name="百日检查")
    there = factories.a_township("360424101000")
    factories.a_community("360424101001")
    elsewhere = factories.a_campaign(division=there, name="排查")
    factories.a_campaign(division=factories.a_division("360425000000"), name="外县")
    fixed = InspectionForm(user=clerk, community=community)
    assert set(fixed.fields["campaign"].queryset) == {of_county, of_town}
    everywhere = InspectionForm(user=clerk)
    assert set(everywhere.fields["campaign"].queryset) == {
        of_county,
        of_town,
        elsewhere,
    }


def test_hazards_are_found_by_state():
    entity = entity_of("hazards")
    overdue = factories.a_hazard_being_rectified()
    waiting = factories.a_hazard_being_rectified(deadline=TODAY)
    settled = factories.a_closed_hazard()

    def found(state: str) -> set[Hazard]:
        return set(entity.filterset({"state": state}, Hazard.objects.all()).qs)

    assert found("open") == {overdue, waiting}
    assert found("overdue") == {overdue}
    assert found("settled") == {settled}
    extras = {extra.name: extra.value for extra in entity.extras}
    assert extras["days_overdue"](overdue) == (TODAY - date(2025, 6, 30)).days
    assert extras["days_overdue"](waiting) == 0
    # Without a deadline nobody can say.
    assert extras["days_overdue"](factories.a_hazard(deadline=None)) is None
    assert extras["is_overdue"](overdue) is True


def test_a_status_brought_back_from_an_old_version_is_a_step(clerk):
    hazard = factories.a_hazard(status="rectifying")
    old = hazard.history.get()
    writing.write(form(clerk, hazard, status="submitted"), by=clerk)
    writing.restore(old, by=clerk, said="误报")
    step = HazardStep.objects.latest("pk")
    assert (step.from_status, step.to_status) == ("submitted", "rectifying")
    assert (step.actor, step.note) == (str(clerk), "误报")
