"""Which faces are found, and what is said of those that are not."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont

from reports.render import fonts
from reports.render.fonts import check, font_set, substitutions
from reports.render.typefaces import WANTED, Role


def made(family: str, style: str = "Regular", full: str = "") -> TTFont:
    """A font of two glyphs."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "uni4E00"])
    builder.setupCharacterMap({0x4E00: "uni4E00"})
    builder.setupGlyf({name: _empty() for name in (".notdef", "uni4E00")})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "uni4E00": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names = {"familyName": family, "styleName": style, "fullName": full or family}
    builder.setupNameTable({**names, "psName": "Made"}, mac=False)
    builder.setupOS2()
    builder.setupPost()
    return builder.font


def _empty():
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return Glyph()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any installed font."""
    monkeypatch.setattr(fonts, "_installed", lambda family, weight: None)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    def fill(**files: TTFont) -> Path:
        for name, font in files.items():
            font.save(tmp_path / f"{name}.ttf")
        return tmp_path

    return fill


def test_fandol_plays_every_chinese_part(font_dir: Path):
    found = font_set(font_dir)
    assert not found.problems
    chinese = [role for role in Role if role not in (Role.LATIN, Role.RARE)]
    assert {found.faces[role].path.parent for role in chinese} == {font_dir.resolve()}
    assert found.faces[Role.XIAOBIAOSONG].name != found.faces[Role.SONGTI].name


def test_county_font_is_known_by_the_name_inside(folder, alone):
    found = font_set(folder(whatever=made("仿宋_GB2312"), other=made("SimHei")))
    assert found.faces[Role.FANGSONG].path.name == "whatever.ttf"
    assert found.faces[Role.HEITI].path.name == "other.ttf"
    assert found.family(Role.FANGSONG) == "report-fangsong"
    replaced = {found.role for found in found.substitutions}
    assert "仿宋" not in replaced
    assert "楷体" in replaced


def test_bold_face_is_not_taken_for_its_family(folder, alone):
    found = font_set(folder(bold=made("SimSun", "Bold", "SimSun Bold")))
    assert Role.SONGTI not in found.faces


def test_expected_font_comes_before_a_free_one(folder, alone):
    found = font_set(folder(a=made("FandolKai"), b=made("楷体_GB2312")))
    assert found.faces[Role.KAITI].path.name == "b.ttf"


def test_face_within_a_collection_is_found(tmp_path: Path, alone):
    collection = TTCollection()
    collection.fonts = [made("NSimSun"), made("SimSun")]
    collection.save(tmp_path / "simsun.ttc")
    assert font_set(tmp_path).faces[Role.SONGTI].index == 1


def test_new_file_is_seen_at_once(folder, alone):
    first = font_set(folder(a=made("FandolKai")))
    assert font_set(first.folder) is first
    second = font_set(folder(b=made("楷体_GB2312")))
    assert second.faces[Role.KAITI].path.name == "b.ttf"


def test_broken_file_and_missing_parts_are_told(settings, tmp_path: Path, alone):
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    settings.REPORT_FONT_DIR = tmp_path
    problems = check()
    assert "broken.ttf" in problems[0]
    for wanted in WANTED.values():
        assert any(wanted.label in problem for problem in problems)


def test_missing_folder_is_no_accident(settings, tmp_path: Path, alone):
    settings.REPORT_FONT_DIR = tmp_path / "nowhere"
    assert len(check()) == len(WANTED)
    assert all(found.used == "" for found in substitutions())


def test_installed_fonts_stand_in_when_the_folder_is_empty(tmp_path: Path):
    found = font_set(tmp_path)
    assert not found.problems
    assert found.family(Role.XIAOBIAOSONG) == "Noto Serif CJK SC"
    assert found.faces[Role.XIAOBIAOSONG].weight == 700


def test_unknown_family_is_not_guessed():
    assert fonts._installed("No Such Family", 400) is None


def test_advances_are_thousandths_of_the_em(font_dir: Path):
    advances = font_set(font_dir).faces[Role.FANGSONG].advances
    assert advances[ord("社")] == 1000
    assert 0xE123 not in advances


def test_command_prints_each_part(settings, font_dir: Path):
    settings.REPORT_FONT_DIR = font_dir
    out = StringIO()
    call_command("check_fonts", stdout=out)
    for role, wanted in WANTED.items():
        assert (
            f"{wanted.label}: {font_set(font_dir).faces[role].name}" in out.getvalue()
        )
    for found in substitutions():
        assert f"{found.role}: {found.wanted} → {found.used}" in out.getvalue()


def test_stray_file_is_told_but_stops_nothing(settings, folder, font_dir: Path):
    stray = folder()
    (stray / "notes.ttf").write_bytes(b"not a font")
    settings.REPORT_FONT_DIR = stray
    out, err = StringIO(), StringIO()
    call_command("check_fonts", stdout=out, stderr=err)
    assert "notes.ttf" in err.getvalue()
    assert not font_set(stray).lacking


def test_command_fails_when_a_part_has_no_font(settings, tmp_path: Path, alone):
    settings.REPORT_FONT_DIR = tmp_path
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("check_fonts", stdout=out, stderr=err)
    assert stopped.value.code == 1
    assert "仿宋_GB2312" in err.getvalue()
