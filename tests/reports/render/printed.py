"""A PDF as a reader sees it: lines of characters with their fonts and places."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pdfplumber

MM = 72 / 25.4
LEFT, TOP, RIGHT, BOTTOM = 28 * MM, 37 * MM, 184 * MM, 262 * MM


@dataclass(frozen=True)
class Line:
    page: int
    baseline: float  # pt from the top of the page
    chars: list[dict]

    @property
    def text(self) -> str:
        return "".join(char["text"] for char in self.chars)

    @property
    def left(self) -> float:
        return self.chars[0]["x0"]

    @property
    def right(self) -> float:
        return self.chars[-1]["x1"]

    @property
    def size(self) -> float:
        return round(self.chars[0]["size"], 1)

    @property
    def fonts(self) -> set[str]:
        """Families without the prefix of a subset."""
        return {char["fontname"].partition("+")[2] for char in self.chars}


class Printed:
    def __init__(self, path: Path) -> None:
        self.path = path
        with pdfplumber.open(path) as pdf:
            self.metadata = pdf.metadata
            self.catalog = pdf.doc.catalog
            self.sizes = [(page.width, page.height) for page in pdf.pages]
            self.chars = [page.chars for page in pdf.pages]
            self.tables = [page.extract_tables() for page in pdf.pages]
            self.outline = [
                (level, title) for level, title, *_ in pdf.doc.get_outlines()
            ]

    @cached_property
    def lines(self) -> list[Line]:
        """Of the upright pages, in reading order."""
        found = []
        for number, ((width, height), chars) in enumerate(
            zip(self.sizes, self.chars, strict=True), 1
        ):
            if width > height:
                continue
            rows = defaultdict(list)
            for char in chars:
                rows[round(float(height) - char["matrix"][5], 1)].append(char)
            for baseline, row in sorted(rows.items()):
                row.sort(key=lambda char: char["x0"])
                found.append(Line(number, baseline, row))
        return found

    def page(self, number: int) -> list[Line]:
        return [line for line in self.lines if line.page == number]

    def starting(self, text: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(text))

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)
