"""Files as somebody might hand them in, and what reading them comes to."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from imports.reading import read_tables
from imports.sheets import UnreadableFile

ROWS = (("社区", "名称"), ("凤凰山社区", "办公楼"))


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_tables(content)
    return str(refused.value)


def never_a_traceback(content: bytes) -> None:
    with suppress(UnreadableFile):
        for sheet in read_tables(content):
            assert all(isinstance(row, list) for row in sheet.rows)


def repacked(content: bytes, **changed: bytes | None) -> bytes:
    """The workbook with parts replaced, added, or left out where None."""
    names = {
        key.replace("__", "/").replace("_dot_", "."): changed[key] for key in changed
    }
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, part in names.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
    ).encode()
