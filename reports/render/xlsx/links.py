"""Where the cells of a workbook lead to: findings to communities and back, numbers of
the text to the rows they stand in.

Excel follows some 65,000 links of a sheet, and each is kept in memory until the
workbook is saved, so that a workbook of very many rows has none between them.
"""

from collections import Counter

from reports.render.xlsx.sheet import place

# Rows of a sheet that have links, two of them each.
MOST = 30_000


class Links:
    """``communities``: the row of each on its sheet, by code; empty for no links."""

    def __init__(self, sheet: str, communities: dict[str, int], findings: int) -> None:
        """``findings``: how many rows there will be of communities behind findings."""
        self._sheet = sheet
        self._rows = communities if findings <= MOST else {}
        self._behind: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._evidence: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def to_community(self, code: str) -> str:
        """Its row on the sheet of communities; empty where there is no link."""
        row = self._rows.get(code)
        return place(self._sheet, row) if row else ""

    def note_finding(self, code: str, where: str) -> None:
        """The community ``code`` stands behind a finding in that place."""
        if self:
            self._counts[code] += 1
            self._behind.setdefault(code, where)

    def count(self, code: str) -> int:
        """How many findings the community stands behind."""
        return self._counts[code]

    def to_findings(self, code: str) -> str:
        """The first of its rows behind findings; empty where there is none."""
        return self._behind.get(code, "")

    def note_evidence(self, key: str, where: str) -> None:
        self._evidence.setdefault(key, where)

    def to_evidence(self, key: str) -> str:
        """Where the figure or finding with the key has its row; empty for none."""
        return self._evidence.get(key, "")
