"""Small pictures as cameras and other machines write them."""

import io
import struct
import zlib
from fractions import Fraction
from typing import Any

from PIL import Image

_MARK = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)


def a_png(shade: int | str = 0, *between: bytes) -> bytes:
    """One dot of the shade, with the chunks ``between`` before it."""
    shade = ord(shade) if isinstance(shade, str) else shade
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes([0, shade]))
    parts = (chunk(b"IHDR", header), *between, chunk(b"IDAT", dot), chunk(b"IEND", b""))
    return _MARK + b"".join(parts)


def a_jpeg(exif: Any = None, **options: Any) -> bytes:
    """Sixty by forty dots in all colours."""
    image = Image.new("RGB", (60, 40))
    image.putdata([(x * 4, y * 6, 90) for y in range(40) for x in range(60)])
    made = io.BytesIO()
    if exif is not None:
        options["exif"] = exif
    image.save(made, "JPEG", **options)
    return made.getvalue()


def a_cameras_exif() -> Image.Exif:
    """Turned by a quarter, taken at ten in 修水县, and much about camera and owner."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F], exif[0x0110], exif[0x013B] = "Maker", "Model 7", "Zhang San"
    taken = exif.get_ifd(0x8769)
    taken[0x9003], taken[0x9011] = "2026:03:12 10:00:00", "+08:00"
    taken[0xA431], taken[0xA430] = "SN-0042", "Zhang San"
    taken[0x927C] = b"secret of the maker" * 20
    place = exif.get_ifd(0x8825)
    place[1], place[3] = "N", "E"
    place[2] = (Fraction(29), Fraction(1), Fraction(3012, 100))
    place[4] = (Fraction(114), Fraction(33), Fraction(0))
    return exif
