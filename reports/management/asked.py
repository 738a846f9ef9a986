"""What several commands ask for, read from the words of a command line."""

from argparse import ArgumentTypeError
from datetime import date

from portal.record_fields import FIRST_YEAR, LAST_YEAR


def day(text: str) -> date:
    """A day of our time. Raises ArgumentTypeError."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a day such as 2026-03-12.") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ArgumentTypeError(f"{text!r} is not a day of our time.")
    return found
