"""A street hands its period in and the county reviews it, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser
ROUND = "/record/rounds/360424100000/2025/"
COMMUNITY = "360424100008"
FIGURES = f"/record/figures-of/{COMMUNITY}/2025/"
REMARK = f"#remark-{COMMUNITY}"


def hand_in(page: Page) -> None:
    page.goto(ROUND)
    keys = Keyboard(page)
    keys.tab_to("#confirm")
    keys.press("Space")
    keys.tab_to("form[action$='hand_in/'] button")
    keys.press("Enter")
    expect(page.locator(".round-handed_in")).to_be_visible()


def test_a_round_goes_there_and_back_and_is_locked(open_page: OpenPage):
    clerk, official = open_page("clerk"), open_page("official")
    hand_in(clerk)
    clerk.goto(FIGURES)
    expect(clerk.locator("#id_population")).to_be_disabled()

    official.goto(ROUND)
    keys = Keyboard(official)
    keys.tab_to(f"#mark-{COMMUNITY}-population")
    keys.press("Space")
    keys.tab_to(REMARK)
    keys.put_in("人口数与派出所不符")
    keys.tab_to("#text")
    keys.put_in("请核对人口数")
    keys.tab_to("#deciding button:not([formaction])")
    keys.press("Enter")
    expect(official.locator(".round-returned")).to_be_visible()

    clerk.goto("/record/workbench/")
    expect(clerk.get_by_text("请核对人口数")).to_be_visible()
    keys = Keyboard(clerk)
    keys.tab_to(f".next-card a[href='{ROUND}']")
    keys.press("Enter")
    expect(clerk.get_by_text("人口数与派出所不符")).to_be_visible()
    keys.tab_to(".round-marked a")
    keys.press("Enter")
    expect(clerk.locator("#id_population")).to_be_editable()
    clerk.locator("#id_population").focus()
    clerk.keyboard.press("Control+a")
    keys.put_in("8765")
    keys.press("Control+s")
    expect(clerk.locator("#id_population")).to_have_attribute("data-stored", "8765")
    hand_in(clerk)

    official.goto(ROUND)
    marked = official.locator(f"a[href$='{FIGURES}#figure-population']")
    expect(marked.locator("xpath=../..")).to_contain_text("8,765")
    keys = Keyboard(official)
    keys.tab_to("#deciding button[formaction]")
    keys.press("Enter")
    expect(official.locator(".round-accepted")).to_be_visible()
    clerk.goto(FIGURES)
    expect(clerk.locator("#id_population")).to_be_disabled()
