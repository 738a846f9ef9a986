"""What the browser's tests of entering figures have in common."""

from playwright.sync_api import Locator, Page, expect


def address(community: str, period: str) -> str:
    return f"/record/figures-of/{community}/{period}/"


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def saved(page: Page, group: str) -> None:
    """Waits until nothing typed in the group is left to be saved."""
    section = page.locator(f"#group-{group}")
    expect(section.locator(".cell-waiting")).to_have_count(0)
    expect(page.locator("#figures-said")).not_to_be_empty()
