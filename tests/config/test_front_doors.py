"""The scripts at the front stop with one sentence when they cannot go on."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(
    *words: str, stubs: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    path = os.environ["PATH"]
    base = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [ROOT / words[0], *words[1:]],
        env=base | {"PATH": f"{stubs}:{path}" if stubs else path} | environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def fonts(tmp_path: Path) -> str:
    """A folder with a font file, so that none is fetched."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    found = subprocess.run(
        ["fc-match", "--format=%{file}", "Liberation Serif"],
        capture_output=True,
        text=True,
        check=True,
    )
    shutil.copy(found.stdout, folder)
    return str(folder)


@pytest.fixture
def stubs(tmp_path: Path) -> Path:
    """Commands that stand in front of the machine's own."""
    folder = tmp_path / "stubs"
    folder.mkdir()
    return folder


def stub(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


def test_unwritable_data_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    stopped = run("script/bootstrap", PORTAL_VAR_DIR=str(tmp_path / "file" / "var"))
    assert stopped.returncode == 1
    assert stopped.stderr == (
        f"{tmp_path}/file/var cannot be written to; the portal keeps its database and "
        "files there. Make it writable, or name another folder in PORTAL_VAR_DIR.\n"
    )
    assert stopped.stdout == ""


def test_wrong_value_in_the_environment(tmp_path: Path, fonts: str) -> None:
    stopped = run(
        "script/bootstrap",
        PORTAL_VAR_DIR=str(tmp_path / "var"),
        REPORT_FONT_DIR=fonts,
        SIGN_IN_FAILURES="many",
    )
    assert stopped.returncode == 1
    assert stopped.stderr == (
        "SIGN_IN_FAILURES is 'many'; it must be a whole number of at least 1.\n"
    )


def test_wrong_value_in_the_file(tmp_path: Path, fonts: str) -> None:
    (tmp_path / "portal.env").write_text("SECRET_KEY=x\nLOG_LEVEL=LOUD\n")
    stopped = run(
        "script/bootstrap", PORTAL_VAR_DIR=str(tmp_path), REPORT_FONT_DIR=fonts
    )
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("LOG_LEVEL is 'LOUD'; it must be one of DEBUG")


def test_font_folder_without_a_font(tmp_path: Path) -> None:
    stopped = run(
        "script/bootstrap",
        PORTAL_VAR_DIR=str(tmp_path / "var"),
        REPORT_FONT_DIR=str(tmp_path),
    )
    assert stopped.returncode == 1
    assert stopped.stderr == (
        f"REPORT_FONT_DIR is {tmp_path}, "
        "but no font file (.otf, .ttf, .ttc) is there.\n"
    )


def test_missing_library_without_root_prints_the_command(
    tmp_path: Path, stubs: Path
) -> None:
    stub(stubs, "ldconfig", "")
    stub(stubs, "id", "echo 1000")
    stub(stubs, "sudo", "exit 1")
    stopped = run("script/bootstrap", stubs=stubs, PORTAL_VAR_DIR=str(tmp_path / "var"))
    assert stopped.returncode == 1
    assert stopped.stderr == (
        "System packages are missing and cannot be installed without root. Run this, "
        "then start again: sudo sh -c 'apt-get update && apt-get install --yes "
        "--no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0'\n"
    )


def test_missing_font_with_sudo_is_installed(tmp_path: Path, stubs: Path) -> None:
    """The package is asked for by name; one that stays away ends the set-up."""
    stub(
        stubs,
        "fc-list",
        'case "$1" in *Noto*) ;; *) exec /usr/bin/fc-list "$@" ;; esac',
    )
    stub(stubs, "id", "echo 1000")
    stub(stubs, "sudo", 'shift; exec "$@"')
    stub(stubs, "apt-get", f'echo "$@" >>{tmp_path}/asked')
    stopped = run("script/bootstrap", stubs=stubs, PORTAL_VAR_DIR=str(tmp_path / "var"))
    assert stopped.returncode == 1
    assert "Still missing after installing fonts-noto-cjk" in stopped.stderr
    assert (tmp_path / "asked").read_text() == (
        "-qq update\n-qq install --yes --no-install-recommends fonts-noto-cjk\n"
    )


@pytest.mark.parametrize("door", ["script/bootstrap", "script/server"])
def test_unknown_option(door: str) -> None:
    stopped = run(door, "--fast")
    assert stopped.returncode == 1
    assert f"{door} does not know --fast." in stopped.stderr


@pytest.mark.parametrize("port", ["nought", "0"])
def test_server_refuses_what_is_no_port_before_anything_else(
    tmp_path: Path, port: str
) -> None:
    stopped = run("script/server", "--port", port, PORTAL_VAR_DIR=str(tmp_path / "var"))
    assert stopped.returncode == 1
    assert stopped.stderr == f"--port is {port!r}; it must be between 1 and 65535.\n"
    assert not (tmp_path / "var").exists()


def test_second_set_up_needs_no_network(
    tmp_path: Path, fonts: str, stubs: Path
) -> None:
    """Nothing that fetches is even called."""
    for name in ("apt-get", "pip", "uv", "sudo"):
        stub(stubs, name, f"echo {name} >>{tmp_path}/fetched; exit 1")
    for _ in range(2):
        done = run(
            "script/bootstrap",
            stubs=stubs,
            PORTAL_VAR_DIR=str(tmp_path / "var"),
            REPORT_FONT_DIR=fonts,
            PIP_NO_INDEX="1",
        )
        assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "fetched").exists()
    assert (tmp_path / "var" / "portal.env").stat().st_mode & 0o777 == 0o600
