"""How what the portal is told in its environment is read, one value at a time.

A variable without a default stops the start with its name; a value that cannot be
read stops it with a sentence.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

# What the settings take over from here.
__all__ = ["BASE_DIR", "VAR_DIR", "env", "one_of", "whole_number"]

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()


def one_of(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """The variable's value; a misspelt one stops the start with what is allowed."""
    value = env.str(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be one of {', '.join(allowed)}."
        )
    return value


# More of anything, days or minutes for instance, and no clock could tell its end.
MOST = 1_000_000


def whole_number(name: str, default: int, *, least: int = 0) -> int:
    value = env.str(name, str(default))
    if not value.isdecimal() or int(value[:20]) < least:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be a whole number of at least {least}."
        )
    if len(value) > 20 or int(value) > MOST:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must not be more than {MOST}."
        )
    return int(value)


def yes_or_no(name: str, *, default: bool) -> bool:
    return one_of(name, "yes" if default else "no", ("yes", "no")) == "yes"


# What a running portal writes: database, files, logs, secrets made at first start.
VAR_DIR = Path(env.str("PORTAL_VAR_DIR", str(BASE_DIR / "var")))
if (VAR_DIR / "portal.env").is_file():
    env.read_env(VAR_DIR / "portal.env")
