"""Photographs of a hazard: added, shown, counted, and taken away again."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEvent
from safety import pictures
from safety.models import HazardPicture
from tests import factories
from tests.browsing import PageClient
from tests.pictures import a_cameras_exif, a_jpeg, a_png

pytestmark = pytest.mark.django_db


def a_file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def hazard():
    return factories.a_hazard_being_rectified(location="3栋楼道")


@pytest.fixture
def clerk():
    return PageClient(factories.a_user("clerk", "clerk"))


@pytest.fixture
def page(hazard):
    return reverse("safety:hazard", args=[hazard.pk])


def kept_in(files: Path) -> list[Path]:
    return [path for path in files.rglob("*.png") if path.is_file()]


def test_pictures_of_before_and_after_are_added_and_shown(clerk, hazard, page, files):
    before = {"shows": "before", "files": [a_file("堵塞.png", a_png("a"))]}
    assert clerk.post(page, before)["Location"] == page
    after = [a_file("清理.png", a_png("b")), a_file("清理2.png", a_png("c"))]
    clerk.post(page, {"shows": "after", "files": after})
    shown = clerk.get(page)
    assert [[each.name for each in row] for _, row in shown.context["shown"]] == [
        ["堵塞.png"],
        ["清理.png", "清理2.png"],
    ]
    picture = HazardPicture.objects.get(name="清理.png")
    address = reverse("safety:hazard-picture", args=[hazard.pk, picture.pk])
    assert f'src="{address}"' in shown.content.decode()
    got = clerk.get(address)
    assert got.downloaded == a_png("b")
    assert got["Content-Type"] == "image/png"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "清理" not in picture.path
    counts = AuditEvent.objects.filter(act="hazard_pictures_added").order_by("pk")
    assert [event.detail["count"] for event in counts] == [1, 2]


def test_a_photograph_is_kept_without_what_tells_of_its_owner(
    clerk, hazard, page, files
):
    taken = a_jpeg(a_cameras_exif())
    said = clerk.get(page).content.decode()
    clerk.post(page, {"shows": "before", "files": [a_file("堵塞.jpg", taken)]})

    picture = HazardPicture.objects.get()
    address = reverse("safety:hazard-picture", args=[hazard.pk, picture.pk])
    served = clerk.get(address).downloaded

    assert "When and where a picture was taken is kept" in said
    assert b"Zhang San" not in served
    assert b"2026:03:12 10:00:00" in served
    assert picture.size == len(served) < len(taken)
    assert picture.sha256 == hashlib.sha256(served).hexdigest()


def test_a_form_without_a_picture_comes_back(clerk, page):
    response = clerk.post(page, {"shows": "before"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["files"]


def test_what_is_there_already_is_not_kept_twice(clerk, hazard, page, files):
    for _ in range(2):
        data = {"shows": "before", "files": [a_file("a.png", a_png("a"))]}
        clerk.post(page, data)
    assert hazard.pictures.count() == 1
    assert len(kept_in(files)) == 1
    assert "there already" in clerk.get(page).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.7\n%%EOF\n"), ("a.png", b"<html>"), ("a.svg", b"<svg/>")],
)
def test_only_pictures_are_taken(clerk, hazard, page, files, name, content):
    good = a_file("good.png", a_png("a"))
    data = {"shows": "after", "files": [good, a_file(name, content)]}
    text = clerk.post(page, data).content.decode()
    assert f"{name} is not taken: only pictures" in text
    assert 'value="after" selected' in text
    assert not hazard.pictures.exists()
    assert kept_in(files) == []


def test_no_more_than_the_most_and_nothing_half_stored(
    clerk, hazard, page, files, monkeypatch
):
    monkeypatch.setattr(pictures, "MOST_PICTURES", 1)
    many = [a_file("a.png", a_png("a")), a_file("b.png", a_png("b"))]
    text = clerk.post(page, {"shows": "after", "files": many}).content.decode()
    assert "At most 1 pictures" in text
    assert not hazard.pictures.exists()
    assert kept_in(files) == []


@pytest.mark.django_db(transaction=True)
def test_a_picture_added_by_mistake_is_removed_with_its_file(
    clerk, page, hazard, files
):
    clerk.post(page, {"shows": "after", "files": [a_file("a.png", a_png("a"))]})
    picture = hazard.pictures.get()
    clerk.post(
        reverse("safety:hazard-picture-remove", args=[hazard.pk, picture.pk]), {}
    )
    assert not hazard.pictures.exists()
    assert kept_in(files) == []
    line = AuditEvent.objects.get(act="hazard_picture_removed")
    assert line.detail["sha256"] == picture.sha256


def test_what_closed_a_hazard_stays(clerk, files):
    hazard = factories.a_closed_hazard()
    picture = factories.a_hazard_picture(hazard)
    remove = reverse("safety:hazard-picture-remove", args=[hazard.pk, picture.pk])
    clerk.post(remove, {})
    text = clerk.get(reverse("safety:hazard", args=[hazard.pk])).content.decode()
    assert "its pictures stay" in text
    assert remove not in text
    assert hazard.pictures.exists()


def test_officials_get_from_list_and_book_to_the_page_and_only_read(hazard, page):
    factories.a_hazard_picture(hazard)
    factories.a_hazard_step(hazard, actor="王某")
    official = PageClient(factories.a_user("official", "official"))
    book = reverse(
        "communities:community-book-section", args=[hazard.community.code, "hazards"]
    )
    for place in (reverse("record:row-list", args=["hazards"]), book):
        assert f'href="{page}"' in official.get(place).content.decode()
    text = official.get(page).content.decode()
    assert "王某" in text
    assert "picture-form" not in text
    assert official.post(page, {"shows": "after"}).status_code == 403


@pytest.mark.parametrize(
    ("status", "shows"), [("rectifying", "before"), ("submitted", "after")]
)
def test_the_form_begins_with_what_is_likely(clerk, status, shows):
    hazard = factories.a_hazard_being_rectified(status=status)
    form = clerk.get(reverse("safety:hazard", args=[hazard.pk])).context["form"]
    assert form["shows"].value() == shows
