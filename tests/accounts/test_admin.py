import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent, Grant, User, record_act
from tests.browsing import PageClient
from tests.factories import PASSWORD, a_division, a_superuser, a_township, a_user

pytestmark = pytest.mark.django_db

NEW = {"username": "li", "full_name": "李敏", "email": ""}
USERS = "/admin/accounts/user/"


def grant_rows(*rows: dict[str, object], initial: int = 0) -> dict[str, object]:
    """The management form of the roles below a user, and its rows."""
    form: dict[str, object] = {
        "grants-TOTAL_FORMS": len(rows),
        "grants-INITIAL_FORMS": initial,
        "grants-MIN_NUM_FORMS": 0,
        "grants-MAX_NUM_FORMS": 1000,
    }
    for place, row in enumerate(rows):
        form |= {f"grants-{place}-{name}": value for name, value in row.items()}
    return form


@pytest.fixture
def administrator():
    return a_user("admin", "administrator")


@pytest.fixture
def client(administrator):
    return PageClient(administrator)


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))


def shown_password(page: str) -> str:
    return re.search(r'<output class="shown-once">(.+?)</output>', page)[1]


@pytest.mark.parametrize("role", ["official", "data_manager", "clerk", "viewer"])
def test_the_site_is_closed_to_every_other_role(role):
    client = PageClient(a_user("somebody", role))
    answer = client.get(USERS, follow=True)
    assert answer.status_code == 403


def test_the_site_asks_strangers_to_sign_in_at_the_portals_own_door():
    answer = PageClient().get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/sign-in/")


def test_creating_a_user_shows_a_temporary_password_once(client):
    division = a_township()
    row = {"role": "clerk", "division": division.pk}
    answer = client.post(f"{USERS}add/", NEW | grant_rows(row))
    password = shown_password(answer.content.decode())
    assert "no-store" in answer["Cache-Control"]

    user = User.objects.get(username="li")
    assert user.must_change_password
    assert user.check_password(password)
    assert Grant.objects.get(user=user).role == "clerk"
    assert acts() == ["user_created", "role_granted"]
    assert password not in client.get(f"{USERS}{user.pk}/change/").content.decode()


def test_each_role_is_explained_where_it_is_given(client):
    page = client.get(f"{USERS}add/").content.decode()
    assert "Enters and corrects the records of the division" in page
    assert "A role on a division holds for everything below it." in page


def test_changing_and_withdrawing_roles_is_on_the_trail(client):
    user = a_user("li", "clerk", a_township())
    grant = user.grants.get()
    row = {
        "id": grant.pk,
        "user": user.pk,
        "role": "viewer",
        "division": grant.division_id,
    }
    client.post(f"{USERS}{user.pk}/change/", NEW | grant_rows(row, initial=1))
    assert acts() == ["user_changed", "role_withdrawn", "role_granted"]
    client.post(
        f"{USERS}{user.pk}/change/", NEW | grant_rows(row | {"DELETE": "on"}, initial=1)
    )
    assert acts()[-1] == "role_withdrawn"
    assert not user.grants.exists()


def test_a_forgotten_password_is_replaced_and_opens_a_lock(client):
    user = a_user("li")
    stranger = PageClient()
    for _ in range(5):
        stranger.post("/account/sign-in/", {"username": "li", "password": "wrong"})
    listed = client.get(USERS).content.decode()
    assert "Locked out" in listed

    page = f"{USERS}{user.pk}/temporary-password/"
    assert "Leave it as it is" in client.get(page).content.decode()
    password = shown_password(client.post(page).content.decode())
    assert "Locked out" not in client.get(USERS).content.decode()
    answer = stranger.post(
        "/account/sign-in/", {"username": "li", "password": password}
    )
    assert answer.status_code == 302
    assert stranger.get("/")["Location"] == "/account/password/"


def test_unlocking_lets_the_old_password_in_again(client):
    user = a_user("li")
    stranger = PageClient()
    for _ in range(5):
        stranger.post("/account/sign-in/", {"username": "li", "password": "wrong"})
    assert "Unlock" in client.get(f"{USERS}{user.pk}/change/").content.decode()
    client.post(f"{USERS}{user.pk}/act/", {"act": "unlock"})
    answer = stranger.post(
        "/account/sign-in/", {"username": "li", "password": PASSWORD}
    )
    assert answer.status_code == 302
    assert "user_unlocked" in acts()


def test_disabling_and_enabling(client):
    user = a_user("li")
    client.post(f"{USERS}{user.pk}/act/", {"act": "disable"})
    user.refresh_from_db()
    assert not user.is_active
    client.post(USERS, {"action": "enable_chosen", "_selected_action": [user.pk]})
    user.refresh_from_db()
    assert user.is_active
    assert acts() == ["user_disabled", "user_enabled"]


