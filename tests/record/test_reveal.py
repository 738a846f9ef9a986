"""Telephone numbers: masked everywhere, opened by role, with an audit line."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from tests import factories
from tests.browsing import PageClient

pytestmark = pytest.mark.django_db
PHONE, MASK = "13812345678", "138******78"


@pytest.fixture
def person():
    community = factories.a_community("360424100001")
    return factories.a_staff_member(community, name="王芳", phone=PHONE)


def reader(role: str, person) -> PageClient:
    return PageClient(factories.a_user(role, role, person.community.township))


def address(person, field: str = "phone") -> str:
    return reverse("record:row-reveal", args=["staff-members", person.pk, field])


def test_a_clerk_opens_a_number_and_the_trail_says_so(person):
    client = reader("clerk", person)
    book = reverse(
        "communities:community-book-section", args=[person.community.code, "staff"]
    )
    page = client.get(book).content.decode()
    assert MASK in page
    assert PHONE not in page
    assert address(person) in page
    assert PHONE not in client.get(address(person)).content.decode()
    assert not AuditEvent.objects.filter(act="private_revealed").exists()

    shown = client.post(address(person), headers={"HX-Request": "true"})
    assert shown.content.decode() == f'<span class="masked">{PHONE}</span>'
    line = AuditEvent.objects.get(act="private_revealed")
    assert (line.user_name, line.detail) == ("clerk", {"field": "phone"})
    assert "no-store" in shown["Cache-Control"]


def test_without_a_script_the_number_has_a_page(person):
    assert PHONE in reader("clerk", person).post(address(person)).content.decode()


def test_who_may_not_reveal_is_offered_nothing(person):
    client = reader("viewer", person)
    book = reverse(
        "communities:community-book-section", args=[person.community.code, "staff"]
    )
    assert address(person) not in client.get(book).content.decode()
    assert client.post(address(person)).status_code == 403


def test_numbers_of_others_do_not_exist(person):
    elsewhere = factories.a_township("360424101000")
    stranger = PageClient(factories.a_user("stranger", "clerk", elsewhere))
    assert stranger.post(address(person)).status_code == 404
    assert not AuditEvent.objects.filter(act="private_revealed").exists()


def test_only_private_fields_are_revealed(person):
    assert reader("clerk", person).post(address(person, "name")).status_code == 404


def test_the_form_shows_the_mask_and_leaves_the_number_alone(person):
    client = reader("clerk", person)
    edit = reverse("record:row-edit", args=["staff-members", person.pk])
    page = client.get(edit)
    assert PHONE not in page.content.decode()
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in values.items()}
    version = page.context["save"]["version"].value()
    client.post(edit, {**data, "phone": MASK, "major": "社会学", "version": version})
    person.refresh_from_db()
    assert (person.phone, person.major) == (PHONE, "社会学")
    version = client.get(edit).context["save"]["version"].value()
    client.post(
        edit, {**data, "major": "社会学", "phone": "0792-7223344", "version": version}
    )
    person.refresh_from_db()
    assert person.phone == "0792-7223344"
