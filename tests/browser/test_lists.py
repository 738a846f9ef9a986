"""A list of the record as clerks use it: typing, sorting, choosing, ticking."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import PHONE, OpenPage

pytestmark = pytest.mark.browser
STAFF, PREMISES = "/record/staff-members/", "/record/premises/"


def rows(page: Page):
    return page.locator("#results tbody tr")


def test_what_is_typed_narrows_the_list_and_stands_in_the_address(
    open_page: OpenPage,
):
    page = open_page("clerk")
    page.goto(PREMISES)
    everything = rows(page).count()
    page.fill("#id_q", "凤凰山")
    expect(rows(page)).to_have_count(1)
    assert everything > 1
    # Neither empty filters nor anything else is in it.
    expect(page).to_have_url(re.compile(r"/record/premises/\?q=%E5%87%A4[^&]*$"))
    page.locator("#results .sort-link").nth(1).click()
    expect(page.locator("#results th[aria-sort]")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=.*&sort=name$"))
    page.fill("#id_q", "")
    expect(rows(page)).to_have_count(everything)
    expect(page).to_have_url(re.compile(r"/record/premises/\?sort=name$"))
    # The way back leads to whole pages.
    page.go_back()
    expect(rows(page)).to_have_count(1)
    expect(page.locator("#id_q")).to_have_value("凤凰山")


def test_a_mistake_is_told_at_its_filter_and_forgotten_when_mended(
    open_page: OpenPage,
):
    page = open_page("clerk")
    page.goto(PREMISES)
    page.locator(".filter-further summary").click()
    page.fill("#id_on", "gestern")
    page.press("#id_on", "Enter")
    expect(page.locator("#told-id_on .errorlist")).to_be_visible()
    expect(rows(page)).to_have_count(0)
    page.fill("#id_on", "2025年12月31日")
    page.press("#id_on", "Enter")
    expect(page.locator("#told-id_on .errorlist")).to_have_count(0)
    expect(rows(page).first).to_be_visible()


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_menus_of_a_list_stay_on_the_screen(open_page: OpenPage, size):
    page = open_page("clerk", **({"size": size} if size else {}))
    page.goto(STAFF)
    menus = page.locator(".list-tools details")
    assert menus.count()
    for number in range(menus.count()):
        menus.nth(number).locator("summary").click()
        box = menus.nth(number).locator(".list-menu").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]
        page.keyboard.press("Escape")


def test_columns_are_chosen_and_the_usual_ones_come_back(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(PREMISES)
    headings = page.locator("#results th")
    usual = headings.all_inner_texts()
    page.locator(".list-tools summary").nth(1).click()
    for name in ("provider_name", "in_use"):
        page.locator(f'input[name="column"][value="{name}"]').uncheck()
    page.locator(".list-tools form:visible .btn-primary").click()
    expect(headings).to_have_count(len(usual) - 2)
    page.locator(".list-tools summary").nth(1).click()
    page.locator('button[name="reset"]').click()
    expect(headings).to_have_text(usual)


def test_ticked_rows_are_asked_about_before_anything_happens(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(STAFF)
    everyone = rows(page).count()
    page.locator("[data-ticks-all]").check()
    expect(page.locator("[data-ticked-count]")).to_have_text(f"({everyone})")
    rows(page).nth(0).locator("input").uncheck()
    expect(page.locator("[data-ticked-count]")).to_have_text(f"({everyone - 1})")
    page.locator(".list-tools summary", has=page.locator("[data-ticked-count]")).click()
    page.locator('button[name="act"]').click()
    expect(page.locator(".change-count strong")).to_contain_text(str(everyone - 1))
    page.locator("main a.btn").click()
    expect(rows(page)).to_have_count(everyone)


def printed(page: Page, address: str) -> list[str]:
    page.goto(address)
    sheets = PdfReader(BytesIO(page.pdf())).pages
    # The browser prints some characters as the radicals that look like them.
    return [normalize("NFKC", sheet.extract_text()) for sheet in sheets]


def test_what_is_printed_begins_below_its_heading_and_ends_with_its_totals(
    open_page: OpenPage,
):
    page = open_page("official")
    first, *others = printed(page, STAFF)
    assert others
    assert "西摆社区" in first
    assert "更多筛选" not in first
    findings = printed(page, "/reports/findings/")
    assert "社区规模偏大" in findings[0]
    assert "".join(findings).count("问题合计") == 1
