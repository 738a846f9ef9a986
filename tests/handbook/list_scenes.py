"""Lists of rows: finding, choosing, changing several, taking along."""

from tests.handbook.scenes import Scenes, Stage

SCENES = Scenes()
scene = SCENES.scene


@scene("clerk-kinds", "clerk-list", "clerk-filters", "clerk-columns", "clerk-export")
def lists(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto("/record/")
        stage.take(page, "clerk-kinds")
        page.goto("/record/premises/")
        stage.take(
            page,
            "clerk-list",
            marks=("#filters", ".list-tools", "thead", "tfoot"),
        )
        page.goto("/record/staff-members/?education=senior_high")
        for name, place in (("filters", 0), ("columns", 1), ("export", -1)):
            menu = page.locator(".list-tools > details").nth(place)
            menu.locator("summary").click()
            if name == "filters":
                page.fill("#kept-name", "高中学历人员")
            stage.take(page, f"clerk-{name}")
            menu.locator("summary").click()


@scene("clerk-hazards", "clerk-bulk")
def several(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto("/record/hazards/")
        stage.take(page, "clerk-hazards")
        for row in page.locator("#results input[name=row]").all()[:2]:
            row.check()
        page.locator(".list-tools > details").nth(2).locator("summary").click()
        page.click("#change [name=act][value=unit]")
        page.wait_for_url("**/change/**")
        page.fill("[name=responsible_unit]", "义宁镇应急管理所")
        stage.take(page, "clerk-bulk")
