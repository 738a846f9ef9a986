"""What readers get who hear a PDF: its structure, read back as their programs do."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from reports.document.shapes import numbered
from tests.reports.render import documents
from tests.reports.render.printed import Printed

_MARKED = re.compile(rb"/(\w+)\s*(?:<</MCID (\d+)>>\s*BDC|BMC)")


@pytest.fixture(scope="module")
def read(printed: Printed) -> PdfReader:
    return PdfReader(printed.path)


@pytest.fixture(scope="module")
def elements(read: PdfReader) -> list[DictionaryObject]:
    return list(below(read.trailer["/Root"]["/StructTreeRoot"]))


def below(element: Any) -> Iterator[DictionaryObject]:
    """All structure elements under one, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from below(found)


def of_kind(elements: list[DictionaryObject], *kinds: str) -> list[DictionaryObject]:
    return [each for each in elements if each["/S"] in kinds]


def test_language_and_title_are_announced(read: PdfReader):
    root = read.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    said = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="2" pdfaid:conformance="A"' in said
    # What nobody has checked is not claimed.
    assert "pdfuaid:part" not in said


def test_headings_are_tagged_by_level_as_they_are_numbered(elements):
    found = [
        each["/S"] for each in of_kind(elements, "/H1", "/H2", "/H3", "/H4", "/H5")
    ]
    levels = [f"/H{n.level + 1}" for n, _ in numbered(documents.report().sections)]
    annexes = ["/H2", "/H1"] * 3
    assert found == ["/H1", *levels, *annexes]


def test_bookmarks_are_the_headings_of_two_levels(printed: Printed):
    wanted = [
        (number.level, f"{number}{part.heading}")
        for number, part in numbered(documents.report().sections)
        if number.level <= 2
    ]
    assert printed.outline[: len(wanted)] == wanted


def test_every_picture_is_told_in_words(elements):
    told = [figure["/Alt"] for figure in of_kind(elements, "/Figure")]
    assert told == [
        documents.bars().description,
        documents.areas().description,
        documents.years().title,
    ]


def test_every_table_has_heads_that_say_of_what(elements):
    tables = of_kind(elements, "/Table")
    assert tables
    for table in tables:
        inside = list(below(table))
        heads = of_kind(inside, "/TH")
        assert heads
        assert {head["/A"]["/Scope"] for head in heads} == {"/Column"}
        for row in of_kind(inside, "/TR"):
            cells = of_kind(list(below(row)), "/TD", "/TH")
            assert len(cells) == len(heads)


def test_all_that_is_drawn_is_in_the_text_or_an_artifact(read: PdfReader, elements):
    """Page numbers, too: they are not read out between two lines."""
    linked = {each.indirect_reference.idnum for each in elements}
    parents = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    artifacts = 0
    for page in read.pages:
        place = list(parents).index(page["/StructParents"])
        owners = parents[place + 1].get_object()
        for kind, number in _MARKED.findall(page.get_contents().get_data()):
            if number:
                assert owners[int(number)].idnum in linked
            else:
                assert kind == b"Artifact"
                artifacts += 1
    assert artifacts >= len(read.pages)
