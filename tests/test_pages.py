"""What holds for every page: sound markup, strict headers, nothing from outside."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import loader
from django.test import Client
from django.urls import reverse

from portal import book
from tests import factories
from tests.browsing import PageClient, faults_of

pytestmark = pytest.mark.django_db
OUTSIDE = re.compile(r'(?:src|href|action)="(?:https?:)?//')
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.S)
HALF_WIDTH_COLON = re.compile(r"(?:}}|%}|>): ")
FORBIDDEN_IN_TEMPLATES = re.compile(r"\sstyle=|\son\w+=|<style|hx-on|[一-鿿]")


@pytest.fixture
def community():
    return factories.a_community(name="凤凰山社区")


@pytest.fixture
def client():
    return PageClient(factories.a_user("official", "official", full_name="县民政局"))


def pages_of(community) -> list[str]:
    sections = [
        reverse("communities:community-book-section", args=[community.code, part.slug])
        for part in book.sections()
    ]
    return [
        "/",
        "/communities/",
        "/communities/?q=nobody",
        *sections,
        reverse("communities:community-book-whole", args=[community.code]),
        "/reports/",
        "/reports/new/",
        "/account/password/",
        "/nowhere/",
    ]


def test_every_page_is_sound_and_takes_nothing_from_outside(client, community):
    for address in pages_of(community):
        answer = client.get(address)
        html = answer.content.decode()
        assert not OUTSIDE.search(html), address
        assert '<html lang="en">' in html, address
        assert 'class="skip-link" href="#main"' in html, address
        assert html.count("<h1") == 1, address
        assert re.search(r"<title>\s*\S.* · ", html), address


def test_every_answer_carries_the_strict_headers(client, community):
    for address in pages_of(community):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "default-src 'self'" in policy, address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["X-Frame-Options"] == "DENY", address
        assert headers["Referrer-Policy"] == "same-origin", address


def test_a_page_nobody_knows_says_so_in_plain_words(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_a_page_for_other_roles_says_whom_to_ask():
    answer = PageClient(factories.a_user("outsider")).get("/communities/")
    assert answer.status_code == 403
    assert "ask an administrator for the role" in answer.content.decode()


def test_a_stranger_at_a_page_nobody_knows_sees_no_menu():
    html = PageClient().get("/nowhere/").content.decode()
    assert "Overview</span>" not in html


@pytest.mark.parametrize("name", ["500.html", "400.html", "403_csrf.html"])
def test_pages_of_last_resort_stand_alone(name):
    html = loader.get_template(name).render()
    assert faults_of(html) == []
    assert "<h1" in html


def test_a_form_without_its_token_is_explained():
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = "en"
    answer = client.post("/account/sign-in/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "This page had been open too long" in answer.content.decode()
    assert faults_of(answer.content.decode()) == []


def test_every_page_is_sound_in_chinese_too(client, community):
    del client.cookies["django_language"]
    for address in pages_of(community):
        assert '<html lang="zh-hans">' in client.get(address).content.decode()


def test_templates_hold_no_style_no_handler_and_no_chinese():
    """Words come from the catalogue; reports have wording of their own."""
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        if "print" in path.parts:
            continue
        found = FORBIDDEN_IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: {found}"


def test_no_template_writes_the_colon_of_one_language():
    """It is a word of the catalogue like any other: “：” in Chinese."""
    for path in sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html")):
        text = TRANSLATED.sub("", path.read_text(encoding="utf-8"))
        assert not HALF_WIDTH_COLON.findall(text), path.name


def test_scripts_evaluate_no_text():
    for path in (Path(settings.BASE_DIR) / "static" / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function|setAttribute\(.style", text), path


def test_administrators_pages_are_sound():
    client = PageClient(factories.a_user("admin", "administrator"))
    for address in ("/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/"):
        assert client.get(address).status_code == 200, address
