"""Pictures and full pages."""

from reports.render.makeup import fill_pages
from reports.render.parts import Part


def paragraph(lines: int) -> Part:
    return Part("paragraph", height=lines)


def picture(lines: int = 8, least: int = 5) -> Part:
    return Part("figure", height=lines, least_height=least)


HEADING = Part("heading", height=1)


def kinds(parts: list[Part]) -> list[tuple[str, int]]:
    return [(part.kind, part.height) for part in parts]


def test_picture_that_fits_stays():
    parts = [paragraph(10), picture(), paragraph(4)]
    assert fill_pages(parts) == parts


def test_picture_is_drawn_lower_to_fit():
    made = fill_pages([paragraph(16), picture(), paragraph(4)])
    assert kinds(made) == [("paragraph", 16), ("figure", 6), ("paragraph", 4)]


def test_picture_waits_until_the_page_is_full():
    made = fill_pages([paragraph(19), picture(), paragraph(2), paragraph(5)])
    assert kinds(made)[1:] == [("paragraph", 2), ("paragraph", 5), ("figure", 8)]


def test_picture_does_not_pass_a_heading():
    parts = [paragraph(19), picture(), paragraph(2), HEADING, paragraph(9)]
    assert fill_pages(parts) == parts


def test_waiting_pictures_keep_their_order():
    first, second = picture(8), picture(9)
    made = fill_pages([paragraph(20), first, second, paragraph(6)])
    assert made[2:] == [first, second]


def test_every_part_is_printed_once():
    parts = [part for lines in range(1, 12) for part in (paragraph(lines), picture(9))]
    made = fill_pages(parts)
    assert len(made) == len(parts)
    assert kinds(p for p in made if p.kind == "paragraph") == [
        ("paragraph", lines) for lines in range(1, 12)
    ]
