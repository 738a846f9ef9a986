"""What is asked for when a report is asked for, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from reports.document.kinds import BY_CODE, COMPREHENSIVE, ReportKind
from reports.document.redhead import RedHead
from reports.indicators.base import Theme

FORMATS = ("pdf", "xlsx", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One report: of what place, which period, seen from which day."""

    scope_code: str
    period_code: str
    as_of: date
    base_code: str | None = None
    formats: tuple[str, ...] = FORMATS
    organ: str = ""  # whose report it is, as signed; empty: nobody's yet
    kind: str = COMPREHENSIVE.code
    themes: tuple[str, ...] = ()  # empty: those of the kind
    mandate: str = ""  # the document the survey was ordered by
    methods: tuple[str, ...] = ()  # codes of reports.document.context.METHODS
    practice: str = ""  # what has been done, a paragraph a line
    causes: str = ""  # why there are problems, likewise
    red_head: RedHead | None = None  # of a formal document; None: an internal report

    @property
    def report_kind(self) -> ReportKind:
        return BY_CODE[self.kind]

    @property
    def reported_themes(self) -> tuple[Theme, ...]:
        chosen = tuple(Theme(theme) for theme in self.themes)
        return chosen or self.report_kind.themes

    def as_parameters(self) -> dict[str, Any]:
        """JSON values, the same for the same report in whatever order asked."""
        asked: dict[str, Any] = {
            "scope": self.scope_code,
            "period": self.period_code,
            "base": self.base_code,
            "as_of": self.as_of.isoformat(),
            "formats": sorted(self.formats),
            "organ": self.organ,
            "kind": self.kind,
            "themes": sorted(self.themes),
            "mandate": self.mandate,
            "methods": sorted(self.methods),
            "practice": self.practice,
            "causes": self.causes,
        }
        if self.red_head:
            asked["red_head"] = self.red_head.as_json()
        return asked

    @classmethod
    def from_parameters(cls, parameters: dict[str, Any]) -> Self:
        return cls(
            scope_code=parameters["scope"],
            period_code=parameters["period"],
            base_code=parameters["base"],
            as_of=date.fromisoformat(parameters["as_of"]),
            formats=tuple(parameters["formats"]),
            organ=parameters["organ"],
            # Jobs asked for before there were kinds name none.
            kind=parameters.get("kind", COMPREHENSIVE.code),
            themes=tuple(parameters["themes"]),
            mandate=parameters["mandate"],
            methods=tuple(parameters["methods"]),
            practice=parameters.get("practice", ""),
            causes=parameters.get("causes", ""),
            red_head=RedHead.from_json(parameters.get("red_head")),
        )

    def working_title(self, scope_name: str) -> str:
        """What the report is called in lists until it has been written."""
        kind = self.report_kind
        subject = "社区" if kind is COMPREHENSIVE else kind.subject
        if scope_name.endswith("社区"):
            subject = subject.removeprefix("社区")
        return f"{scope_name}{subject}调研报告（{self.period_code}）"
