"""What WeasyPrint 70 leaves to be done for readers who hear a PDF.

The files are PDF/A-2a: archival, tagged, with every character mapped to Unicode.
PDF/UA-1 asks for much the same, and what it asks is done as far as the renderer
goes: language, title shown, headings in order that are bookmarks too, pictures told
in words, tables with heads, page numbers kept out of the text. The files do not claim
it all the same. WeasyPrint writes one variant at a time; a paragraph or a table that
runs over a page becomes two; and no checker of the standard can be run where this is
built, so a claim would rest on nobody's word. Whoever has one may find that
``VARIANT`` with the identifier of PDF/UA added passes; until then this is what holds.
"""

from collections.abc import Iterator
from typing import Any

Reference = bytes


def finish(pdf: Any) -> None:
    """Before the file is written: column heads say so, margins are no text."""
    objects = {each.reference: each for each in pdf.objects if hasattr(each, "number")}
    elements = [each for each in objects.values() if _type(each) == "/StructElem"]
    for element in elements:
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Column"
    _keep_out_margins(objects, elements)


def _type(each: Any) -> str:
    return str(each.get("Type", "")) if isinstance(each, dict) else ""


def _keep_out_margins(objects: dict[Reference, Any], elements: list[Any]) -> None:
    """Page numbers are tagged as parts of a text that does not hold them: they
    become artifacts, which nobody reads out between two lines."""
    root = next(o for o in objects.values() if _type(o) == "/StructTreeRoot")
    linked = set(_linked(root, objects))
    pages = [o for o in objects.values() if _type(o) == "/Page"]
    numbers = objects[root["ParentTree"]]["Nums"]
    for element in elements:
        if element.reference in linked:
            continue
        for kid in element["K"]:
            if isinstance(kid, int):
                page = objects[element["Pg"]]
                _as_artifact(objects[page["Contents"]].stream, kid)
                numbers[2 * pages.index(page) + 1][kid] = b"null"


def _linked(element: Any, objects: dict[Reference, Any]) -> Iterator[Reference]:
    """References of all elements that can be reached from the root."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes) and _type(objects[kid]) == "/StructElem":
            yield kid
            yield from _linked(objects[kid], objects)


def _as_artifact(drawn: list[Any], number: int) -> None:
    for at, said in enumerate(drawn):
        if isinstance(said, dict) and said.get("MCID") == number:
            drawn[at - 1 : at + 2] = ["/Artifact", b"BMC"]
            return
