"""static/js/draft.js by itself: what it keeps, gives back and forgets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).parents[2] / "static" / "js" / "draft.js"
ADDRESS = "http://portal.test/"
FIELDS = """
<input type="hidden" name="csrfmiddlewaretoken" value="token">
<input type="hidden" name="version" value="{version}" data-draft-version>
<input name="households" value="{households}" data-stored="{households}">
<textarea name="remark"></textarea>
<select name="basis"><option value="">-<option value="actual">A</select>
<input type="checkbox" name="open" value="yes">
<input name="phone" data-draft-skip>
<input type="password" name="word">
"""


def page_text(
    user: str = "7", version: str = "1", households: str = "", flags: str = ""
) -> str:
    fields = FIELDS.format(version=version, households=households)
    return f"""<!doctype html><body {f'data-user="{user}"' if user else ""}>
    <div><div id="draft-note" hidden data-one="1" data-many="{{n}} restored"
      data-leave="?"><span data-draft-text></span>
      <button type="button" data-draft-discard>Discard</button></div></div>
    <form id="row" data-draft="row.1" method="post" action="/saved" {flags}>
      {fields}<button>Save</button></form>
    <form method="post" action="/out" data-signs-out><button>Out</button></form>
    <script src="/draft.js"></script>"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=ADDRESS)
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext) -> Callable[..., Page]:
    """Opens the page in a new tab, as the portal serves it at that moment."""

    def open_one(**state: str) -> Page:
        page = context.new_page()

        def answer(route: Route) -> None:
            if route.request.url.endswith("/draft.js"):
                route.fulfill(path=SCRIPT, content_type="text/javascript")
            else:
                route.fulfill(body=page_text(**state), content_type="text/html")

        page.route("**/*", answer)
        page.goto("/")
        return page

    return open_one


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage)")


def type_everything(page: Page) -> None:
    page.locator("[name=households]").press_sequentially("820")
    page.fill("[name=remark]", "网格员估报")
    page.select_option("[name=basis]", "actual")
    page.check("[name=open]")
    page.fill("[name=phone]", "13812345678")
    page.fill("[name=word]", "secret")


def test_a_closed_tab_loses_nothing_but_what_is_private(opened):
    page = opened()
    type_everything(page)
    page.close()
    page = opened()
    assert page.input_value("[name=households]") == "820"
    assert page.input_value("[name=remark]") == "网格员估报"
    assert page.input_value("[name=basis]") == "actual"
    assert page.is_checked("[name=open]")
    expect(page.locator("[data-draft-text]")).to_have_text("4 restored")
    assert page.input_value("[name=phone]") == ""
    assert page.input_value("[name=word]") == ""
    held = page.evaluate("JSON.stringify(localStorage)")
    assert "13812345678" not in held
    assert "secret" not in held
    assert "token" not in held


def test_what_is_typed_back_is_no_draft(opened):
    page = opened(households="800")
    page.fill("[name=households]", "820")
    assert kept(page) == ["draft:7:row.1"]
    page.fill("[name=households]", "800")
    assert kept(page) == []


def test_discarding_brings_the_stored_values_back(opened):
    page = opened(households="800")
    type_everything(page)
    page = opened(households="801", version="2")
    assert page.input_value("[name=version]") == "1"
    page.click("[data-draft-discard]")
    assert page.input_value("[name=households]") == "801"
    assert page.input_value("[name=version]") == "2"
    assert not page.is_checked("[name=open]")
    expect(page.locator("#draft-note")).to_be_hidden()
    assert kept(page) == []


def test_a_draft_keeps_the_version_it_was_typed_over(opened):
    opened(version="1").fill("[name=remark]", "old")
    page = opened(version="2")
    assert page.input_value("[name=remark]") == "old"
    assert page.input_value("[name=version]") == "1"


