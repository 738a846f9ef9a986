"""A person who uses the keyboard alone: every key is pressed, and counted."""

from dataclasses import dataclass

from playwright.sync_api import Page

MOST_TABS = 400


@dataclass
class Keyboard:
    page: Page
    pressed: int = 0

    def press(self, key: str, times: int = 1) -> None:
        """Keys held together (``Control+s``) are pressed one each."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.pressed += len(key.split("+"))

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def put_in(self, text: str) -> None:
        """What an input method puts in counts as one key a character."""
        self.page.keyboard.insert_text(text)
        self.pressed += len(text)

    def has_focus(self, selector: str) -> bool:
        return bool(
            self.page.evaluate("s => document.activeElement.matches(s)", selector)
        )

    def tab_to(self, selector: str) -> None:
        """Tab until the element has the focus; it must lie ahead on the page."""
        for _ in range(MOST_TABS):
            if self.has_focus(selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    def choose(self, value: str) -> None:
        """The option of the focused select, by its arrow keys."""
        here, there = self.page.evaluate(
            "v => { const e = document.activeElement; return [e.selectedIndex,"
            " [...e.options].findIndex(o => o.value === v)]; }",
            value,
        )
        assert there >= 0, f"no option {value}"
        self.press("ArrowDown" if there > here else "ArrowUp", abs(there - here))

    def enter(self, name: str, value: str | list[str], within: str) -> None:
        """Goes to the field ahead and puts the value in."""
        if isinstance(value, list):
            for each in value:
                self.tab_to(f"{within} [name='{name}'][value='{each}']")
                self.press("Space")
            return
        field = f"{within} [name='{name}']"
        self.tab_to(field)
        if self.has_focus("select"):
            self.choose(value)
        else:
            self.put_in(value)
