"""Text that cells of a workbook share, reckoned before a reader writes it out.

A workbook keeps each text once and its cells point to it; whoever reads it makes a
copy for each of them. A file of a few kilobytes can so stand for a table of many
gigabytes, although nothing in it is packed unusually.
"""

import re
from collections.abc import Iterable

# Openings of elements, whatever prefix their names have.
_TEXT = re.compile(rb"<(?:[^\s<>/]*:)?si(?=[\s/>])")
_VALUE = re.compile(rb"<(?:[^\s<>/]*:)?v(?:\s[^<>]*)?>([^<]*)<")
_INDEX = re.compile(rb"\s*\+?(\d{1,18})\s*")


def size_written_out(texts: Iterable[bytes], sheets: Iterable[bytes]) -> int:
    """Bytes that the shared texts come to, each counted for each cell that shows it.

    ``texts`` are the parts that hold them, mostly one. Never too few: where an exact
    count would take long or cannot be trusted, every cell is taken to show the
    longest. Numbers that are no pointers are taken for such, too.
    """
    pools, pages = list(texts), list(sheets)
    sizes = [size for pool in pools for size in _sizes(pool)]
    longest = max(sizes, default=0)
    at_most = longest * sum(page.count(b"<") for page in pages)
    # Comments and CDATA may hold what looks like an element and is none.
    is_plain = not any(b"<!" in part for part in (*pools, *pages))
    if at_most <= _SURELY_SMALL or len(pools) > 1 or not is_plain:
        return at_most
    return sum(
        _size_at(value, sizes, longest)
        for page in pages
        for value in _VALUE.findall(page)
    )


# Below it nobody need count.
_SURELY_SMALL = 64 * 1024 * 1024


def _sizes(pool: bytes) -> list[int]:
    starts = [found.start() for found in _TEXT.finditer(pool)]
    ends = [*starts[1:], len(pool)]
    return [end - start for start, end in zip(starts, ends, strict=True)]


def _size_at(value: bytes, sizes: list[int], longest: int) -> int:
    if b"&#" in value:  # A digit in disguise.
        return longest
    pointer = _INDEX.fullmatch(value)
    at = int(pointer[1]) if pointer else len(sizes)
    return sizes[at] if at < len(sizes) else 0
