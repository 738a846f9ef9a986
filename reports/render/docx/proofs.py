"""Numbers of a Word document that lead to what proves them.

A number is a link within the document to the row of an annex that has its evidence,
or to where it stands first; who points at it reads the evidence's name.
"""

import re
from collections.abc import Iterator

from reports.document.shapes import Document, Paragraph
from reports.render.docx.elements import Element, element, run
from reports.render.proofs import Proofs, keys_of_digits
from reports.render.typesetting import plain

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


class Bookmarks:
    """Marks places of the document; each name and number is used once."""

    def __init__(self, document: Document) -> None:
        self._proofs = Proofs(document)
        # The name of a bookmark has forty letters at most, fewer than some keys.
        self._names = {key: f"依据{n}" for n, key in enumerate(document.evidence, 1)}
        self._count = 0

    def around(self, name: str, *content: Element) -> tuple[Element, ...]:
        self._count += 1
        return (
            element("bookmarkStart", id=self._count, name=name),
            *content,
            element("bookmarkEnd", id=self._count),
        )

    def proving(self, key: str, *content: Element) -> tuple[Element, ...]:
        """The content as what proves ``key``, if nothing before it does."""
        if key in self._names and self._proofs.name(key):
            return self.around(self._names[key], *content)
        return content

    def words(self, said: Paragraph) -> Iterator[Element]:
        """The paragraph's runs, its numbers as links."""
        text, keys, end = plain(said.text), iter(keys_of_digits(said)), 0
        for found in _NUMBER.finditer(text):
            if found.start() > end:
                yield run(text[end : found.start()])
            (key, *_) = [next(keys) for letter in found[0] if letter.isdecimal()]
            yield from self._number(found[0], key)
            end = found.end()
        if end < len(text):
            yield run(text[end:])

    def _number(self, text: str, key: str) -> Iterator[Element]:
        if key not in self._names:
            yield run(text)
            return
        link = element("hyperlink", run(text), anchor=self._names[key], tooltip=key)
        if self._proofs.own_name(key):
            yield from self.around(self._names[key], link)
        else:
            yield link