def test_nobody_disables_their_own_account(client, administrator):
    answer = client.post(
        f"{USERS}{administrator.pk}/act/", {"act": "disable"}, follow=True
    )
    assert "You cannot disable your own account." in answer.content.decode()
    administrator.refresh_from_db()
    assert administrator.is_active


@pytest.mark.parametrize("who", ["administrator", "superuser"])
def test_nobody_is_deleted(who):
    actor = a_superuser() if who == "superuser" else a_user("admin", "administrator")
    user = a_user("li")
    client = PageClient(actor)
    assert client.get(f"{USERS}{user.pk}/delete/").status_code == 403
    assert "delete_selected" not in client.get(USERS).content.decode()


def test_the_trail_reads_as_sentences_and_cannot_be_changed(client, administrator):
    event = record_act("user_disabled", by=administrator, target=a_user("li"))
    page = client.get("/admin/accounts/auditevent/?act=user_disabled").content.decode()
    assert "Disabled the user li." in page
    assert (
        client.get(f"/admin/accounts/auditevent/{event.pk}/change/").status_code == 200
    )
    assert (
        client.post(
            f"/admin/accounts/auditevent/{event.pk}/change/", {"act": "x"}
        ).status_code
        == 403
    )
    assert (
        client.get(f"/admin/accounts/auditevent/{event.pk}/delete/").status_code == 403
    )
    assert client.get("/admin/accounts/auditevent/add/").status_code == 403


def test_the_list_of_users_asks_as_much_of_many_as_of_few(client):
    division = a_division()
    a_user("first", "clerk", division)
    with CaptureQueriesContext(connection) as few:
        client.get(USERS)
    for number in range(20):
        a_user(f"user{number}", "clerk", division)
    with CaptureQueriesContext(connection) as many:
        client.get(USERS)
    assert len(many) == len(few)


def test_people_of_another_county_are_out_of_reach(client):
    elsewhere = a_division("500151000000", name="铜梁区")
    stranger = a_user("stranger", "clerk", elsewhere)
    record_act("signed_in", by=stranger, ip="10.0.0.9")
    assert "stranger" not in client.get(USERS).content.decode()
    for page in ("change/", "temporary-password/", "history/"):
        answer = client.get(f"{USERS}{stranger.pk}/{page}", follow=True)
        assert "stranger" not in answer.content.decode(), page
    assert client.post(f"{USERS}{stranger.pk}/temporary-password/").status_code == 404
    assert (
        client.post(f"{USERS}{stranger.pk}/act/", {"act": "disable"}).status_code == 404
    )
    assert "10.0.0.9" not in client.get("/admin/accounts/auditevent/").content.decode()
    stranger.refresh_from_db()
    assert stranger.is_active
    assert stranger.check_password(PASSWORD)


@pytest.mark.parametrize(
    "asked", ["password__startswith", "password", "is_superuser__exact", "email__gte"]
)
def test_an_address_asks_for_no_column_that_the_list_does_not_offer(client, asked):
    """Sign by sign it would tell the hash of everybody's password."""
    assert client.get(USERS, {asked: "m"}).status_code == 400
    assert client.get(USERS, {"is_active__exact": "1"}).status_code == 200
    assert client.get(USERS, {"grants__role__exact": "clerk"}).status_code == 200


def test_roles_of_another_county_cannot_be_given(client, administrator):
    elsewhere = a_division("500151000000", name="铜梁区")
    row = {"role": "administrator", "division": elsewhere.pk, "user": administrator.pk}
    mine = administrator.grants.get()
    kept = {
        "id": mine.pk,
        "user": administrator.pk,
        "role": "administrator",
        "division": mine.division_id,
    }
    answer = client.post(
        f"{USERS}{administrator.pk}/change/",
        {"username": "admin", "full_name": "", "email": ""}
        | grant_rows(kept, row, initial=1),
    )
    assert answer.status_code == 200
    assert administrator.grants.count() == 1


def test_a_division_that_is_none_is_told_at_its_role(client, administrator):
    row = {"role": "clerk", "division": "x", "user": administrator.pk}
    answer = client.post(
        f"{USERS}{administrator.pk}/change/",
        {"username": "admin", "full_name": "", "email": ""} | grant_rows(row),
    )
    assert answer.status_code == 200
    assert administrator.grants.count() == 1


def test_a_superuser_is_out_of_reach_of_an_administrator(client):
    root = a_superuser()
    assert client.post(f"{USERS}{root.pk}/temporary-password/").status_code == 404


def test_the_sites_own_doors_lead_to_the_portals(client):
    assert client.get(reverse("admin:password_change"))["Location"] == (
        "/account/password/"
    )
    assert client.post(reverse("admin:logout"))["Location"] == "/"
    assert client.get(reverse("admin:login"))["Location"] == "/admin/"
