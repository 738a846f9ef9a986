"""The mark on a sheet of its own before all others, and on every printed page.

The package is changed as it lies: read and written again by a library, a workbook
would lose what that does not know of its charts.
"""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from reports.render.marks.mark import Mark
from reports.render.xlsx.sheet import A4

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TYPES, _SHEET = "[Content_Types].xml", "xl/worksheets/mark.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_COLOUR = "FFC01A1A"
_FOOTER = "&amp;C第&amp;P页 共&amp;N页"
_LOCAL = re.compile(r'localSheetId="(\d+)"')
_IDS = re.compile(r'sheetId="(\d+)"')


def mark_xlsx(content: bytes, mark: Mark) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            target.writestr(entry.filename, _changed(entry.filename, part, mark))
        target.writestr(_SHEET, _own_sheet(mark))
    return out.getvalue()


def _changed(name: str, part: bytes, mark: Mark) -> bytes:
    if name == _WORKBOOK:
        return _with_sheet(part.decode(), mark).encode()
    if name == _RELATIONS:
        added = (
            f'<Relationship Type="{_OFFICE}/worksheet" Target="/{_SHEET}" Id="mark"/>'
        )
        return part.replace(b"</Relationships>", f"{added}</Relationships>".encode())
    if name == _TYPES:
        added = f'<Override PartName="/{_SHEET}" ContentType="{_KIND}"/>'
        return part.replace(b"</Types>", f"{added}</Types>".encode())
    if name.startswith(("xl/worksheets/sheet", "xl/chartsheets/")):
        printed = escape(mark.line.replace("&", "&&"))
        part = part.replace(b' tabSelected="1"', b"")
        return part.replace(
            b"<oddHeader>&amp;L", f"<oddHeader>&amp;L{printed}".encode()
        )
    return part


def _with_sheet(workbook: str, mark: Mark) -> str:
    """The mark's sheet comes first; names that belong to a sheet move along."""
    number = max(map(int, _IDS.findall(workbook)), default=0) + 1
    entry = (
        f'<sheet xmlns:r="{_OFFICE}" name={quoteattr(mark.word)} '
        f'sheetId="{number}" r:id="mark"/>'
    )
    moved = _LOCAL.sub(lambda m: f'localSheetId="{int(m[1]) + 1}"', workbook)
    return re.sub(r'activeTab="\d+"', 'activeTab="0"', moved).replace(
        "<sheets>", f"<sheets>{entry}", 1
    )


def _own_sheet(mark: Mark) -> str:
    said = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><r><rPr>{look}</rPr>'
        f'<t xml:space="preserve">{escape(text)}</t></r></is></c></row>'
        for row, (text, look) in enumerate(
            (
                (mark.word, f'<b/><sz val="28"/><color rgb="{_COLOUR}"/>'),
                (mark.note, '<sz val="14"/>'),
            ),
            1,
        )
        if text
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><tabColor rgb="{_COLOUR}"/></sheetPr>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
        '<cols><col min="1" max="1" width="80" customWidth="1"/></cols>'
        f"<sheetData>{said}</sheetData>"
        '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" '
        f'footer="0.5"/><pageSetup orientation="landscape" paperSize="{A4}"/>'
        f"<headerFooter><oddFooter>{_FOOTER}</oddFooter></headerFooter></worksheet>"
    )
