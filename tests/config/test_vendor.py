"""The front-end files in the repository are the ones that were copied."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static" / "vendor"


def vendored() -> dict[str, Path]:
    return {
        path.relative_to(VENDOR).as_posix(): path
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "CHECKSUMS"
    }


def test_every_file_has_the_checksum_written_down() -> None:
    lines = (VENDOR / "CHECKSUMS").read_text().splitlines()
    expected = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert expected == {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in vendored().items()
    }


def test_every_folder_carries_its_licence() -> None:
    for folder in VENDOR.iterdir():
        assert not folder.is_dir() or (folder / "LICENSE").is_file(), folder.name


def test_versions_are_pinned_and_no_lock_file_names_an_address() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    for name, version in package["dependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
    assert not (ROOT / "package-lock.json").exists()


@pytest.mark.parametrize("name", [name for name in vendored() if name.endswith(".css")])
def test_style_sheets_load_nothing_from_elsewhere(name: str) -> None:
    text = (VENDOR / name).read_text()
    assert "sourceMappingURL" not in text
    assert "@import" not in text
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
        assert address.startswith("data:"), address


def test_every_icon_a_template_shows_is_in_the_sprite() -> None:
    sprite = (VENDOR / "bootstrap-icons" / "icons.svg").read_text()
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    shown = {
        icon
        for template in (ROOT / "templates").rglob("*.html")
        for icon in re.findall(r"icons\.svg'?\s*%}#([\w-]+)", template.read_text())
    }
    assert shown <= known


def test_static_files_can_be_collected_under_hashed_names(
    settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "config.static.StaticStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())
    for name in vendored():
        assert (tmp_path / manifest["paths"][f"vendor/{name}"]).is_file()
