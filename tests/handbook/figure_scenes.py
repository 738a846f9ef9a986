"""Figures of a period by keyboard, alone and with a colleague."""

from playwright.sync_api import Page, expect

from tests.handbook.prepared import NINGHONG, XIBAI
from tests.handbook.scenes import Scenes, Stage

SCENES = Scenes()
scene = SCENES.scene

FIGURES_2024 = {
    "household_count": "7020", "registered_households": "6100", "population": "26900",
    "resident_population": "25800", "registered_population": "21400",
    "floating_population": "4400", "elderly_population": "5300",
}  # fmt: skip


@scene(
    *("clerk-figures", "clerk-figures-keys", "clerk-figures-wrong"),
    *("clerk-figures-note", "clerk-figures-unchanged"),
)
def figures(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto(f"/record/figures-of/{NINGHONG}/2024/")
        for name, value in FIGURES_2024.items():
            page.fill(f"#id_{name}", value)
        _save(page, "people")
        page.goto(f"/record/figures-of/{NINGHONG}/2025/")
        page.fill("#id_floating_population", "4650")
        page.keyboard.press("Enter")
        expect(page.locator("#told-floating_population, #figure-floating_population"))
        stage.take(
            page,
            "clerk-figures",
            marks=(
                *(".figures-bar", "#figure-household_count .figure-field"),
                *("#before-household_count", "#state-household_count"),
                "#confirm-people",
            ),
        )
        page.click(".figures-help summary")
        stage.take(page, "clerk-figures-keys", last=".figures-help-text")
        page.click(".figures-help summary")
        page.focus("#id_floating_population")
        page.keyboard.press("F8")
        expect(page.locator("#group-people .cell-unchanged").first).to_be_visible()
        page.locator("#figures-bar").scroll_into_view_if_needed()
        page.evaluate("window.scrollTo(0, 0)")
        stage.take(page, "clerk-figures-unchanged", last="#group-people")
        page.focus("#id_elderly_population")
        page.keyboard.press("F2")
        expect(page.locator("form[data-note] select")).to_be_focused()
        page.locator("form[data-note] textarea, form[data-note] [name=comment]").fill(
            "按公安户籍数，待与网格台账核对"
        )
        stage.take(page, "clerk-figures-note", last="form[data-note]")
        page.keyboard.press("Escape")
        page.focus("#id_grid_count")
        page.keyboard.type("10")
        page.keyboard.press("Enter")
        page.keyboard.type("12")
        page.keyboard.press("Enter")
        expect(page.locator("#wrong-party_grid_count")).not_to_be_empty()
        stage.take(page, "clerk-figures-wrong", last="#group-division")
        page.fill("#id_party_grid_count", "8")


def _save(page: Page, group: str) -> None:
    page.click(f"#save-{group}")
    expect(page.locator(f"#group-{group} .cell-waiting")).to_have_count(0)


@scene("clerk-two-at-once", "clerk-draft")
def together(stage: Stage) -> None:
    address = f"/record/figures-of/{XIBAI}/2025/"
    with stage.window("clerk") as mine, stage.window("colleague") as theirs:
        for page in (mine, theirs):
            page.goto(address)
        theirs.fill("#id_estate_count", "18")
        _save(theirs, "division")
        mine.fill("#id_estate_count", "19")
        mine.click("#save-division")
        expect(mine.locator(".clash-table")).to_be_visible()
        mine.locator("#group-division").scroll_into_view_if_needed()
        stage.take(mine, "clerk-two-at-once", last="#group-division")
        mine.check(".clash-table input")
        mine.click("#save-division")
        expect(mine.locator(".clash-table")).to_have_count(0)
        mine.fill("#id_building_count", "96")
        context = mine.context
        mine.close()
        again = context.new_page()
        again.goto(address)
        expect(again.locator("#draft-note")).to_be_visible()
        stage.take(again, "clerk-draft", marks=("#draft-note",))
