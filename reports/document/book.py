"""What the status part reads: the figures that are known, ready to be printed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reports.document.clauses import Clause, Told, coverage
from reports.document.context import Context
from reports.document.sentences import name, named, printed, trimmed
from reports.document.shapes import Part, Quantity
from reports.indicators.base import Figure, Theme
from reports.indicators.tallies import Superlative
from reports.rules.finding import Finding
from reports.rules.standards import Standard

_FIELD = re.compile(r"\{([\w.]+)\}")
# More keys of a distribution than this are cut to the largest ones and 等.
MOST_KEYS = 8
# Decimals of a percentage that would else round to none or to all.
_FINE = 2


@dataclass(frozen=True, slots=True)
class Book:
    context: Context
    figures: Mapping[str, Figure]
    findings: Mapping[str, Finding]
    communities: int

    @property
    def themes(self) -> frozenset[Theme]:
        return self.context.themes

    def figure(self, slug: str) -> Figure | None:
        """None when the indicator is not in use or not on record."""
        found = self.figures.get(slug)
        return found if found and found.is_known else None

    def value(self, field: str) -> Any:
        """The figure ``slug``, or ``slug.key`` of one that has parts.

        None when it is not on record; a missing key is not on record either.
        """
        slug, _, key = field.partition(".")
        found = self.figure(slug)
        value = found.value if found else None
        if key:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value.figure if isinstance(value, Superlative) else value

    def quantity(self, field: str) -> Quantity | None:
        """The figure as printed, None when unknown or no number."""
        value = self.value(field)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return None
        slug, _, key = field.partition(".")
        indicator, decimals = self.figures[slug].indicator, 0
        if indicator.unit == "share" and value in (0, 1):
            # Nearly nobody is not nobody, and nearly everybody not everybody.
            exact = self.figures[slug].exact
            value, decimals = exact.get(key) if key else exact, _FINE
        text = printed(value, indicator.unit, max(indicator.decimals, decimals))
        return Quantity(text, f"indicator:{slug}", value)

    def number(self, value: int | Decimal, slug: str) -> Quantity:
        """A number that belongs to an indicator without being its figure: how
        many rows it lists, the bound it counts to."""
        return Quantity(printed(value, "", 2), f"indicator:{slug}", value)

    def demand(self, standard: Standard) -> tuple[Part, ...]:
        """What a standard asks with its unit: 500平方米, 60%."""
        share = standard.unit == "share"
        text = printed(standard.value, standard.unit, 1 if share else 2)
        number = Quantity(text, standard.evidence, standard.value)
        return (number,) if share else (number, standard.unit)

    def span(self, field: str) -> tuple[Part, ...]:
        """The figure, or 4至6 for one that has a smallest and a largest value."""
        value = self.value(field)
        if not isinstance(value, Mapping):
            number = self.quantity(field)
            return (number,) if number and number.value else ()
        slug = field.partition(".")[0]
        unit = self.figures[slug].indicator
        low, high = (
            Quantity(printed(v, unit.unit, unit.decimals), f"indicator:{slug}", v)
            for v in (value["min"], value["max"])
        )
        if low.text == high.text:
            return (high,) if high.value else ()
        if not low.value:
            return ("至多", high)
        if low.text.endswith("万") != high.text.endswith("万"):
            low, high = (trimmed(q.value, q.evidence) for q in (low, high))
        return (low, "至", high)

    def years(self, slug: str) -> list[tuple[int, int | Decimal]]:
        """A series by years, the earliest first; empty when it is unknown."""
        found = self.value(slug)
        if not isinstance(found, Mapping):
            return []
        return sorted((int(year), value) for year, value in found.items())

    def say(
        self,
        pattern: str,
        *,
        zero: str = "",
        about: str = "",
        **fills: Part | tuple[Part, ...],
    ) -> Clause | None:
        """A clause with each ``{slug}`` or ``{slug.key}`` replaced by its figure.

        None when one of them is unknown. When the first of them is 0 the clause
        is ``zero`` instead, or drops. ``about`` names the indicator of a clause
        whose pattern has fills only.
        """
        said: list[Part] = []
        slugs = [about] if about else []
        last = 0
        for match in _FIELD.finditer(pattern):
            said.append(pattern[last : match.start()])
            last = match.end()
            field = match[1]
            if field in fills:
                fill = fills[field]
                said.extend(fill if isinstance(fill, tuple) else (fill,))
                continue
            number = self.quantity(field)
            if number is None:
                return None
            slugs.append(field)
            if not number.value:
                return self._nothing(zero, slugs[0])
            said.append(number)
        said.append(pattern[last:])
        return self.clause(said, slugs)

    def clause(self, said: Iterable[Part], fields: Sequence[str]) -> Clause:
        """A clause on figures, or parts of them, as ``slug`` and ``slug.key``; it
        rests on the fewest communities of any of them."""
        slug = fields[0].partition(".")[0]
        return Clause(
            tuple(part for part in said if part != ""),
            slug,
            min(map(self.reported, fields)),
            self.figures[slug].of,
        )

    def reported(self, field: str) -> int:
        slug, _, key = field.partition(".")
        return self.figures[slug].reported_of(key)

    def coverage(self, field: str) -> tuple[Part, ...]:
        """（已填报3个社区）, nothing where all have."""
        slug, reported = field.partition(".")[0], self.reported(field)
        return coverage(slug, reported) if reported < self.figures[slug].of else ()

    def _nothing(self, zero: str, slug: str) -> Clause | None:
        return self.clause([zero], [slug]) if zero else None

    def keys(self, slug: str) -> dict[str, str]:
        """The keys of a distribution with their words, in printing order."""
        found = self.figure(slug)
        if found is None or not isinstance(found.value, Mapping):
            return {}
        words = found.indicator.keys or {}
        extra = [key for key in found.value if key not in words]
        return {**words, **{key: str(key) for key in extra}}

    def counting_keys(self, slug: str) -> list[str]:
        """The keys of a distribution that count something."""
        return [key for key in self.keys(slug) if self.value(f"{slug}.{key}")]

    def split(
        self, slug: str, unit: str, opening: str = "", link: str = ""
    ) -> Clause | None:
        """A distribution as 大专及以上12人、高中23人: the keys that count something."""
        found = self.counting_keys(slug)
        largest = sorted(found, key=lambda key: -self.value(f"{slug}.{key}"))
        shown = [key for key in found if key in largest[:MOST_KEYS]]
        rest = "等" if len(found) > MOST_KEYS else ""
        return self.parts_of(slug, shown, unit, opening, link, rest)

    def parts_of(
        self,
        slug: str,
        keys: Sequence[str],
        unit: str,
        opening: str = "",
        link: str = "",
        rest: str = "",
    ) -> Clause | None:
        """Parts of a distribution; where they rest on different numbers of
        communities, each says on how many."""
        words = self.keys(slug)
        fields = {f"{slug}.{key}": key for key in keys}
        if not fields:
            return None
        alike = len(set(map(self.reported, fields))) == 1
        said = named(
            (name(words[key]), link, number, unit, *(() if alike else self.coverage(f)))
            for f, key in fields.items()
            if (number := self.quantity(f))
        )
        clause = self.clause([opening, *said, rest], list(fields))
        return clause if alike else clause.covered()

    def kinds(self, slug: str, total: str, unit: str) -> Clause | None:
        """其中党总支1个、党支部7个, or 均为党支部; None unless they add up."""
        found = self.counting_keys(slug)
        if not self.partitions(slug, total) or found in ([], ["unknown"]):
            return None
        if len(found) > 1:
            return self.split(slug, unit, "其中")
        if self.value(total) == 1:
            return None
        return self.say("均为{kind}", about=slug, kind=name(self.keys(slug)[found[0]]))

    def series(self, opening: str, *patterns: str) -> Told:
        """辖区有居民小组27个、住宅小区9个: the known ones after one opening."""
        told: list[Clause] = []
        for pattern in patterns:
            clause = self.say(pattern if told else f"{opening}{pattern}")
            if clause:
                told.append(replace(clause, comma="、") if told else clause)
        return tuple(told)

    def partitions(self, slug: str, total: str) -> bool:
        """Whether a distribution's parts add up to a total resting on as many rows."""
        parts, whole = self.figure(slug), self.figure(total)
        return (
            parts is not None
            and whole is not None
            and parts.reported == whole.reported
            and sum(parts.value.values()) == whole.value
        )

    def tells(self, code: str) -> bool:
        """Whether the problems tell of a finding; the status then need not."""
        finding = self.findings.get(code)
        return finding is not None and finding.hit > 0 and self.reports(finding)

    def reports(self, finding: Finding) -> bool:
        return finding.rule.theme in self.themes

    def all_of(self, slug: str) -> str:
        """各社区均 before a verb; nothing where only one community has reported."""
        return "各社区均" if self.figures[slug].reported > 1 else ""

    @property
    def each(self) -> str:
        """每个社区 before a figure; nothing in a report on a single community."""
        return "每个社区" if self.communities > 1 else ""
