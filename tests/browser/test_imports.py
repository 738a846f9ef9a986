"""A workbook from the template to the record and back, in front of a real worker."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser
NEW, PREMISES = "/imports/new/", "/record/premises/"
# How long a worker may take that has other things to do.
PATIENCE_MS = 60_000


def template(page: Page, folder: Path) -> Path:
    page.goto(f"{NEW}?kind=premises")
    with page.expect_download() as waiting:
        page.click("a[href='/imports/template/premises/']")
    path = folder / "template.xlsx"
    waiting.value.save_as(path)
    return path


def fill(path: Path, *rows: tuple[str, str, str, object]) -> Path:
    """Name, use, address and area of each, all in the first community of the list."""
    book = load_workbook(path)
    sheet, community = book.worksheets[0], book["lists"]["A1"].value
    for at, row in enumerate(rows, 4):
        for column, value in enumerate((community, *row), 1):
            sheet.cell(at, column, value)
    book.save(path)
    return path


def upload(page: Page, path: Path) -> None:
    page.goto(NEW)
    page.set_input_files("input[type=file]", path)
    page.click("form[enctype] .btn-primary")
    expect(page).to_have_url(re.compile(r"/imports/\d+/$"))


def lines(page: Page):
    return page.locator("#lines tbody tr")


def test_workbook_is_filled_in_checked_corrected_stored_and_taken_back(
    open_page: OpenPage, tmp_path: Path
):
    page = open_page("clerk")
    path = fill(
        template(page, tmp_path),
        ("导入活动室", "活动", "解放路1号", 85.5),
        ("导入仓库", "仓储", "解放路2号", "很大"),
    )
    upload(page, path)
    expect(lines(page)).to_have_count(2)
    assert faults(page) == []

    # One reason leads to its rows, without the page being loaded again.
    page.locator(".reason-list a").first.click()
    expect(lines(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?reason=\d+$"))
    expect(lines(page)).to_contain_text("导入仓库")

    with page.expect_download() as waiting:
        page.click("a[href$='/marked/']")
    marked = tmp_path / "marked.xlsx"
    waiting.value.save_as(marked)
    book = load_workbook(marked)
    wrong = book.worksheets[0]["E5"]
    assert (wrong.value, wrong.comment is not None) == ("很大", True)
    book.worksheets[0]["C5"], wrong.value = "其他", 40
    book.save(marked)

    upload(page, marked)
    page.click("form[action$='/store/'] .btn-primary")
    # The page follows the worker by itself.
    undo = page.locator("a[href$='/undo/']")
    expect(undo).to_be_visible(timeout=PATIENCE_MS)
    address = page.url
    page.goto(f"{PREMISES}?q=导入")
    expect(page.locator("#results tbody tr")).to_have_count(2)

    page.goto(address)
    undo.click()
    assert faults(page) == []
    page.click("main form .btn-primary")
    expect(undo).to_be_hidden(timeout=PATIENCE_MS)
    expect(page.locator(".state-over")).to_be_visible(timeout=PATIENCE_MS)
    page.goto(f"{PREMISES}?q=导入")
    expect(page.locator("#results tbody tr")).to_have_count(0)


@pytest.mark.parametrize(
    "address", ["/imports/", NEW, "/communities/360424100008/premises/"]
)
def test_pages_fit_a_telephone(open_page: OpenPage, address: str):
    page = open_page("clerk", size=PHONE)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_file_is_stored_without_scripts(open_page: OpenPage, tmp_path: Path):
    page = open_page("clerk", scripts=False)
    path = fill(template(page, tmp_path), ("无脚本活动室", "活动", "", 60))
    upload(page, path)
    page.click("#lines a[href='?show=new']")
    expect(lines(page)).to_have_count(1)
    page.click("form[action$='/store/'] .btn-primary")
    undo = page.locator("a[href$='/undo/']")
    for _look in range(60):
        if undo.count():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    expect(undo).to_be_visible()
