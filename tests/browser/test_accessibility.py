"""No page has a serious fault for people who see, hear or point differently.

axe-core asks every page, as a clerk and as an official, on an office screen and
on a telephone, with the demonstration record behind it.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from portal import book
from portal.entities import entities
from tests.browser.conftest import DESK, PHONE, OpenPage

pytestmark = pytest.mark.browser
COMMUNITY = "360424100008"
BOOK = [f"/communities/{COMMUNITY}/{section.slug}/" for section in book.sections()]
LISTS = [f"/record/{entity.slug}/" for entity in entities()]
CLERK = [
    "/",
    "/communities/",
    *BOOK,
    "/record/",
    "/record/workbench/",
    "/record/rounds/360424100000/2025/",
    f"/record/figures-of/{COMMUNITY}/2025/",
    f"/record/figures-of/{COMMUNITY}/2025/notes/population/",
    "/record/figures-followed/",
    "/record/premises/",
    "/record/premises/1/",
    "/record/premises/1/end/",
    "/record/premises/1/history/",
    "/record/hazards/new/",
    f"/record/questions/{COMMUNITY}/",
    "/record/duplicates/",
    "/record/exports/",
    "/imports/",
    "/imports/new/",
    "/account/password/",
]
OFFICIAL = [
    "/",
    "/reports/",
    "/reports/new/",
    "/reports/notes/",
    "/reports/regular/",
    "/record/rounds/",
    "/reports/findings/",
    "/reports/findings/?scope=360424100000&show=all",
    "/reports/findings/office-not-owned/",
    "/reports/gaps/",
    "/reports/unit-costs/",
    "/record/staff-members/",
]
SERIOUS = ("serious", "critical")
AXE = Axe().axe_script
# Rows of a table are alike: the first ones stand for all. What is sound is neither
# told place by place nor handed over: that takes a fifth of the time.
ASKED = """axe.run(
    {exclude: [["tbody tr:nth-child(n+7)"]]}, {resultTypes: ["violations"]},
).then(found => found.violations)"""


def faults(page: Page) -> list[str]:
    """Serious findings, each with the first place it was found in."""
    page.evaluate(AXE)
    found = page.evaluate(ASKED)
    return [
        f"{each['id']}: {each['help']} ({each['nodes'][0]['html'][:160]})"
        for each in found
        if each["impact"] in SERIOUS
    ]


def walk(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    strays = {}
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None, address
        assert answer.status == 200, address
        if found := faults(page):
            strays[address] = found
    return strays


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_a_clerk(open_page: OpenPage, size: dict[str, int]):
    assert walk(open_page("clerk", size=size), CLERK) == {}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_an_official(open_page: OpenPage, size: dict[str, int]):
    assert walk(open_page("official", size=size), OFFICIAL) == {}


def test_a_hazard_with_its_photographs(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(f"/record/hazards/new/?community={COMMUNITY}")
    page.select_option("[name=category]", "fire")
    page.fill("[name=location]", "3栋楼道")
    page.fill("[name=found_on]", "2026-3-2")
    page.click("form[data-entry] .btn-primary")
    page.click("#rows-hazards a[href^='/hazards/']")
    picture = Path(book.__file__).parents[1] / "docs" / "images" / "report-page.png"
    for shows in ("before", "after"):
        page.select_option("[name=shows]", shows)
        page.set_input_files("[name=files]", picture)
        page.click(".picture-form button")
        # The same picture is not kept twice.
        expect(page.locator(".picture-list img")).to_have_count(1)
    seen = "() => document.querySelector('.picture-list img').naturalWidth > 100"
    page.wait_for_function(seen)
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert faults(page) == []


def test_the_form_of_a_unit_cost(open_page: OpenPage):
    assert walk(open_page("admin"), ["/reports/unit-costs/new/"]) == {}


def test_the_list_of_every_kind_of_row(open_page: OpenPage):
    assert walk(open_page("clerk"), LISTS) == {}


def test_pages_before_signing_in(open_page: OpenPage):
    assert walk(open_page(), ["/account/sign-in/"]) == {}
