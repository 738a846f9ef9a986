"""An official of 修水县 asks for a report and reads it."""

import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, expect

from tests.handbook.camera import WIDTH
from tests.handbook.scenes import README_IMAGES, Scenes, Stage

SCENES = Scenes()
scene = SCENES.scene

REPORT_MS = 120_000
# Beside each other on one picture: the first page, and one with a table.
PAGES = (1, 4)
DESK_GREY = (226, 230, 236)


@scene("official-home", "official-book")
def overview(stage: Stage) -> None:
    with stage.window("official") as page:
        stage.take(page, "official-home")
        page.goto("/communities/360424100008/premises/")
        stage.take(page, "official-book")


@scene("official-ask", "official-progress", "official-report", "official-evidence")
def report(stage: Stage) -> None:
    with stage.window("official") as page:
        page.goto("/reports/new/")
        page.fill("#id_organ", "修水县民政局")
        stage.take(page, "official-ask")
        page.click(".report-request .card-footer .btn-primary")
        expect(page.locator("#progress")).to_be_visible()
        stage.take(page, "official-progress", last="#progress")
        expect(page.locator(".reading")).to_be_visible(timeout=REPORT_MS)
        stage.take(
            page,
            "official-report",
            marks=("#main .actions", ".reading-contents", ".reading-text"),
        )
        choose_figure(page)
        stage.take(page, "official-evidence", marks=("#evidence",))


@scene("official-note", "official-regular")
def standing(stage: Stage) -> None:
    with stage.window("official") as page:
        page.goto("/reports/notes/new/")
        page.fill("#id_place", "凤凰山社区会议室")
        page.select_option("#id_method", index=1)
        page.fill("#id_people", "社区书记1名、居民小组长5名")
        page.fill("#id_text", "居民反映活动室面积偏小，老年人活动需要分批安排。")
        stage.take(page, "official-note", last="form.card .card-footer")
        page.goto("/reports/regular/")
        stage.take(page, "official-regular", last="form.card .card-footer")


def ask(page: Page, as_of: str = "") -> None:
    """Has a report made of the whole county, and opens it."""
    page.goto("/reports/new/")
    page.fill("#id_organ", "修水县民政局")
    if as_of:
        page.fill("#id_as_of", as_of)
    page.click(".report-request .card-footer .btn-primary")
    expect(page.locator(".reading")).to_be_visible(timeout=REPORT_MS)


def choose_figure(page: Page) -> None:
    """Opens the evidence of a figure that every community adds to."""
    page.locator("a.doc-figure", has_text="34120").first.click()
    expect(page.locator("#evidence tbody tr").first).to_be_visible()


@scene("communities", "portal", "report-page", folder=README_IMAGES)
def readme(stage: Stage) -> None:
    with stage.window("official") as page:
        page.goto("/communities/")
        stage.take(page, "communities")
        page.goto("/reports/")
        page.click("#results tbody a >> nth=0")
        choose_figure(page)
        stage.take(page, "portal")
        with page.expect_download() as waiting, TemporaryDirectory() as folder:
            page.click("a[download][href$='/pdf/']")
            pdf = Path(folder) / "report.pdf"
            waiting.value.save_as(pdf)
            stage.store(side_by_side(pdf), "report-page")


def side_by_side(pdf: Path) -> Image.Image:
    """Two pages of a PDF as they lie on a desk."""
    gap = 22
    width = (WIDTH - 3 * gap) // 2
    pages = [printed(pdf, number, width) for number in PAGES]
    desk = Image.new("RGB", (WIDTH, pages[0].height + 2 * gap), DESK_GREY)
    for place, page in enumerate(pages):
        desk.paste(page, (gap + place * (width + gap), gap))
    return desk


def printed(pdf: Path, number: int, width: int) -> Image.Image:
    command = ["pdftoppm", "-png", "-f", str(number), "-l", str(number)]
    command += ["-scale-to-x", str(width), "-scale-to-y", "-1", str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("RGB")
