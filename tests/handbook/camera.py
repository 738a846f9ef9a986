"""A camera before the running portal: pictures of one width, marked and small."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served

WIDTH = 1366
HEIGHT = 768
MOST_BYTES = 150_000
# Fewer colours until the file is small enough.
COLOURS = (256, 128, 64, 32)
MARK = (200, 30, 30)
MARK_RADIUS = 12
# Between the last thing shown and the lower edge of the picture.
MARGIN = 20

# Left, top, right, bottom in pixels of the window.
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Camera:
    served: Served
    browser: Browser

    @contextmanager
    def window(self, username: str = "", height: int = HEIGHT) -> Iterator[Page]:
        """A window of its own, signed in where a name is given."""
        context = self.browser.new_context(
            viewport={"width": WIDTH, "height": height},
            base_url=self.served.address,
            locale="zh-CN",
        )
        try:
            page = context.new_page()
            if username:
                self.served.sign_in(page, username)
            yield page
        finally:
            context.close()


def take(
    page: Page, file: Path, *, marks: tuple[str, ...] = (), last: str = ""
) -> None:
    """Writes what the window shows.

    ``marks``: selectors of what gets a red frame with its number, from 1 on.
    ``last``: the element the picture ends below, where the window goes on.
    """
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot(animations="disabled")))
    picture = shot.convert("RGB")
    for number, selector in enumerate(marks, 1):
        frame(picture, number, box_of(page, selector))
    if last:
        bottom = box_of(page, last)[3] + MARGIN
        picture = picture.crop((0, 0, WIDTH, min(picture.height, bottom)))
    write(picture, file)


def box_of(page: Page, selector: str) -> Box:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, f"{selector} is not to be seen on {page.url}"
    left, top = found["x"], found["y"]
    right, bottom = left + found["width"], top + found["height"]
    return round(left), round(top), round(right), round(bottom)


def frame(picture: Image.Image, number: int, box: Box) -> None:
    draw = ImageDraw.Draw(picture)
    left, top, right, bottom = box
    draw.rounded_rectangle(
        (left - 4, top - 4, right + 4, bottom + 4), radius=6, outline=MARK, width=2
    )
    x, y = max(left - 4, MARK_RADIUS), max(top - 4, MARK_RADIUS)
    draw.circle((x, y), MARK_RADIUS, fill=MARK)
    font = ImageFont.load_default(size=16)
    draw.text((x, y), str(number), fill="white", font=font, anchor="mm")


def write(picture: Image.Image, file: Path) -> None:
    """Stores a picture of the common width with as many colours as fit."""
    assert picture.width == WIDTH, (file, picture.width)
    for colours in COLOURS:
        few = picture.quantize(colours, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        if file.stat().st_size <= MOST_BYTES:
            return
    raise AssertionError(f"{file} cannot be made smaller than {MOST_BYTES} bytes")
