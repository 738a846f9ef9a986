"""Figures entered by keyboard alone, and kept through errors, conflicts and absence."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.figure_pages import address, focused, saved
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser
# Communities of the clerk's town, one for each test: what one stores no other sees.
ENTRY, WRONG, NOTES, TELEPHONE = (
    f"360424100{number}" for number in ("002", "003", "008", "014")
)
TYPED = {
    "household_count": "3980",
    "registered_households": "3510",
    "population": "11820",
    "resident_population": "11500",
    "registered_population": "10200",
    "floating_population": "1620",
    "elderly_population": "2140",
    "grid_count": "12",
    "party_grid_count": "9",
    "service_point_count": "6",
    "own_service_point_count": "4",
    "event_participant_count": "2600",
    "event_participants_aged_50_plus": "1100",
    "hotline_satisfaction_share": "96.5",
    "household_visit_share": "88",
    "website_hit_count": "15400",
    "duplicate_system_departments": "3",
    "collective_income_wan": "36.5",
}
FIGURES = 59


def fill_in_everything(page: Page, keys: Keyboard) -> None:
    """Field after field with Enter, and once more to save what a group holds."""
    for _step in range(FIGURES + 20):
        field = focused(page)
        name = field.get_attribute("name")
        if field.evaluate("each => each.matches('[data-save]')"):
            group = field.get_attribute("id").removeprefix("save-")
            keys.press("Enter")
            saved(page, group)
            if group == "security":
                return
            expect(page.locator("[data-figure]:focus")).to_have_count(1)
            continue
        if field.get_attribute("data-figure") == "yes-no":
            keys.press("1")
        elif name == "population_basis":
            keys.press("ArrowDown")
        else:
            keys.type(TYPED.get(name, "12"))
        keys.press("Enter")
    pytest.fail("The keyboard did not reach the last group.")


def test_the_second_period_takes_a_fifth_of_the_keys_of_the_first(open_page: OpenPage):
    page = open_page("clerk")
    first = Keyboard(page)
    page.goto(address(ENTRY, "2024"))
    expect(page.locator("#id_household_count")).to_be_focused()
    fill_in_everything(page, first)
    expect(page.locator(".figure-table .cell-saved")).to_have_count(FIGURES)

    page.goto(address(ENTRY, "2025"))
    expect(page.locator("#id_household_count")).to_be_focused()
    clear_everything(page)
    second = Keyboard(page)
    second.type("4010")
    second.press("Enter")
    second.press("Enter")
    second.type("16000")
    second.press("PageDown")
    second.press("Enter")
    expect(page.locator("#id_grid_count")).to_be_focused()
    second.type("13")
    second.press("Shift+F8")
    expect(page.locator(".figure-table .cell-unchanged")).to_have_count(FIGURES - 3)
    expect(page.locator(".figure-table .cell-saved")).to_have_count(3)
    assert float(page.input_value("#id_collective_income_wan")) == 36.5
    expect(page.locator("#figure-population .change-big")).to_contain_text("+35.4%")
    assert second.pressed * 5 <= first.pressed, (second.pressed, first.pressed)


def clear_everything(page: Page) -> None:
    """As a new period is found: the demonstration record has some figures of it."""
    for field in page.locator("[data-figure]").all():
        if field.input_value():
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option("")
            else:
                field.fill("")
    for group in ("people", "division", "duties", "services", "culture", "systems"):
        if page.locator(f"#group-{group} .cell-waiting").count():
            page.click(f"#save-{group}")
            saved(page, group)
    page.reload()
    expect(page.locator("#id_household_count")).to_be_focused()


def test_one_key_confirms_a_group_and_goes_on_to_the_next(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(address(TELEPHONE, "2024"))
    page.fill("#id_floating_population", "500")
    page.keyboard.press("Control+s")
    saved(page, "people")
    page.goto(address(TELEPHONE, "2025"))
    page.keyboard.press("F8")
    expect(page.locator("#figure-floating_population .cell-unchanged")).to_be_visible()
    expect(page.locator("#id_resident_group_count")).to_be_focused()
    expect(page.locator("#group-people .figure-head .unit")).to_be_visible()


def test_a_wrong_figure_is_told_at_once_and_gets_the_focus(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(address(WRONG, "2025"))
    page.focus("#id_grid_count")
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    page.keyboard.type("11")
    page.keyboard.press("Enter")
    wrong = page.locator("#wrong-party_grid_count")
    expect(wrong).not_to_be_empty()
    expect(page.locator("#figure-party_grid_count .cell-invalid")).to_be_visible()
    expect(page.locator("[data-bar=division] .cell-invalid")).to_be_visible()
    page.keyboard.press("Alt+s")
    expect(page.locator("#id_party_grid_count")).to_be_focused()
    assert page.input_value("#id_grid_count") == "10"
    page.keyboard.type("8")
    page.keyboard.press("Alt+s")
    saved(page, "division")
    expect(page.locator("#id_party_grid_count")).to_be_focused()
    expect(page.locator("#figure-party_grid_count .cell-saved")).to_be_visible()
    expect(wrong).to_be_empty()


def test_what_follows_is_computed_while_one_types(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(address(WRONG, "2024"))
    page.fill("#id_household_count", "1000")
    page.fill("#id_population", "3100")
    page.keyboard.press("Enter")
    expect(page.locator("#derived-avg_household_size")).to_have_text("3.1")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#id_population")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.input_value("#id_population") == ""
    expect(page.locator("#derived-avg_household_size .unknown")).to_be_visible()


def test_a_note_is_written_and_left_by_keyboard(open_page: OpenPage):
    page = open_page("clerk")
    page.goto(address(NOTES, "2025"))
    page.focus("#id_ledger_count")
    page.keyboard.press("F2")
    expect(page.locator("form[data-note] select")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#id_ledger_count")).to_be_focused()
    page.keyboard.press("F2")
    expect(page.locator("form[data-note] select")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("尚在统计")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Control+s")
    expect(page.locator("#id_ledger_count")).to_be_focused()
    expect(page.locator("#figure-ledger_count .cell-commented")).to_be_visible()
    page.goto("/record/figures-followed/")
    row = page.locator("tbody tr", has_text="尚在统计")
    row.locator("a").first.click()
    expect(page.locator("#id_ledger_count")).to_be_focused()


def test_figures_are_entered_on_a_telephone(open_page: OpenPage):
    page = open_page("clerk", size=PHONE)
    page.goto(address(TELEPHONE, "2025"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.fill("#id_estate_count", "7")
    page.click("#save-division")
    saved(page, "division")
    expect(page.locator("#figure-estate_count .cell-saved")).to_be_visible()
