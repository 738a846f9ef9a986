"""Whether a finished workbook is whole: looked at as a file, not as it was meant."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import iterparse

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BLOCK = 1024 * 1024


class BrokenWorkbook(Exception):
    """The file is damaged or lacks rows; says which."""


def verify_xlsx(path: Path, rows: Mapping[str, int]) -> None:
    """Raises BrokenWorkbook unless each table has its rows below its heading.

    Reads the packed sheets in blocks, so it costs little time and no memory.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            if damaged := packed.testzip():
                raise BrokenWorkbook(f"{damaged} is damaged")
            names = _sheet_names(packed)
            for name, expected in rows.items():
                if name not in names:
                    raise BrokenWorkbook(f"{name} is missing")
                found = _count_rows(packed, names.index(name) + 1) - 1
                if found != expected:
                    raise BrokenWorkbook(f"{name}: {found} rows, {expected} expected")
    except zipfile.BadZipFile as error:
        raise BrokenWorkbook(str(error)) from error


def _sheet_names(packed: zipfile.ZipFile) -> list[str]:
    """In the order of their files: sheet1.xml, sheet2.xml, …"""
    with packed.open("xl/workbook.xml") as file:
        return [
            element.attrib["name"]
            for _, element in iterparse(file)  # noqa: S314 - our own file
            if element.tag == f"{_MAIN}sheet"
        ]


def _count_rows(packed: zipfile.ZipFile, number: int) -> int:
    count, tail = 0, b""
    with packed.open(f"xl/worksheets/sheet{number}.xml") as file:
        while block := file.read(_BLOCK):
            count += (tail + block).count(b"<row ")
            tail = block[-4:]
    return count