def test_only_the_portal_says_that_a_draft_is_stored(opened):
    page = opened()
    page.fill("[name=remark]", "text")
    page.click("text=Save")
    page.wait_for_url("**/saved")
    assert kept(page) == ["draft:7:row.1"]
    page.evaluate("document.cookie = 'drafts_saved=other.2~row.1; path=/'")
    page = opened()
    assert kept(page) == []
    assert "drafts_saved" not in page.evaluate("document.cookie")
    assert page.input_value("[name=remark]") == ""


def test_what_is_typed_after_sending_outlives_the_answer(opened):
    page = opened()
    page.fill("[name=remark]", "sent")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    page.click("text=Save")
    page.fill("[name=households]", "9")
    page.evaluate("document.cookie = 'drafts_saved=row.1; path=/'")
    page = opened(version="2")
    assert page.input_value("[name=remark]") == ""
    assert page.input_value("[name=households]") == "9"
    assert page.input_value("[name=version]") == "2"


def test_a_form_that_comes_back_with_errors_stays_as_it_is(opened):
    page = opened()
    page.fill("[name=remark]", "typed")
    page = opened(flags="data-draft-unsaved")
    expect(page.locator("#draft-note")).to_be_hidden()
    assert page.input_value("[name=remark]") == ""
    assert kept(page) == ["draft:7:row.1"]


def test_drafts_wait_at_the_sign_in_page_and_never_reach_another_user(opened):
    opened().fill("[name=remark]", "mine")
    page = opened(user="")
    assert page.input_value("[name=remark]") == ""
    assert kept(page) == ["draft:7:row.1"]
    assert opened().input_value("[name=remark]") == "mine"
    other = opened(user="8")
    assert other.input_value("[name=remark]") == ""
    assert kept(other) == []


def test_signing_out_asks_before_it_drops_drafts(opened):
    page = opened()
    page.fill("[name=remark]", "text")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("text=Out")
    assert page.url == ADDRESS
    assert kept(page) == ["draft:7:row.1"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("text=Out")
    page.wait_for_url("**/out")
    assert kept(page) == []


def test_a_form_that_is_left_takes_its_draft_along(opened):
    page = opened()
    page.fill("[name=remark]", "text")
    page.evaluate(
        """() => {
            const form = document.getElementById("row");
            form.remove();
            form.dispatchEvent(new CustomEvent("draft:drop"));
        }"""
    )
    assert kept(page) == []


def test_a_field_taken_off_with_its_stored_form_is_no_draft(opened):
    page = opened()
    page.focus("[name=remark]")
    page.keyboard.type("stored")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    page.evaluate("document.getElementById('row').requestSubmit()")
    page.evaluate("document.cookie = 'drafts_saved=row.1; path=/'")
    page.evaluate("document.dispatchEvent(new CustomEvent('htmx:beforeOnLoad'))")
    page.evaluate("document.getElementById('row').remove()")
    assert kept(page) == []


def test_a_form_opened_in_place_says_what_it_has_restored(opened):
    opened().fill("[name=remark]", "text")
    page = opened()
    page.evaluate(
        """() => {
            document.getElementById("draft-note").hidden = true;
            const form = document.getElementById("row").cloneNode(true);
            form.dataset.entry = "";
            document.getElementById("row").replaceWith(form);
            const loaded = { bubbles: true, detail: { elt: form } };
            form.dispatchEvent(new CustomEvent("htmx:load", loaded));
        }"""
    )
    assert page.input_value("[name=remark]") == "text"
    expect(page.locator("#row [data-draft-text]")).to_have_text("1")


def test_old_drafts_are_dropped(opened):
    page = opened()
    page.fill("[name=remark]", "text")
    page.evaluate(
        """() => {
            const draft = JSON.parse(localStorage["draft:7:row.1"]);
            draft.at -= 15 * 24 * 3600 * 1000;
            localStorage["draft:7:row.1"] = JSON.stringify(draft);
        }"""
    )
    assert kept(opened()) == []
