"""Holds a report's PDF and its Word document, as they are read back from the files,
against its document: each number of it, and no other."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn

from reports.document.shapes import Document
from tests.reports.evidence.printed import has_digit, tokens
from tests.reports.evidence.proof_files import (
    marks,
    numbers_of_chart,
    numbers_of_text,
)
from tests.reports.evidence.proof_tables import charts

PAGE_NUMBER = re.compile(r"^\s*—\s*(\d+)\s*—\s*$", re.MULTILINE)
# What a footer says until somebody opens the file: the field of the page's number.
FOOTER = re.compile(r"(— 1 —)?")


def pdf_faults(path: Path, document: Document) -> list[str]:
    text = pdf_text(path)
    pages = text.count("\f")
    if sorted(map(int, PAGE_NUMBER.findall(text))) != list(range(1, pages + 1)):
        return [f"{pages} pages are numbered {PAGE_NUMBER.findall(text)}"]
    text = PAGE_NUMBER.sub("", text)
    drawn = (numbers_of_chart(chart) for chart in charts(document))
    return [
        *unlike(text, document, sum(drawn, Counter())),
        *unsaid("".join(text.split()), document),
    ]


def pdf_text(path: Path) -> str:
    ran = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return ran.stdout.decode()


def word_faults(path: Path, document: Document) -> list[str]:
    """A chart is a picture in it, described in words to those who do not see it."""
    word = docx.Document(str(path))
    body = word.element.body
    lines = [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    ]
    faults = [
        *unlike("\n".join(lines), document, Counter()),
        *unsaid("".join("".join(lines).split()), document),
    ]
    told = [each.get("descr", "") for each in body.iter(qn("wp:docPr"))]
    described = [chart.description or chart.title for chart in charts(document)]
    if Counter(told) != Counter(described):
        faults.append(f"pictures are {told}, not {described}")
    for section in word.sections:
        for footer in (section.footer, section.even_page_footer):
            text = "".join(p.text for p in footer.paragraphs)
            if not FOOTER.fullmatch(text):
                faults.append(f"a footer says {text}")
    return faults


def unlike(text: str, document: Document, drawn: Counter[str]) -> Iterator[str]:
    found = tokens(text)
    expected = numbers_of_text(document) + marks(document) + drawn
    if more := found - expected:
        yield f"numbers that the document does not have: {dict(more)}"
    if fewer := expected - found:
        yield f"numbers that only the document has: {dict(fewer)}"


def unsaid(letters: str, document: Document) -> Iterator[str]:
    """Sentences that do not stand there word for word, numbers in their places."""
    for sentence in document.sentences():
        if has_digit(sentence.text) and "".join(sentence.text.split()) not in letters:
            yield f"not there: {sentence.text}"
