"""With scripts switched off lists, filters and plain forms still do their work."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Served

pytestmark = pytest.mark.browser
BOOK = "/communities/360424100008/premises/"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page("clerk", scripts=False)


def test_signing_in_and_out(open_page: OpenPage, served: Served):
    page = open_page(scripts=False)
    served.sign_in(page, "clerk")
    page.click("header details:last-of-type summary")
    page.click("header form[action='/account/sign-out/'] button")
    expect(page).to_have_url(f"{served.address}/account/sign-in/")


def test_a_list_is_searched_sorted_and_totalled(page: Page):
    page.goto("/record/premises/")
    page.fill("#id_q", "宁红")
    page.press("#id_q", "Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "q=" in page.url
    page.goto("/record/premises/")
    page.click("thead a[href*='sort=floor_area_m2'] >> nth=0")
    page.wait_for_url("**sort=floor_area_m2")
    areas = page.locator("tbody td.number:nth-child(4)").all_inner_texts()
    values = [float(text) for text in areas if re.fullmatch(r"[\d.]+", text)]
    assert values == sorted(values)
    assert len(values) > 2


def test_a_row_is_added_corrected_and_ended(page: Page):
    page.goto(BOOK)
    page.click("#rows-premises [data-entry-open] >> nth=0")
    page.fill("[name=name]", "便民服务站")
    page.select_option("[name=use]", "service")
    page.fill("[name=floor_area_m2]", "很大")
    page.click(".card-footer .btn-primary")
    # The form comes back with its fault and all that was typed.
    expect(page.locator("[name=floor_area_m2]")).to_have_attribute(
        "aria-invalid", "true"
    )
    expect(page.locator("[name=name]")).to_have_value("便民服务站")
    page.fill("[name=floor_area_m2]", "85.5")
    page.click(".card-footer .btn-primary")
    row = page.locator("#rows-premises tbody tr", has_text="便民服务站")
    expect(row).to_contain_text("85.5")

    row.locator("[data-entry-open]").click()
    page.fill("[name=address]", "解放路1号")
    page.click(".card-footer .btn-primary")
    row.locator("[data-entry-open]").click()
    expect(page.locator("[name=address]")).to_have_value("解放路1号")

    page.click(".entry-more a[href$='/end/']")
    page.fill("[name=ends_on]", "2026-06-30")
    page.click(".card-footer .btn-primary")
    expect(page.locator("#rows-premises")).not_to_contain_text("便民服务站")


def test_figures_are_stored_group_by_group(page: Page):
    page.goto("/record/figures-of/360424100008/2025/")
    page.fill("[name=grid_count]", "12")
    page.locator("form", has=page.locator("[name=grid_count]")).locator(
        "[data-save]"
    ).click()
    expect(page.locator("[name=grid_count]")).to_have_value("12")
    page.goto("/communities/360424100008/figures/")
    stored = page.locator(
        ".figures-table td.number", has_text=re.compile(r"^\s*12\s*$")
    )
    expect(stored).to_have_count(1)


def test_findings_are_narrowed_and_opened(page: Page):
    page.goto("/reports/findings/")
    page.select_option("#id_theme", "premises")
    page.click(".findings-bar .btn-primary")
    page.wait_for_url("**theme=premises**")
    heading = page.locator("tbody th[scope=row] >> nth=0").inner_text().split("\n")[0]
    page.click("tbody .heat-cell a >> nth=0")
    expect(page.locator("h1")).to_have_text(heading)
    page.click("tbody a[href^='/record/premises/'] >> nth=0")
    expect(page.locator("tbody tr").first).to_be_visible()
    assert "community=" in page.url
