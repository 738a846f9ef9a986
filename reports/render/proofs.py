"""What proves each printed number, by a place in the same file.

A number of the text leads to the row of an annex, or the picture, that has its
evidence. What stands in no annex (the period asked for, a number of the advice)
leads to where it is said first. Places are named by the evidence, so that a number
of the file can be looked up on screen and in the workbook.
"""

from collections.abc import Iterator

from reports.document.shapes import (
    Chart,
    Document,
    Paragraph,
    Quantity,
    Table,
    numbered,
)

PREFIX = "evidence:"


class Proofs:
    """Gives each place its name once, in the order in which a file is written."""

    def __init__(self, document: Document) -> None:
        self._elsewhere = set(_placed(document))
        self._given: set[str] = set()

    def name(self, key: str) -> str:
        """The name of what proves ``key``; empty for none and for a second one."""
        if not key or key in self._given:
            return ""
        self._given.add(key)
        return f"{PREFIX}{key}"

    def own_name(self, key: str) -> str:
        """The name of a number that nothing else in the file proves."""
        return "" if key in self._elsewhere else self.name(key)


def _placed(document: Document) -> Iterator[str]:
    """Keys of rows of annexes and of pictures."""
    blocks = [
        *(b for _, section in numbered(document.sections) for b in section.blocks),
        *(block for annex in document.annexes for block in annex.blocks),
    ]
    for block in blocks:
        if isinstance(block, Table):
            yield from block.row_evidence
        elif isinstance(block, Chart):
            yield block.evidence


def keys_of_digits(paragraph: Paragraph) -> list[str]:
    """The evidence of each digit of the text, in reading order: words hold none."""
    return [
        part.evidence
        for sentence in paragraph.sentences
        for part in sentence.parts
        if isinstance(part, Quantity)
        for letter in part.text
        if letter.isdecimal()
    ]
