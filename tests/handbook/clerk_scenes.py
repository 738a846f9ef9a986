"""A clerk of 义宁镇 through the day: the pictures of the clerks' handbook."""

import re
from io import BytesIO

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.handbook.prepared import NINGHONG
from tests.handbook.scenes import Scenes, Stage

SCENES = Scenes()
scene = SCENES.scene


@scene("clerk-sign-in", "clerk-password")
def sign_in(stage: Stage) -> None:
    with stage.window() as page:
        page.goto("/account/sign-in/")
        stage.take(page, "clerk-sign-in", last=".card")
        page.fill("#id_username", "newcomer")
        page.fill("#id_password", stage.camera.served.passwords["newcomer"])
        page.press("#id_password", "Enter")
        page.wait_for_url("**/account/password/**")
        stage.take(page, "clerk-password")


@scene("clerk-home", "clerk-workbench")
def workbench(stage: Stage) -> None:
    with stage.window("clerk") as page:
        expect(page.locator(".next-card").first).to_be_visible()
        stage.take(page, "clerk-home", marks=(".shell-menu #menu", ".next-steps"))
        page.goto("/record/workbench/")
        stage.take(
            page,
            "clerk-workbench",
            marks=(".next-steps", ".filter-bar", ".cell-key", ".workbench tbody"),
        )


@scene("clerk-book", "clerk-add", "clerk-correct", "clerk-end", "clerk-history")
def book(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto(f"/communities/{NINGHONG}/")
        stage.take(
            page, "clerk-book", marks=(".book-tabs", "#rows-communities .btn-icon")
        )
        page.goto(f"/communities/{NINGHONG}/staff/")
        page.click("#rows-staff-members [data-entry-open] >> nth=0")
        form = page.locator("form[data-entry]")
        expect(form).to_be_visible()
        page.fill("form[data-entry] [name=name]", "陈小红")
        stage.take(page, "clerk-add")
        page.fill("form[data-entry] [name=phone]", "13807920012")
        page.locator("form[data-entry] .card-footer .btn-primary").click()
        expect(form).to_have_count(0)
        _open_row(page, "staff-members", "陈小红")
        page.click(".entry-reason summary")
        page.select_option("form[data-entry] [name=education]", index=4)
        page.fill("form[data-entry] [name=reason]", "核对学历证书后更正")
        page.locator("form[data-entry] .card-footer").scroll_into_view_if_needed()
        stage.take(page, "clerk-correct", marks=(".entry-reason", ".entry-more"))
        page.locator("form[data-entry] .card-footer .btn-primary").click()
        expect(form).to_have_count(0)
        _open_row(page, "posts", "宁红社区干部6")
        page.click("form[data-entry] .entry-more a[href*='/end/']")
        expect(page.locator("form[data-entry] [name=reason]")).to_be_visible()
        stage.take(page, "clerk-end")
        page.goto(f"/communities/{NINGHONG}/staff/")
        _open_row(page, "staff-members", "陈小红")
        page.click("form[data-entry] .entry-more a[href*='/history/']")
        page.wait_for_url("**/history/")
        stage.take(page, "clerk-history", last=".change-list")


def _open_row(page: Page, kind: str, name: str) -> None:
    row = page.locator(f"#rows-{kind} tbody tr", has_text=name)
    row.locator("[data-entry-open]").click()
    expect(page.locator("form[data-entry]")).to_be_visible()


def _drawn(boxes: int) -> bytes:
    """A stairway with so many boxes in the way, as a picture file."""
    picture = Image.new("RGB", (640, 480), "#dfe3e8")
    pen = ImageDraw.Draw(picture)
    for step in range(6):
        pen.rectangle((0, 400 - 60 * step, 640 - 90 * step, 460), fill="#b9c0c9")
        pen.line((0, 400 - 60 * step, 640 - 90 * step, 400 - 60 * step), "#8a94a0", 4)
    for box in range(boxes):
        left = 60 + 120 * box
        pen.rectangle((left, 180, left + 100, 280), fill="#b0793f", outline="#6d4520")
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


@scene("clerk-telephone", "clerk-hazard", "clerk-hazard-pictures")
def rows(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto("/record/hazards/")
        row = page.locator("#results tbody tr", has_text="红星路")
        row.locator("a[href*='/hazards/']").click()
        page.wait_for_url(re.compile(r"/hazards/\d+/"))
        page.locator("[name=status]").scroll_into_view_if_needed()
        stage.take(page, "clerk-hazard", marks=("[name=status]",))
        page.goto("/record/hazards/")
        row = page.locator("#results tbody tr", has_text="楼道堆放杂物")
        row.locator("a[href*='/hazards/']").click()
        page.click(".entry-more a[href^='/hazards/']")
        for shows, boxes in (("before", 4), ("after", 0)):
            page.select_option("[name=shows]", shows)
            given = {"name": f"{shows}.png", "mimeType": "image/png"}
            page.set_input_files("[name=files]", [given | {"buffer": _drawn(boxes)}])
            page.click(".picture-form button")
            expect(page.locator(".alert-success")).to_be_visible()
        # What the page says of the last of them is not what the picture is about.
        page.goto(page.url)
        stage.take(
            page,
            "clerk-hazard-pictures",
            marks=(".pictures", ".picture-form", "#steps"),
        )
        page.goto(f"/communities/{NINGHONG}/staff/")
        row = page.locator("#rows-staff-members tbody tr", has_text="周小梅")
        row.locator("[href*='/reveal/']").click()
        expect(row).to_contain_text("13807920012")
        stage.take(page, "clerk-telephone", last="#rows-staff-members table")


@scene("clerk-questions", "clerk-duplicates", "clerk-pair")
def questions(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto(f"/record/questions/{NINGHONG}/")
        stage.take(page, "clerk-questions", marks=("#doubts", "#missing"))
        page.goto("/record/duplicates/")
        stage.take(page, "clerk-duplicates", last="#main .card")
        page.click("#main .card .gap-list a")
        page.wait_for_url("**/duplicates/service-outlets/**")
        stage.take(page, "clerk-pair")
