"""Follows a document of steps to the letter, on a copy of the sources.

A step is a sentence that ends in a colon and the block of code below it:

- New file `path`:
- At the end of `path`:
- In `path`, before `line`:  (the first line that is just that; with ``, above `line```
  the nearest such line above it)

Blocks of ``sh`` are commands, run in the copy one by one.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv", "var", "node_modules", "images", "vendor"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "browser"),
)
_STEP = re.compile(
    r"^(?P<what>New file|At the end of|In) `(?P<path>[^`]+)`"
    r"(?:, before `(?P<before>[^`]+)`)?(?:, above `(?P<above>[^`]+)`)?:$"
)
_PYTHON = ".venv/bin/python "


class CannotFollow(AssertionError):
    """The document asks for what cannot be done to the sources as they are."""


@dataclass(frozen=True)
class Step:
    what: str
    path: str
    before: str
    above: str
    code: str


def steps(document: str) -> Iterator[Step]:
    """The steps in order. Raises CannotFollow for a block that no step leads to."""
    said = ""
    lines = iter(document.splitlines())
    for line in lines:
        if not line.startswith("```"):
            said = line or said
            continue
        code = "".join(f"{each}\n" for each in iter(lambda: next(lines), "```"))
        if line == "```sh":
            continue
        found = _STEP.match(said)
        if found is None:
            raise CannotFollow(f"No step leads to the block after {said!r}")
        yield Step(**{k: v or "" for k, v in found.groupdict().items()}, code=code)


def commands(document: str) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", document, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def copy_of_sources(folder: Path) -> Path:
    """The working tree without what is made of it.

    But with its compiled modules: Python compiles again what a step changes, and
    all of them would take longer than what is asked.
    """
    return Path(shutil.copytree(ROOT, folder / "copy", ignore=LEFT_OUT))


def follow(step: Step, root: Path) -> None:
    path = root / step.path
    if step.what == "New file":
        if path.exists():
            raise CannotFollow(f"{step.path} is there already")
        path.write_text(step.code, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    if step.what == "At the end of":
        path.write_text(text + step.code, encoding="utf-8")
        return
    lines = text.splitlines(keepends=True)
    at = _line(lines, step.before, step.path)
    if step.above:
        at -= 1 + _line(lines[:at][::-1], step.above, step.path)
    path.write_text(
        "".join([*lines[:at], step.code, *lines[at:]]),
        encoding="utf-8",
    )


def follow_all(document: str, root: Path) -> list[Step]:
    followed = list(steps(document))
    for step in followed:
        follow(step, root)
    return followed


def _line(lines: list[str], wanted: str, path: str) -> int:
    for number, line in enumerate(lines):
        if line.rstrip("\n") == wanted:
            return number
    raise CannotFollow(f"{path} has no line {wanted!r}")


def run(command: str, root: Path) -> subprocess.CompletedProcess[str]:
    """In the copy, with its own database and folder."""
    if not command.startswith(_PYTHON):
        raise CannotFollow(f"{command!r} is no command of the portal's Python")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        and not name.startswith(("PYTEST_", "COV_"))
    }
    environment["PORTAL_VAR_DIR"] = str(root / "var")
    # No step makes a migration, and all of them cost more than what is asked here.
    environment["PYTEST_ADDOPTS"] = "--nomigrations"
    words = re.findall(r'"[^"]*"|\S+', command.removeprefix(_PYTHON))
    return subprocess.run(
        [sys.executable, *(word.strip('"') for word in words)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
