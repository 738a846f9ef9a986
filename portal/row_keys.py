"""Keys of rows, as addresses and forms name them."""

# The largest key of a database has one digit more.
_MOST_DIGITS = 18


def row_key(text: str) -> int | None:
    """None for what can be no row's key, such as more digits than Python reads."""
    named = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if named else None
