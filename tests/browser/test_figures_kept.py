"""Typed figures are kept: beside another editor, past a session, a closed tab."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenPage, Served
from tests.browser.figure_pages import address, saved

pytestmark = pytest.mark.browser
CONFLICT, EXPIRY, CLOSED = (f"360424100{number}" for number in ("005", "006", "007"))


def test_two_editors_keep_mine_or_take_theirs(open_page: OpenPage):
    mine, theirs = open_page("clerk"), open_page("clerk")
    for page in (mine, theirs):
        page.goto(address(CONFLICT, "2025"))
    theirs.fill("#id_estate_count", "18")
    theirs.fill("#id_building_count", "160")
    theirs.keyboard.press("Control+s")
    saved(theirs, "division")
    mine.fill("#id_estate_count", "19")
    mine.fill("#id_building_count", "161")
    mine.keyboard.press("Control+s")
    table = mine.locator("#group-division .clash-table")
    expect(table.locator("tbody tr")).to_have_count(2)
    expect(table.locator("input").first).to_be_focused()
    mine.keyboard.press("Space")
    mine.keyboard.press("Control+s")
    saved(mine, "division")
    expect(table).to_have_count(0)
    assert mine.input_value("#id_estate_count") == "18"
    assert mine.input_value("#id_building_count") == "161"
    mine.reload()
    assert mine.input_value("#id_building_count") == "161"


def test_nothing_typed_is_lost_when_the_session_ends(
    open_page: OpenPage, served: Served
):
    page = open_page("clerk")
    # An answer still on its way would bring the session back.
    page.route("**/look/", lambda route: route.fulfill(status=204))
    page.goto(address(EXPIRY, "2025"))
    page.fill("#id_estate_count", "21")
    page.fill("#id_building_count", "170")
    page.fill("#id_mediator_count", "6")
    page.context.clear_cookies(name="sessionid")
    page.focus("#id_estate_count")
    page.keyboard.press("Control+s")
    # Each group that is sent leads there: the first way may be cut off by the next.
    expect(page).to_have_url(re.compile(r"/account/sign-in/\?next="))
    expect(page.locator("#id_username")).to_be_focused()
    page.keyboard.type("clerk")
    page.keyboard.press("Tab")
    page.keyboard.type(served.passwords["clerk"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address(EXPIRY, "2025")) + "$"))
    expect(page.locator("#draft-note")).to_contain_text("3")
    assert page.input_value("#id_building_count") == "170"
    expect(page.locator("#figure-mediator_count .cell-waiting")).to_be_visible()
    page.focus("#id_estate_count")
    page.keyboard.press("Control+s")
    saved(page, "division")
    page.reload()
    expect(page.locator("#figure-estate_count .cell-saved")).to_be_visible()
    # The other group still waits for its own save.
    assert page.input_value("#id_mediator_count") == "6"
    expect(page.locator("#figure-mediator_count .cell-waiting")).to_be_visible()


def test_who_has_signed_in_again_beside_it_saves_without_reloading(
    open_page: OpenPage, served: Served
):
    page = open_page("clerk")
    page.goto(address(EXPIRY, "2024"))
    page.fill("#id_estate_count", "23")
    page.context.clear_cookies(name="sessionid")
    beside = page.context.new_page()
    beside.goto("/account/sign-in/")
    beside.fill("#id_username", "clerk")
    beside.fill("#id_password", served.passwords["clerk"])
    beside.press("#id_password", "Enter")
    beside.wait_for_url(f"{served.address}/")
    page.focus("#id_estate_count")
    page.keyboard.press("Control+s")
    saved(page, "division")
    expect(page.locator("#figure-estate_count .cell-saved")).to_be_visible()


def test_nothing_typed_is_lost_when_the_tab_is_closed(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(address(CLOSED, "2025"))
    page.fill("#id_estate_count", "22")
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(address(CLOSED, "2025"))
    assert page.input_value("#id_estate_count") == "22"
    page.focus("#id_estate_count")
    page.keyboard.press("Control+s")
    saved(page, "division")
    held = page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('draft:'))"
    )
    assert held == []


def test_what_is_typed_while_a_save_is_on_its_way_is_kept(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(address(CLOSED, "2024"))
    page.fill("#id_estate_count", "30")

    held: list[Route] = []
    page.route("**/division/", lambda route: held.append(route))
    page.focus("#id_estate_count")
    with page.expect_request("**/division/"):
        page.keyboard.press("Control+s")
    page.fill("#id_building_count", "99")
    held[0].continue_()
    expect(page.locator("#figure-estate_count .cell-saved")).to_be_visible()
    expect(page.locator("#id_building_count")).to_have_value("99")
    expect(page.locator("#figure-building_count .cell-waiting")).to_be_visible()
