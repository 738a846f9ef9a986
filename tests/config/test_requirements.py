"""The lock files say what pyproject.toml asks for, and nothing about where from."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOP = RUN + [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
LOCKS = [("requirements.txt", RUN), ("requirements-dev.txt", DEVELOP)]


def pins(file: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / file).read_text(), re.M)
    return {canonicalize_name(name): version for name, version in found}


# Debian 12 has 3.11.2, and some packages help themselves out below 3.11.3.
PYTHONS = [{}, {"python_version": "3.11", "python_full_version": "3.11.0"}]


def required_by(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # of another Python than this one
        return []


def reached(asked: list[Requirement]) -> set[str]:
    """Names of everything the requirements pull in, on this Python or the oldest."""
    names: set[str] = set()
    waiting = [(one.name, frozenset(one.extras)) for one in asked]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        names.add(canonicalize_name(name))
        for line in required_by(name):
            needed = Requirement(line)
            environments = [
                {"extra": extra} | python
                for extra in ("", *extras)
                for python in PYTHONS
            ]
            if needed.marker and not any(map(needed.marker.evaluate, environments)):
                continue
            step = (needed.name, frozenset(needed.extras))
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return names


@pytest.mark.parametrize(("file", "asked"), LOCKS)
def test_lock_satisfies_what_is_asked_for(file: str, asked: list[Requirement]) -> None:
    locked = pins(file)
    for requirement in asked:
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize(("file", "asked"), LOCKS)
def test_lock_holds_all_that_is_needed(file: str, asked: list[Requirement]) -> None:
    assert reached(asked) <= set(pins(file))


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text()
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", text)


def test_both_locks_pin_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()
