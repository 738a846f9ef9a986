"""A clerk fills a template in, uploads it, stores it and may take it back."""

from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.handbook.scenes import Scenes, Stage

SCENES = Scenes()
scene = SCENES.scene

TEMPLATE = "/imports/template/volunteer-teams/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADING = 2
CHECK_MS = 60_000
# Community, name, type, members, of party members, first and last day.
TEAMS = [
    ["宁红社区", "红星便民志愿队", "专业服务", 36, "否", "2025-03-05", None],
    ["宁红社区", "夜间巡逻队", "治安巡逻", 18, "是", "2025-06-01", None],
    ["西摆社区", "银龄互助队", "帮扶救助", 42, "否", "2025-04-12", None],
    ["凤凰山社区", "健身舞蹈队", "健身", 25, None, "2025-05-20", None],
]
WRONG = [
    ["卫前社区", "调解志愿队", "调解", 9, "否", "2025-13-01", None],
    ["城北社区", "文艺队", "文化活动", 20, "否", "2025-02-10", None],
]


def filled(page: Page, rows: list[list[object]]) -> bytes:
    """The portal's template with the rows in the place of its example."""
    book = load_workbook(BytesIO(page.request.get(TEMPLATE).body()))
    sheet = book.worksheets[0]
    sheet.delete_rows(HEADING + 1, sheet.max_row)
    for row in rows:
        sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def choose(page: Page, name: str, rows: list[list[object]]) -> None:
    page.goto("/imports/new/")
    file = {"name": name, "mimeType": XLSX, "buffer": filled(page, rows)}
    page.set_input_files("#id_file", file)


def upload(page: Page) -> None:
    page.click("main form .btn-primary")
    expect(page.locator("#lines")).to_be_visible(timeout=CHECK_MS)


@scene(
    "clerk-upload", "clerk-wrong-rows", "clerk-preview", "clerk-stored", "clerk-undo"
)
def from_a_template(stage: Stage) -> None:
    with stage.window("clerk") as page:
        choose(page, "志愿者队伍.xlsx", [*TEAMS, *WRONG])
        stage.take(page, "clerk-upload", marks=("main form", ".template-list"))
        upload(page)
        stage.take(
            page, "clerk-wrong-rows", marks=("#main .actions", "#lines .nav-tabs")
        )
        choose(page, "志愿者队伍（改正）.xlsx", TEAMS)
        upload(page)
        stage.take(page, "clerk-preview", marks=("#lines", ".col-xl-4 .btn-primary"))
        page.click("form[action$='/store/'] button")
        undo = page.locator("a[href$='/undo/']")
        expect(undo).to_be_visible(timeout=CHECK_MS)
        stage.take(page, "clerk-stored", marks=("a[href$='/undo/']",))
        undo.click()
        page.wait_for_url("**/undo/")
        stage.take(page, "clerk-undo", last="#main form.card")
