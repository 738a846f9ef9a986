import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from accounts.models import AuditEvent
from tests.browsing import PageClient
from tests.factories import PASSWORD, a_period, a_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/sign-in/"
NEW_PASSWORD = "a new pair of shoes 7"


def sign_in(client: PageClient, username: str, password: str):
    return client.post(SIGN_IN, {"username": username, "password": password})


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))


def test_sign_in_leads_to_the_overview_and_leaves_an_audit_line():
    a_user("clerk")
    response = sign_in(PageClient(), "clerk", PASSWORD)
    assert response.status_code == 302
    assert response["Location"] == reverse("home")
    event = AuditEvent.objects.get()
    assert (event.act, event.detail["ip"]) == ("signed_in", "127.0.0.1")


def test_sign_in_goes_on_to_the_page_first_asked_for():
    a_user("clerk")
    client = PageClient()
    asked = client.get("/communities/")
    assert asked["Location"] == f"{SIGN_IN}?next=/communities/"
    response = client.post(
        asked["Location"],
        {"username": "clerk", "password": PASSWORD, "next": "/communities/"},
    )
    assert response["Location"] == "/communities/"


def test_sign_in_does_not_lead_to_another_site():
    a_user("clerk")
    response = PageClient().post(
        SIGN_IN,
        {"username": "clerk", "password": PASSWORD, "next": "https://elsewhere.test/"},
    )
    assert response["Location"] == reverse("home")


@pytest.mark.parametrize(
    ("username", "password"),
    [("clerk", "wrong"), ("unknown", PASSWORD), ("disabled", PASSWORD)],
)
def test_sign_in_says_the_same_of_every_failure(username, password):
    a_user("clerk")
    a_user("disabled", is_active=False)
    response = sign_in(PageClient(), username, password)
    assert response.status_code == 200
    assert "User name and password do not fit together." in response.content.decode()
    assert acts() == ["sign_in_failed"]


def test_sign_in_hashes_a_password_for_unknown_names_too(monkeypatch):
    """The time of an answer must not tell which names exist."""
    hashed: list[str] = []
    real = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: (
            hashed.append(password) or real(self, password, salt)
        ),
    )
    a_user("clerk")
    hashed.clear()
    sign_in(PageClient(), "clerk", "wrong")
    known = len(hashed)
    hashed.clear()
    sign_in(PageClient(), "unknown", "wrong")
    assert len(hashed) == known == 1


@pytest.mark.parametrize("username", ["clerk", "unknown"])
def test_five_failures_lock_known_and_unknown_names_alike(username):
    a_user("clerk")
    client = PageClient()
    answers = [sign_in(client, username, "wrong").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(client, username, PASSWORD)
    assert locked.status_code == 429
    assert "It opens again 1 hour" in locked.content.decode()
    assert acts() == [*["sign_in_failed"] * 4, "sign_in_locked"]


def test_a_lock_ends_after_its_hour(time_machine):
    a_user("clerk")
    client = PageClient()
    time_machine.move_to("2026-03-12 09:00+08:00")
    for _ in range(5):
        sign_in(client, "clerk", "wrong")
    time_machine.move_to("2026-03-12 09:59+08:00")
    assert sign_in(client, "clerk", PASSWORD).status_code == 429
    time_machine.move_to("2026-03-12 10:01+08:00")
    assert sign_in(client, "clerk", PASSWORD).status_code == 302


def test_a_lock_behind_a_proxy_is_of_one_computer(settings):
    """Else anybody could shut anybody out: to the portal all come from the proxy."""
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    a_user("clerk")
    stranger = PageClient(headers={"X-Forwarded-For": "10.1.0.7"})
    for _ in range(5):
        sign_in(stranger, "clerk", "wrong")
    assert sign_in(stranger, "clerk", PASSWORD).status_code == 429
    own = PageClient(headers={"X-Forwarded-For": "10.1.0.8"})
    assert sign_in(own, "clerk", PASSWORD).status_code == 302
    told = AuditEvent.objects.order_by("pk").values_list("act", "detail__ip")
    assert list(told)[-2:] == [
        ("sign_in_locked", "10.1.0.7"),
        ("signed_in", "10.1.0.8"),
    ]


def test_a_success_forgets_the_failures_before_it():
    a_user("clerk")
    client = PageClient()
    for _ in range(4):
        sign_in(client, "clerk", "wrong")
    assert sign_in(client, "clerk", PASSWORD).status_code == 302
    assert sign_in(PageClient(), "clerk", "wrong").status_code == 200


def test_sign_out_is_by_post_alone():
    client = PageClient(a_user("clerk"))
    assert client.get("/account/sign-out/").status_code == 405
    assert client.post("/account/sign-out/")["Location"] == SIGN_IN
    assert client.get("/")["Location"].startswith(SIGN_IN)
    assert acts() == ["signed_out"]


def test_a_temporary_password_opens_one_page_only():
    client = PageClient(a_user("clerk", must_change_password=True))
    for address in ("/", "/communities/", "/reports/", "/admin/"):
        assert client.get(address)["Location"] == "/account/password/", address
    assert client.get("/account/password/").status_code == 200


def test_changing_a_temporary_password_opens_the_portal():
    user = a_user("clerk", must_change_password=True)
    client = PageClient(user)
    response = client.post(
        "/account/password/",
        {
            "old_password": PASSWORD,
            "new_password1": NEW_PASSWORD,
            "new_password2": NEW_PASSWORD,
        },
    )
    assert response["Location"] == "/"
    assert client.get("/").status_code == 200
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)
    assert not user.must_change_password
    assert acts() == ["password_changed"]


def test_the_old_password_is_no_new_one():
    client = PageClient(a_user("clerk", must_change_password=True))
    response = client.post(
        "/account/password/",
        {
            "old_password": PASSWORD,
            "new_password1": PASSWORD,
            "new_password2": PASSWORD,
        },
    )
    assert "The new password is the old one." in response.content.decode()
    assert client.get("/")["Location"] == "/account/password/"


def test_a_disabled_account_is_out_with_its_next_request():
    user = a_user("clerk")
    client = PageClient(user)
    assert client.get("/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/")["Location"].startswith(SIGN_IN)


def test_htmx_after_the_session_ended_reloads_the_page():
    response = PageClient().get("/communities/", headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert response["HX-Refresh"] == "true"


def test_the_language_follows_the_switch_and_not_the_browser():
    client = PageClient()
    del client.cookies["django_language"]
    page = client.get(SIGN_IN, headers={"Accept-Language": "en"})
    assert page["Content-Language"] == "zh-hans"
    switched = client.post("/language/", {"language": "en", "next": SIGN_IN})
    assert switched["Location"] == SIGN_IN
    assert client.get(SIGN_IN)["Content-Language"] == "en"


@pytest.mark.parametrize(
    "path", ["/", "/communities/", "/nowhere/", "/reports/scopes/"]
)
def test_what_somebody_signed_in_is_shown_is_kept_nowhere(path):
    a_period("2025")
    answer = PageClient(a_user("official", "official")).get(path)
    assert answer["Cache-Control"] == "private, no-store"


def test_pages_for_machines_ask_for_no_session(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert PageClient().get("/healthz").status_code == 200
