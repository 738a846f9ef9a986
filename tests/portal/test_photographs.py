"""Of a photograph stay the picture, its turn, its time and its place."""

import io
from random import Random

import pytest
from PIL import Image

from portal.photographs import bare_jpeg, bare_png, kept_exif
from tests.pictures import a_cameras_exif, a_jpeg, a_png, chunk

PRIVATE = (b"Maker", b"Model 7", b"Zhang San", b"SN-0042", b"secret of the maker")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("progressive", [False, True])
def test_what_a_camera_writes_about_itself_and_its_owner_goes(progressive):
    content = a_jpeg(
        a_cameras_exif(),
        progressive=progressive,
        comment=b"Zhang San",
        restart_marker_blocks=1,
    )
    assert all(words in content for words in PRIVATE)

    bare = bare_jpeg(content)

    assert not any(words in bare for words in PRIVATE)
    before, after = opened(content), opened(bare)
    assert after.tobytes() == before.tobytes()
    kept, whole = after.getexif(), before.getexif()
    assert kept[0x0112] == 6
    assert set(kept) == {0x0112, 0x8769, 0x8825}
    assert kept.get_ifd(0x8769) == {
        0x9003: "2026:03:12 10:00:00",
        0x9011: "+08:00",
    }
    assert kept.get_ifd(0x8825) == whole.get_ifd(0x8825) != {}
    assert bare_jpeg(bare) == bare


def test_what_stands_behind_the_picture_goes():
    content = a_jpeg()

    assert bare_jpeg(content + b"a film" * 40 + b"\xff\xd9") == bare_jpeg(content)


def test_bytes_between_two_parts_are_passed_over():
    content = a_jpeg()
    end = 4 + int.from_bytes(content[4:6])

    assert bare_jpeg(content[:end] + b"\0\0" + content[end:]) == bare_jpeg(content)


def test_colours_stay_those_that_are_meant():
    profile = b"a profile of colours"
    image = opened(bare_jpeg(a_jpeg(icc_profile=profile)))
    assert image.info["icc_profile"] == profile
    made = io.BytesIO()
    Image.new("CMYK", (8, 8), (10, 20, 30, 40)).save(made, "JPEG")
    assert (
        opened(bare_jpeg(made.getvalue())).tobytes()
        == opened(made.getvalue()).tobytes()
    )


def test_texts_of_a_png_go_and_its_turn_stays():
    exif = a_cameras_exif().tobytes().removeprefix(b"Exif\0\0")
    content = a_png(
        7,
        chunk(b"tEXt", b"Author\0Zhang San"),
        chunk(b"eXIf", exif),
        chunk(b"tIME", b""),
    )

    bare = bare_png(content)

    assert not any(words in bare for words in PRIVATE)
    assert opened(bare).getexif()[0x0112] == 6
    assert opened(bare).tobytes() == b"\x07"
    assert bare_png(a_png(7)) == a_png(7)


@pytest.mark.parametrize("make", [a_jpeg, a_png])
def test_a_picture_that_is_cut_short_is_none(make):
    content = make()
    bare = bare_jpeg if make is a_jpeg else bare_png
    for end in range(len(content)):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it is short of
            bare(content[:end])


def test_what_is_written_wrongly_is_left_out_and_harms_nobody():
    exif = a_cameras_exif().tobytes().removeprefix(b"Exif\0\0")
    chance = Random(7)  # noqa: S311 - the same faults each time
    for _ in range(300):
        broken = bytearray(exif)
        for _ in range(6):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        kept = kept_exif(bytes(broken))
        assert len(kept) < 500
        assert kept_exif(kept) == kept
