"""Temporary passwords: made at random, shown once, replaced at the first sign-in."""

import secrets

# Nothing that is mistaken for something else when it is typed from a note.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


def temporary_password() -> str:
    """Three groups of five: 74 bits, and quick to type."""
    groups = (
        "".join(secrets.choice(LETTERS + DIGITS) for _ in range(5)) for _ in range(3)
    )
    return "-".join(groups)
