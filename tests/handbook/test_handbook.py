"""The handbook says nothing that the portal does not: its pictures, words and links."""

import re
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.urls import resolve
from PIL import Image

from tests.handbook.camera import MOST_BYTES, WIDTH
from tests.handbook.pictures import files
from tests.handbook.scenes import HANDBOOK_IMAGES, README_IMAGES, ROOT

HANDBOOK = ROOT / "docs" / "handbook"
PAGES = sorted(HANDBOOK.glob("*.md"))
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
CATALOGUES = [
    ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po",
    *(
        Path(django.__file__).parent / "contrib" / app / "locale/zh_Hans/LC_MESSAGES"
        for app in ("auth", "admin")
    ),
]
PICTURE = re.compile(r"!\[([^]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^]]+\]\(([^)]+)\)")
# What the pages show, quoted: menu entries, buttons, headings, states.
QUOTED = re.compile(r"「([^」]+)」")
ADDRESS = re.compile(r"`(/[^`\s]*)`")
ENTRY = re.compile(r'^msgstr(?:\[\d\])? ((?:"[^\n]*"\n?)+)', re.M)
PLACEHOLDER = re.compile(r"%\\\(\w+\\\)[sd]|%[sd]|\\\{\w+\\\}")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def pictures_of(page: Path) -> Iterator[Path]:
    for _alt, target in PICTURE.findall(page.read_text("utf-8")):
        yield (page.parent / target).resolve()


def translations(catalogue: Path) -> Iterator[str]:
    file = catalogue if catalogue.suffix else catalogue / "django.po"
    for lines in ENTRY.findall(file.read_text("utf-8")):
        yield "".join(map(literal_eval, lines.strip().splitlines()))


@pytest.fixture(scope="module")
def shown() -> tuple[set[str], list[re.Pattern[str]]]:
    """What the Chinese pages can say: whole texts, and texts with places in them."""
    texts = {text for each in CATALOGUES for text in translations(each) if text}
    patterns = [PLACEHOLDER.sub(".+", re.escape(text)) for text in texts]
    return texts, [re.compile(each) for each in patterns if ".+" in each]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_is_quoted_stands_on_a_page(page, shown):
    texts, patterns = shown
    strays = {
        quoted
        for quoted in QUOTED.findall(page.read_text("utf-8"))
        if quoted not in texts and not any(p.fullmatch(quoted) for p in patterns)
    }
    assert strays == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_address_leads_to_a_page(page):
    for address in ADDRESS.findall(page.read_text("utf-8")):
        assert resolve(address), address


def anchors(page: Path) -> set[str]:
    """As GitHub and most readers make them from headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {each.replace(" ", "-") for each in kept}


@pytest.mark.parametrize("page", [*PAGES, *READMES], ids=name_of)
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith("http"):
            continue
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("page", [*PAGES, *READMES], ids=name_of)
def test_every_picture_has_words_for_those_who_do_not_see_it(page):
    assert all(alt.strip() for alt, _target in PICTURE.findall(page.read_text("utf-8")))


def test_the_script_takes_what_is_shown_and_nothing_else():
    used = {each for page in [*PAGES, *READMES] for each in pictures_of(page)}
    there = {*HANDBOOK_IMAGES.glob("*"), *README_IMAGES.glob("*")}
    assert used == files()
    assert there == files()


@pytest.mark.parametrize("picture", sorted(files()), ids=name_of)
def test_pictures_are_of_one_width_and_small(picture):
    with Image.open(picture) as image:
        assert image.width == WIDTH
    assert picture.stat().st_size <= MOST_BYTES
