"""What a report is about and in whose name: all that the figures do not say."""

from dataclasses import dataclass
from datetime import date

from reports.document.sentences import named
from reports.document.shapes import Evidence, Part, Quantity
from reports.indicators.base import THEME_NAMES, Theme

# More themes than this are named together as 治理.
_NAMED_THEMES = 2

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
    made (座谈交流, 实地察看); what is empty or None is not printed."""

    scope_code: str
    scope_name: str
    period_label: str  # 2025年
    as_of: date
    dated: date
    organ: str = ""
    base_label: str | None = None
    methods: tuple[str, ...] = ()
    mandate: str = ""
    themes: frozenset[Theme] = frozenset(Theme)
    title: str = ""  # empty: made from scope and themes
    closing: str = ""  # a last paragraph

    @property
    def ordered_themes(self) -> tuple[Theme, ...]:
        return tuple(theme for theme in Theme if theme in self.themes)

    @property
    def subject(self) -> str:
        """What the report is on: 社区治理, or the one or two themes by name."""
        if len(self.themes) > _NAMED_THEMES:
            return "社区治理"
        return "社区" + "和".join(THEME_NAMES[theme] for theme in self.ordered_themes)

    @property
    def printed_title(self) -> str:
        return self.title or f"关于{self.scope_name}{self.subject}情况的调研报告"

    def part(self, field: str) -> Quantity:
        """A field as it stands in a sentence."""
        return Quantity(self._texts()[field], f"request:{field}")

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
        return {
            f"request:{field}": Evidence(
                key=f"request:{field}",
                label=labels[field],
                formula="生成报告时填写",
                value=text,
                unit="",
            )
            for field, text in self._texts().items()
            if text
        }

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


def date_text(day: date) -> str:
    """2026年3月5日: full year, nothing padded. Source: GB/T 9704-2012, 7.3.5.4."""
    return f"{day.year}年{day.month}月{day.day}日"
