"""Raw rows of every theme, streamed from the facts: two passes, nothing kept.

The first pass (``Plan``, made while the report is collected) counts the rows
each sheet must get and finds the columns that somebody has filled; the second
writes them. What was written must be what was counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from reports.document.shapes import Kind
from reports.facts.shapes import CommunityFacts
from reports.indicators.base import Theme
from reports.render.xlsx import affairs, people, places, profile
from reports.render.xlsx.cells import Shown
from reports.render.xlsx.columns import Field, RawTable
from reports.render.xlsx.links import MOST, Links
from reports.render.xlsx.profile import COMMUNITIES
from reports.render.xlsx.sheet import Head, Sheet

TABLES: tuple[RawTable, ...] = (
    *profile.TABLES,
    *people.TABLES,
    *places.TABLES,
    *affairs.TABLES,
)

# What every row begins with: whose it is.
WHOSE = (
    Field(Head("社区代码", Kind.CODE), lambda facts: facts.code),
    Field(Head("社区"), lambda facts: facts.label),
    Field(Head("街道（乡镇）"), lambda facts: facts.township),
)


FINDINGS = Head("涉及问题数", Kind.COUNT)


def _findings(code: str, links: Links) -> Shown:
    leads_to = links.to_findings(code)
    return Shown(links.count(code), Kind.COUNT, leads_to=leads_to)


class Plan:
    """Which sheets a report's facts fill, with how many rows and which columns.

    Mergeable, as everything is that is folded over communities.
    """

    def __init__(self, themes: Iterable[Theme] = ()) -> None:
        wanted = frozenset(themes) or frozenset(Theme)
        self.tables = tuple(
            table for table in TABLES if table.theme is None or table.theme in wanted
        )
        self.communities = 0
        self._codes: list[str] = []  # as far as their rows can be linked to
        self.expected: Counter[str] = Counter()
        self._unfilled: dict[str, list[int]] = {
            table.name: list(range(len(table.fields))) for table in self.tables
        }

    def add(self, facts: CommunityFacts) -> None:
        self.communities += 1
        if self.communities <= MOST:
            self._codes.append(facts.code)
        for table in self.tables:
            found = table.rows(facts)
            for row in found or ():
                self.expected[table.name] += 1
                if self._unfilled[table.name]:
                    self._note_filled(table, row)

    def merge(self, other: "Plan") -> None:
        self.communities += other.communities
        self._codes += other._codes
        self.expected.update(other.expected)
        for name, unfilled in other._unfilled.items():
            kept = [number for number in self._unfilled[name] if number in unfilled]
            self._unfilled[name] = kept

    def columns(self, table: RawTable) -> tuple[Field, ...]:
        """The columns that any row has something in; the rest would be blank."""
        unfilled = set(self._unfilled[table.name])
        return tuple(
            field for number, field in enumerate(table.fields) if number not in unfilled
        )

    @property
    def sheets(self) -> tuple[RawTable, ...]:
        """The tables with rows and something in them, in the workbook's order."""
        return tuple(
            table
            for table in self.tables
            if self.expected[table.name] and self.columns(table)
        )

    @property
    def community_rows(self) -> dict[str, int]:
        """The row of each community on the sheet that has one for each.

        Empty where there is no such sheet, or more than can be linked to.
        """
        if self.communities > MOST or COMMUNITIES not in self.sheets:
            return {}
        # As the facts come: in the order of their codes.
        return {code: row for row, code in enumerate(sorted(self._codes), 2)}

    def _note_filled(self, table: RawTable, row: Any) -> None:
        self._unfilled[table.name] = [
            number
            for number in self._unfilled[table.name]
            if table.fields[number].read(row) is None
        ]


def write_rows(
    book: Any,
    plan: Plan,
    facts: Iterable[CommunityFacts],
    *,
    title: str,
    links: Links,
    on_community: Callable[[int], None],
) -> list[Sheet]:
    """One sheet per table, all filled in a single pass over the facts.

    On the sheet of communities each leads to the findings it stands behind.
    """
    open_sheets: list[tuple[RawTable, tuple[Field, ...], Sheet]] = []
    for table in plan.sheets:
        fields = plan.columns(table)
        heads = [field.head for field in (*WHOSE, *fields)]
        if table is COMMUNITIES and links:
            heads.append(FINDINGS)
        open_sheets.append((table, fields, Sheet(book, table.name, heads, title=title)))
    for number, community in enumerate(facts, 1):
        whose = [field.read(community) for field in WHOSE]
        for table, shown, sheet in open_sheets:
            for row in table.rows(community) or ():
                cells = [*whose, *(field.read(row) for field in shown)]
                if table is COMMUNITIES and links:
                    cells.append(_findings(community.code, links))
                sheet.add(cells)
        on_community(number)
    return [sheet for _, _, sheet in open_sheets]
