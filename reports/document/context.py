"""What a report is about and in whose name: all that the figures do not say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from communities.divisions import Level, level_of
from reports.document.kinds import COMPREHENSIVE, ReportKind
from reports.document.kinds import Part as ReportPart
from reports.document.redhead import RedHead
from reports.document.sentences import named
from reports.document.shapes import Evidence, Part, Quantity
from reports.indicators.base import THEME_NAMES, Theme

# More themes than this are named together as 治理.
_NAMED_THEMES = 2
# What every subject begins with, and most communities' names end with.
_COMMUNITY = "社区"

# How a survey was made, as the lead-in names it, in that order.
METHODS = {
    "discussion": "座谈交流",
    "briefing": "听取汇报",
    "site_visit": "实地察看",
    "home_visit": "入户走访",
    "questionnaire": "问卷调查",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``mandate`` is the document a survey was ordered by, ``methods`` how it was
    made (座谈交流, 实地察看); what is empty or None is not printed. ``themes`` are the
    kind's own unless others are given. ``told`` is what somebody has written for a
    part that no figure makes: paragraphs of whole sentences.
    """

    scope_code: str
    scope_name: str
    period_label: str  # 2025年
    as_of: date
    dated: date
    organ: str = ""
    base_label: str | None = None
    methods: tuple[str, ...] = ()
    mandate: str = ""
    kind: ReportKind = COMPREHENSIVE
    themes: frozenset[Theme] = frozenset()
    title: str = ""  # empty: made from scope and themes
    closing: str = ""  # a last paragraph
    told: Mapping[ReportPart, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    red_head: RedHead | None = None

    def __post_init__(self) -> None:
        if not self.themes:
            object.__setattr__(self, "themes", frozenset(self.kind.themes))

    @property
    def ordered_themes(self) -> tuple[Theme, ...]:
        return self.kind.ordered(self.themes)

    @property
    def subject(self) -> str:
        """What the report is on: its kind's subject, or the one or two themes of a
        comprehensive report by name."""
        if self.kind is not COMPREHENSIVE or len(self.themes) > _NAMED_THEMES:
            return self.kind.subject
        return "社区" + "和".join(THEME_NAMES[theme] for theme in self.ordered_themes)

    @property
    def is_one_community(self) -> bool:
        """Whether the report is on a single community, not on all of a division."""
        return level_of(self.scope_code) is Level.COMMUNITY

    @property
    def topic(self) -> str:
        """The subject behind the name of what it is on: 滨河社区's 社区治理 is 治理."""
        if self.is_one_community and self.scope_name.endswith(_COMMUNITY):
            return self.subject.removeprefix(_COMMUNITY)
        return self.subject

    @property
    def printed_title(self) -> str:
        made = self.kind.title.format(scope=self.scope_name, subject=self.topic)
        return self.title or made

    def told_of(self, part: ReportPart) -> Iterator[tuple[tuple[str, str], ...]]:
        """The paragraphs somebody has written for a part: key and text of each
        sentence, the keys those of evidence."""
        number = 0
        for paragraph in self.told.get(part, ()):
            keyed = []
            for sentence in paragraph:
                number += 1
                keyed.append((f"request:{part}-{number}", sentence))
            yield tuple(keyed)

    def part(self, name: str) -> Quantity:
        """A field as it stands in a sentence."""
        return Quantity(self._texts()[name], f"request:{name}")

    def method_parts(self) -> tuple[Part, ...]:
        return named(
            Quantity(method, "request:methods")
            if any(letter.isdigit() for letter in method)
            else method
            for method in self.methods
        )

    def evidence(self) -> dict[str, Evidence]:
        """Every field that a sentence may print, by key."""
        labels = {
            "scope": "报告范围",
            "period": "统计期",
            "base": "对比期",
            "as_of": "统计截止日期",
            "dated": "成文日期",
            "organ": "调研单位",
            "mandate": "调研依据",
            "methods": "调研方式",
            "closing": "结语",
        }
        found = {
            f"request:{name}": _given(f"request:{name}", labels[name], text)
            for name, text in self._texts().items()
            if text
        }
        for part in self.told:
            for paragraph in self.told_of(part):
                for key, text in paragraph:
                    found[key] = _given(key, self.kind.heading(part), text)
        return found

    def _texts(self) -> dict[str, str]:
        return {
            "scope": self.scope_name,
            "period": self.period_label,
            "base": self.base_label or "",
            "as_of": date_text(self.as_of),
            "dated": date_text(self.dated),
            "organ": self.organ,
            "mandate": self.mandate,
            "methods": "、".join(self.methods),
            "closing": self.closing,
        }


def _given(key: str, label: str, text: str) -> Evidence:
    return Evidence(key=key, label=label, formula="生成报告时填写", value=text, unit="")


def date_text(day: date) -> str:
    """2026年3月5日: full year, nothing padded. Source: GB/T 9704-2012, 7.3.5.4."""
    return f"{day.year}年{day.month}月{day.day}日"
