"""The main job in a real Chromium: sign in, ask, watch, read, download both files."""

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import DESK, PHONE, OpenPage, Served

pytestmark = pytest.mark.browser
REPORT_MS = 90_000


def ask_for_a_report(page: Page) -> None:
    page.goto("/reports/new/")
    assert page.locator(".alert-warning").count() == 0
    page.fill("#id_organ", "修水县民政局")
    page.fill("#id_as_of", "2026-03-12")
    page.click(".report-request button[type=submit], .report-request .btn-primary")


def test_an_official_gets_a_report_and_its_files(
    open_page: OpenPage, served: Served, tmp_path: Path
):
    page = open_page()
    served.sign_in(page, "official")
    page.click("main a[href='/reports/new/'] >> nth=0")
    ask_for_a_report(page)
    # The progress is replaced second by second; the report opens by itself.
    expect(page.locator("#progress, .reading").first).to_be_visible()
    expect(page.locator(".reading")).to_be_visible(timeout=REPORT_MS)

    title = "关于修水县社区治理情况的调研报告"
    expect(page.locator(".doc-title")).to_have_text(title)
    expect(page.locator(".doc")).to_contain_text("34120")

    page.locator("a.doc-figure", has_text="34120").first.click()
    evidence = page.locator("#evidence")
    expect(evidence).to_contain_text("8")
    expect(evidence.locator("tbody tr")).to_have_count(8)
    expect(evidence).to_contain_text("宁红社区")
    expect(evidence).to_be_focused()
    evidence.locator(".evidence-links a[href*='history']").click()
    expect(evidence.locator(".history tbody tr").last).to_contain_text("34,120")
    the_contents_follow(page)

    pdf = downloaded(page, "a[download][href$='/pdf/']", tmp_path)
    xlsx = downloaded(page, "a[download][href$='/xlsx/']", tmp_path)
    assert pdf.name == f"{title}.pdf"
    word = downloaded(page, "a[download][href$='/docx/']", tmp_path)
    assert xlsx.name == f"{title}.xlsx"
    assert word.name == f"{title}.docx"
    assert docx.Document(str(word)).core_properties.title == title
    text = "".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    assert "34120" in "".join(text.split())
    workbook = load_workbook(xlsx, read_only=True)
    assert len(workbook.sheetnames) > 3
    workbook.close()

    page.goto("/reports/")
    expect(page.locator("table")).to_contain_text(title)


def the_contents_follow(page: Page) -> None:
    """The part being read is marked; on a telephone they are folded."""
    contents = page.locator(".reading-contents")
    link = contents.locator("a[href='#problems']")
    link.click()
    expect(link).to_have_attribute("aria-current", "true")
    expect(contents.locator("[aria-current]")).to_have_count(1)
    expect(link).to_be_in_viewport()
    page.set_viewport_size(PHONE)
    expect(link).to_be_hidden()
    contents.locator("summary").click()
    contents.locator("a[href='#annex-1']").click()
    expect(link).to_be_hidden()
    expect(page.locator("#annex-1")).to_be_in_viewport()
    page.set_viewport_size(DESK)


def downloaded(page: Page, link: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.click(link)
    found = waiting.value
    target = folder / found.suggested_filename
    found.save_as(target)
    return target


def test_a_place_is_found_by_typing(open_page: OpenPage):
    page = open_page("clerk")
    page.goto("/reports/new/")
    page.click(".ts-control")
    page.keyboard.type("凤凰山")
    expect(page.locator(".ts-dropdown [data-selectable]")).to_have_count(1)
    page.keyboard.press("Enter")
    assert page.locator("#id_scope").input_value() == "360424100003"


def test_lists_and_books_change_without_reloading(open_page: OpenPage):
    page = open_page("official")
    page.goto("/")
    page.click("#menu a[href='/communities/']")
    page.evaluate("window.notReloaded = true")
    page.locator("#id_q").press_sequentially("凤凰", delay=40)
    expect(page.locator("#results tbody tr")).to_have_count(1)
    assert "q=%E5%87%A4%E5%87%B0" in page.url
    page.fill("#id_q", "")
    expect(page.locator("#results tbody tr")).to_have_count(8)
    page.click("#results th a[href*='sort=households']")
    expect(page.locator("#results th[aria-sort]")).to_have_attribute(
        "aria-sort", "ascending"
    )
    assert page.evaluate("window.notReloaded") is True

    page.click("#results tbody a >> nth=0")
    page.evaluate("window.notReloaded = true")
    page.click(".book-tabs a[href$='/figures/']")
    expect(page.locator("#part-figures")).to_be_attached()
    assert page.url.endswith("/figures/")
    assert page.evaluate("window.notReloaded") is True
    page.go_back()
    expect(page.locator("#part-profile")).to_be_attached()


CLICKED_AGAIN = """button => {
    button.click();
    setTimeout(() => button.click(), 40);
}"""


def test_a_second_click_stores_nothing_twice(open_page: OpenPage):
    page = open_page("clerk")
    page.goto("/record/staff-members/new/?community=360424100003")
    page.fill("#id_name", "只存一次")
    page.locator(".card-footer .btn-primary").evaluate(CLICKED_AGAIN)
    expect(page.locator("#messages")).to_contain_text("只存一次")
    page.goto("/record/staff-members/?q=只存一次")
    expect(page.locator("#results tbody tr")).to_have_count(1)


def test_the_keyboard_reaches_content_and_menus(open_page: OpenPage):
    page = open_page("official")
    page.goto("/communities/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    account = page.locator("header details").last
    account.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(account).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    assert account.get_attribute("open") is None


def test_every_page_fits_a_telephone(open_page: OpenPage):
    page = open_page("official", size=PHONE)
    for address in (
        "/",
        "/communities/",
        "/communities/360424100003/",
        "/communities/360424100003/figures/",
        "/communities/360424100003/staff/",
        "/communities/360424100003/whole/",
        "/reports/",
        "/reports/new/",
        "/reports/findings/",
        "/account/password/",
    ):
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], address
    page.goto("/")
    page.click(".navbar-toggler")
    expect(page.locator("#menu a[href='/reports/']")).to_be_visible()


def test_the_language_switch_and_signing_out(open_page: OpenPage, served: Served):
    page = open_page()
    page.goto("/account/sign-in/")
    assert page.locator("html").get_attribute("lang") == "zh-hans"
    page.click(".language-switch button")
    assert page.locator("html").get_attribute("lang") == "en"
    page.fill("#id_username", "official")
    page.fill("#id_password", "wrong")
    page.press("#id_password", "Enter")
    expect(page.locator(".errorlist")).to_contain_text("do not fit together")
    page.fill("#id_password", served.passwords["official"])
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{served.address}/")
    page.click("header details:last-of-type summary")
    page.click("header form[action='/account/sign-out/'] button")
    page.wait_for_url("**/account/sign-in/")


def test_administrators_pages_obey_the_same_policy(open_page: OpenPage):
    page = open_page("admin")
    page.goto("/admin/accounts/user/add/")
    page.fill("#id_username", "newcomer")
    page.select_option("#id_grants-0-role", "clerk")
    page.click(".field-division .select2-selection")
    page.keyboard.type("义宁")
    option = page.locator(".select2-results__option", has_text="义宁镇")
    expect(option).to_be_visible()
    option.click()
    page.click("input[name=_save]")
    expect(page.locator(".shown-once")).to_be_visible()
