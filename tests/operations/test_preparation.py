import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from operations import preparation
from reports.render import fonts

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Yes"
msgstr "是"
"""


@pytest.mark.django_db
def test_migrate_leaves_a_database_alone_that_is_up_to_date() -> None:
    assert preparation.migrate() is False


def test_translations_are_compiled_when_their_catalogue_changed(
    settings: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE)
    settings.LOCALE_PATHS = [tmp_path / "locale"]

    assert preparation.compile_translations() is True
    assert "是".encode() in (folder / "django.mo").read_bytes()
    assert preparation.compile_translations() is False

    later = (folder / "django.mo").stat().st_mtime + 10
    os.utime(folder / "django.po", (later, later))
    assert preparation.compile_translations() is True


def test_static_files_are_collected_when_one_of_them_changed(
    settings: Any, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "portal.css").write_text("body {}")
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]

    assert preparation.collect_static() is True
    assert (tmp_path / "static" / "portal.css").read_text() == "body {}"
    assert preparation.collect_static() is False

    (source / "portal.css").write_text("body { color: red }")
    assert preparation.collect_static() is True
    assert "red" in (tmp_path / "static" / "portal.css").read_text()


@pytest.mark.django_db
def test_prepare_fails_with_a_sentence_when_a_font_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preparation, "collect_static", lambda: False)
    monkeypatch.setattr(fonts, "check", lambda: ["No font for 仿宋."])
    with pytest.raises(CommandError, match=r"^No font for 仿宋\.$"):
        call_command("prepare")
