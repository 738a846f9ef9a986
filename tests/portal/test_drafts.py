from django.http import HttpResponse
from django.test import RequestFactory

from portal.drafts import SAVED, draft_key, mark_saved


def test_keys_are_made_of_letters_and_digits_alone():
    assert draft_key("figures", "360424100003", "2025-07", "a b;c") == (
        "figures.360424100003.2025-07.a-b-c"
    )


def test_forms_stored_one_after_another_are_all_forgotten():
    request = RequestFactory().get("/")
    request.COOKIES[SAVED] = "row.1"
    response = HttpResponse()
    mark_saved(request, response, "row.2", "row.1", "row.3")
    assert response.cookies[SAVED].value == "row.1~row.2~row.3"


def test_the_first_form_leaves_its_name_alone():
    response = HttpResponse()
    mark_saved(RequestFactory().get("/"), response, "row.1")
    cookie = response.cookies[SAVED]
    assert cookie.value == "row.1"
    assert not cookie["httponly"]
    assert cookie["path"] == "/"
