"""Which threshold is in force for a community on a day, and what it is called.

Standards are dated rows with a scope: the nation, a province, a prefecture or
a county. The nearest scope wins; within one scope the latest. Pure values: the
rows are read by reports.facts.standards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from communities.divisions import contains, level_of

NATION = "CN"  # the scope in evidence keys of what is in force everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One threshold of one standard, as in force from one day to another."""

    slug: str
    title: str  # as cited in print, with 《》 where it is a document
    value: Decimal
    unit: str
    issuing_body: str = ""
    doc_no: str = ""
    clause: str = ""
    scope_code: str = ""  # empty: the nation
    applies_to: frozenset[str] = frozenset()  # urban_rural_class; empty: all
    valid_from: date | None = None
    valid_to: date | None = None
    # "law", "plan", "local", "survey": cited; "portal": the portal's own default,
    # said to be so and never cited as law.
    authority: str = "portal"
    row_id: int | None = None

    @property
    def citation(self) -> str:
        """How prose names it: the title with its clause, such as 《…》第三条."""
        return f"{self.title}{self.clause}"

    @property
    def evidence(self) -> str:
        """The key of the document's evidence it is proved by.

        standard:<slug>@<scope>, with the kinds of community it is for: urban and
        rural communities may have different values of one threshold.
        """
        kinds = "/".join(sorted(self.applies_to))
        scope = self.scope_code or NATION
        return f"standard:{self.slug}@{scope}{'/' if kinds else ''}{kinds}"


@dataclass(frozen=True, slots=True)
class Standards:
    """All standards in force on one day."""

    day: date
    rows: tuple[Standard, ...]

    @classmethod
    def in_force(cls, rows: Iterable[Standard], day: date) -> "Standards":
        kept = [
            row
            for row in rows
            if (row.valid_from is None or row.valid_from <= day)
            and (row.valid_to is None or day <= row.valid_to)
        ]
        return cls(day, tuple(kept))

    def find(self, slug: str, code: str, kind: str | None = None) -> Standard | None:
        """The standard for the community ``code`` of class ``kind``.

        None when none is in force there: the rule then has nothing to hold the
        community to. A community of unknown class is held only to standards
        that apply to all classes.
        """
        candidates = [
            row
            for row in self.rows
            if row.slug == slug
            and (not row.scope_code or contains(row.scope_code, code))
            and (not row.applies_to or kind in row.applies_to)
        ]
        if not candidates:
            return None
        return max(candidates, key=_nearest)


def _nearest(row: Standard) -> tuple[int, date, int]:
    depth = int(level_of(row.scope_code)) if row.scope_code else 0
    return depth, row.valid_from or date.min, int(bool(row.applies_to))
