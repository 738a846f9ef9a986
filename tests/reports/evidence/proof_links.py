"""Every number of a report's files with the evidence that it names there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pdfplumber
from docx.oxml.ns import qn
from openpyxl import load_workbook

from reports.document.shapes import Document
from reports.indicators.catalogue import BY_SLUG
from reports.render.proofs import PREFIX
from reports.rules.catalogue import RULES
from tests.reports.evidence.proof_tables import charts, tables

Named = tuple[str, str]  # a number as it is printed, and the evidence it names
_WORD = re.compile(r"[!-~]*\d[!-~]*")
# The columns that name the evidence of a sheet's rows; others hold rows as on record.
IDENTIFIED = {
    "指标": "指标标识",
    "问题": "规则标识",
    "问题明细": "规则标识",
    "缺口测算": "规则标识",
    "正文数字": "依据标识",
    "图表数据": "依据标识",
}
WITHOUT = {"目录", "说明", "对策", "图表"}


def named_numbers(document: Document) -> list[Named]:
    """In reading order: what print and Word should name."""
    return [
        (word, quantity.evidence)
        for sentence in document.sentences()
        for quantity in sentence.quantities
        for word in _WORD.findall(quantity.text)
    ]


def numbers_of_print(path: Path) -> list[Named]:
    """The links of a PDF in reading order, each with the text that it covers."""
    found = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for link in page.annots:
                name = _destination(link["data"])
                box = (link["x0"], link["top"], link["x1"], link["bottom"])
                line = round(link["bottom"])
                found.append((page.page_number, line, link["x0"], page, box, name))
        found.sort(key=lambda each: each[:3])
        return [(_text(page, box), name) for *_, page, box, name in found]


def _destination(data: dict[str, Any]) -> str:
    name = data.get("Dest") or data["A"]["D"]
    text = name.decode() if isinstance(name, bytes) else str(name)
    return text.removeprefix(PREFIX)


def _text(page: Any, box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    return "".join(
        char["text"]
        for char in page.chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right
        and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    )


def numbers_of_word(path: Path) -> tuple[list[Named], list[str]]:
    """The links of the body text in reading order, and the numbers that are none."""
    named, loose = [], []
    for paragraph in docx.Document(str(path)).element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None or style.get(qn("w:val")) != "BodyText":
            continue
        for run in paragraph.iter(qn("w:r")):
            text = "".join(each.text or "" for each in run.iter(qn("w:t")))
            link = run.getparent()
            if link.tag == qn("w:hyperlink"):
                named.append((text, link.get(qn("w:tooltip"))))
            else:
                loose += _WORD.findall(text)
    return named, loose


def dead_links(path: Path) -> set[str]:
    """Links of a Word document that lead to no bookmark."""
    body = docx.Document(str(path)).element.body
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    ids = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(set(marks)) == len(marks)
    assert len(set(ids)) == len(ids)
    links = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
    return links - set(marks)


def unnamed_rows(document: Document, path: Path) -> Iterator[str]:
    """Rows of the workbook with a number and without evidence that is known."""
    known = {f"indicator:{slug}" for slug in BY_SLUG}
    known |= {f"finding:{rule.code}" for rule in RULES} | set(document.evidence)
    codes = {key.partition(":")[2] for key in known} | known
    book = load_workbook(path)
    for sheet in book:
        heads = [cell.value for cell in sheet[1]]
        if sheet.title in WITHOUT:
            continue
        name = IDENTIFIED.get(sheet.title, "社区代码")
        place = heads.index(name)
        for row in sheet.iter_rows(min_row=2):
            value = row[place].value
            fits = len(str(value)) == 12 if name == "社区代码" else value in codes
            if not fits:
                yield f"{sheet.title} {row[0].row}: {value}"


def dead_cells(path: Path) -> list[str]:
    """Links of the workbook that lead to an empty cell, or to no sheet."""
    book = load_workbook(path)
    dead = []
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is None:
                    continue
                name, at = cell.hyperlink.location.rsplit("!", 1)
                name = name.strip("'")
                if name not in book.sheetnames or (
                    name != "图表" and book[name][at].value is None
                ):
                    dead.append(f"{sheet.title} {cell.coordinate}: {name} {at}")
    return dead


def unproved_blocks(document: Document) -> list[str]:
    """Tables with a row, and pictures, that name no evidence."""
    return [
        *(
            table.key
            for table in tables(document)
            if len(table.row_evidence) != len(table.rows) or not all(table.row_evidence)
        ),
        *(chart.key for chart in charts(document) if not chart.evidence),
    ]
