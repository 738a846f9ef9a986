"""Text that a spreadsheet shows and never takes for a formula."""

import re
from typing import Any

# Excel's limits for one cell and one sheet.
LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
# What no XML holds, and so no workbook: it would be damaged, or not be written.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet takes for the beginning of a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r")
# Signs before digits alone: numbers, and telephone numbers such as +86 10 6655-0000.
_HARMLESS = re.compile(r"[+-][0-9][0-9 .-]*", re.ASCII)


def safe_text(value: Any) -> str:
    """The value as text that a workbook can hold; what had to be cut off ends in …."""
    text: str = _NO_TEXT.sub("", str(value))
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def defused(text: str) -> str:
    """Text for a file without types: an apostrophe before what would be a formula."""
    return f"'{text}" if _is_risky(text) and not _HARMLESS.fullmatch(text) else text


def undefused(text: str) -> str:
    """The text that ``defused`` was given."""
    return text[1:] if text.startswith("'") and _is_risky(text) else text


def _is_risky(text: str) -> bool:
    # Also behind apostrophes of its own, so that each text can be told again.
    return text.lstrip("'").startswith(RISKY)
