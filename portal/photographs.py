"""What is kept of a photograph: the picture as it is, when and where it was taken.

Cameras write much besides: whose they are, their serial numbers, notes of their maker,
a small picture of what was cropped away, or a film behind the last line. None of that
is needed to see a hazard. Time and place are: they are what a photograph proves.

Nothing is compressed anew. Both formats are rows of parts, of which some are left out;
ValueError is raised for what is no such row.
"""

import re
import struct
import zlib
from collections.abc import Iterator

_CUT_SHORT = "The picture is cut short."

# JPEG: ITU-T T.81, B.1.1.3.
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_EXIF = b"Exif\0\0"
# Where coded lines end: a marker that is neither a stuffed byte nor a restart.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")


def bare_jpeg(content: bytes) -> bytes:
    """Raises ValueError for what is no JPEG."""
    if not content.startswith(b"\xff\xd8\xff"):
        raise ValueError("No JPEG begins like this.")
    kept = [b"\xff\xd8"]
    at, has_lines = 2, False
    while True:
        # Some write bytes between two parts that belong to neither.
        found = _MARKER.search(content, at)
        if found is None:
            raise ValueError(_CUT_SHORT)
        marker, at = found[1][0], found.end()
        if marker == _EOI:
            if not has_lines:
                raise ValueError("There is no picture in it.")
            # Behind it stand films, and pictures that nobody chose.
            return b"".join((*kept, b"\xff\xd9"))
        length = int.from_bytes(content[at : at + 2])
        body, at = content[at + 2 : at + length], at + length
        if length < 2 or at > len(content):
            raise ValueError(_CUT_SHORT)
        part = _kept_of_jpeg(marker, body)
        if part is not None:
            kept.append(struct.pack(">BBH", 0xFF, marker, len(part) + 2) + part)
        if marker == _SOS:
            has_lines = True
            end = _MARKER.search(content, at)
            if end is None:
                raise ValueError(_CUT_SHORT)
            kept.append(content[at : end.start()])
            at = end.start()


def _kept_of_jpeg(marker: int, body: bytes) -> bytes | None:
    """What is left of a part; None where it goes."""
    if marker == _APP0:
        # Without the small picture that may follow.
        return body[:12] + b"\0\0" if body.startswith(b"JFIF\0") else None
    if marker == _APP1:
        exif = kept_exif(body[len(_EXIF) :]) if body.startswith(_EXIF) else b""
        return _EXIF + exif if exif else None
    if marker == _APP2:
        return body if body.startswith(b"ICC_PROFILE\0") else None
    if marker == _APP14:
        return body  # which colours the numbers mean
    return None if _APP0 < marker <= _APP15 or marker == _COM else body


_PNG = b"\x89PNG\r\n\x1a\n"
# PNG: W3C, 11.3. Texts and the time of the last change are left out.
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT"}
    | {b"sRGB", b"cICP", b"bKGD", b"hIST", b"pHYs", b"sPLT"}
)


def bare_png(content: bytes) -> bytes:
    """Raises ValueError for what is no PNG."""
    if not content.startswith(_PNG):
        raise ValueError("No PNG begins like this.")
    kept = [_PNG]
    names = []
    for name, body in _chunks(content):
        names.append(name)
        if name == b"eXIf":
            body = kept_exif(body)
            if not body:
                continue
        elif name not in _PNG_KEPT:
            continue
        crc = zlib.crc32(name + body)
        kept.append(struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc))
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise ValueError("There is no picture in it.")
    return b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each, the last is IEND; what follows is no part of it."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        length = int.from_bytes(content[at : at + 4])
        name = content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        at += 12 + length
        if at > len(content):
            raise ValueError(_CUT_SHORT)
        yield name, body


# Exif 2.32 (JEITA CP-3451), as TIFF 6.0 writes it: bytes of a value by its type.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_LONG = 4
_EXIF_AT, _GPS_AT = 0x8769, 0x8825
_TURNED = frozenset({0x0112})
# Day and time, their zone, parts of a second.
_TAKEN = frozenset({0x9003, 0x9011, 0x9291})
_PLACE = frozenset({*range(1, 8), 29})  # latitude, longitude, altitude, time and day
_LONGEST = 64

# Of a value its type, how many there are, and its bytes; by tag.
Entries = dict[int, tuple[int, int, bytes]]


def kept_exif(tiff: bytes) -> bytes:
    """How the picture is turned, when and where it was taken; empty for none of it.

    What cannot be read is as good as not there.
    """
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return b""
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        top = _entries(tiff, order, first, _TURNED | {_EXIF_AT, _GPS_AT})
        below: dict[int, Entries] = {}
        for pointer, wanted in ((_EXIF_AT, _TAKEN), (_GPS_AT, _PLACE)):
            if pointer in top:
                (at,) = struct.unpack_from(f"{order}I", top.pop(pointer)[2])
                below[pointer] = _entries(tiff, order, at, wanted)
    except struct.error:
        return b""
    return _written(order, top, {key: part for key, part in below.items() if part})


def _entries(tiff: bytes, order: str, at: int, wanted: frozenset[int]) -> Entries:
    """Raises struct.error where the file ends before it should."""
    found: Entries = {}
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for number in range(count):
        place = at + 2 + 12 * number
        tag, kind, values = struct.unpack_from(f"{order}HHI", tiff, place)
        length = _SIZES.get(kind, 0) * values
        if tag not in wanted or not 0 < length <= _LONGEST:
            continue
        start = place + 8
        if length > _LONG:
            (start,) = struct.unpack_from(f"{order}I", tiff, start)
        found[tag] = kind, values, struct.unpack_from(f"{length}s", tiff, start)[0]
    return found


def _written(order: str, top: Entries, below: dict[int, Entries]) -> bytes:
    if not top and not below:
        return b""
    start = 8
    # Room for the pointers is taken before it is known where they lead.
    every = top | dict.fromkeys(below, (_LONG, 1, b"\x00" * _LONG))
    at = start + _size(every)
    for key in sorted(below):
        every[key] = _LONG, 1, struct.pack(f"{order}I", at)
        at += _size(below[key])
    parts = [(b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", start)]
    for entries in (every, *(below[key] for key in sorted(below))):
        parts.append(_table(order, entries, sum(map(len, parts))))
    return b"".join(parts)


def _size(entries: Entries) -> int:
    long = (len(raw) for _, _, raw in entries.values() if len(raw) > _LONG)
    return 2 + 12 * len(entries) + 4 + sum(length + length % 2 for length in long)


def _table(order: str, entries: Entries, at: int) -> bytes:
    rows, values = [struct.pack(f"{order}H", len(entries))], b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, (kind, count, raw) in sorted(entries.items()):
        told = raw.ljust(_LONG, b"\0")
        if len(raw) > _LONG:
            told = struct.pack(f"{order}I", behind + len(values))
            values += raw + b"\0" * (len(raw) % 2)
        rows.append(struct.pack(f"{order}HHI", tag, kind, count) + told)
    return b"".join((*rows, b"\0" * 4, values))
