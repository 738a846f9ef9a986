"""义宁镇 hands a period in and gets it back: pictures for clerks and officials."""

from tests.handbook.scenes import Scenes, Stage

SCENES = Scenes()
scene = SCENES.scene

ROUND = "/record/rounds/360424100000/2025/"
FIRST, SECOND = (f".round-part >> nth={number}" for number in (0, 1))


@scene("clerk-hand-in", "official-check", "clerk-returned")
def returned(stage: Stage) -> None:
    with stage.window("clerk") as page:
        page.goto(ROUND)
        stage.take(page, "clerk-hand-in", marks=(".facts", ".round-sums"), last=SECOND)
        page.check("#confirm")
        page.click("form[action$='/hand_in/'] .btn-primary")
        page.wait_for_load_state()
    with stage.window("official") as page:
        page.goto(ROUND)
        page.check(f"{FIRST} >> [name^=mark-] >> nth=0")
        page.fill(f"{FIRST} >> textarea", "户数与公安部门的口径不一致，请核对。")
        stage.take(
            page,
            "official-check",
            marks=(f"{FIRST} >> [name^=mark-] >> nth=0", f"{FIRST} >> textarea"),
            last=FIRST,
        )
        page.fill("#text", "请核对户数后重新上报。")
        page.click("#deciding .actions .btn:not(.btn-primary)")
        page.wait_for_load_state()
    with stage.window("clerk") as page:
        page.goto(ROUND)
        stage.take(
            page, "clerk-returned", marks=(".alert-warning", ".round-said"), last=FIRST
        )
