"""A draft is reworded, reviewed by a second official, issued, and compared."""

import re

from playwright.sync_api import Page, expect

from tests.handbook.official_scenes import REPORT_MS, ask
from tests.handbook.scenes import Scenes, Stage

EARLIER = "2026-03-12"
SCENES = Scenes()
scene = SCENES.scene


@scene("official-edit", "official-submit", "official-review", "official-issued")
def issue(stage: Stage) -> None:
    with stage.window("official") as page:
        ask(page)
        address = page.url
        page.click("#main .actions a[href$='/edit/']")
        page.locator("button[name=act][value^='open|']").nth(2).click()
        expect(page.locator(".draft-open textarea")).to_be_visible()
        page.locator(".draft-open").scroll_into_view_if_needed()
        stage.take(
            page, "official-edit", marks=(".draft-open", ".draft-item .draft-tools")
        )
        page.goto(address)
        stage.take(page, "official-submit", marks=("form[action$='/steps/submit/']",))
        page.click("form[action$='/steps/submit/'] button")
        expect(page.locator("form[action$='/steps/submit/']")).to_have_count(0)
    with stage.window("reviewer") as page:
        page.goto(address)
        stage.take(page, "official-review", marks=(".life-acts",))
        page.click("form[action$='/steps/accept/'] button")
        page.click("form[action$='/steps/issue/'] button")
        _until_issued(page, address)
        stage.take(page, "official-issued", marks=(".report-life .facts", ".life-acts"))


def _until_issued(page: Page, address: str) -> None:
    """Its files are made once more, now with the number."""
    package = page.locator("a[href$='/package/']")
    for _second in range(REPORT_MS // 1000):
        page.goto(address)
        if package.count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError(page.locator("main").inner_text())


@scene("official-compare")
def compare(stage: Stage) -> None:
    with stage.window("official") as page:
        ask(page)
        ask(page, as_of=EARLIER)
        page.click("#main .actions a[href$='/compare/']")
        expect(page).to_have_url(re.compile("/compare/"))
        stage.take(page, "official-compare", marks=(".filter-bar", "#results .card"))
