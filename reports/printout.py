"""An assessment as JSON values and as a table for a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.assessment import Assessment
from reports.indicators.base import THEME_NAMES, Figure
from reports.indicators.listings import Listed
from reports.indicators.tallies import Place, Superlative
from reports.rules.finding import Finding, Hit

UNKNOWN = "未填报"
# Observed and required figures have no printing precision of their own.
_PLACES = Decimal("0.0001")
# Names in a line of the table; the JSON has all of them.
_NAMED = 5
_LABEL_WIDTH = 40
_VALUE_WIDTH = 44


def number(value: Any) -> Any:
    """A JSON number, without a point where there is nothing behind it."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _measured(value: Any) -> Any:
    if isinstance(value, Decimal):
        value = value.quantize(_PLACES, ROUND_HALF_UP)
    return number(value)


def figure_json(figure: Figure) -> dict[str, Any]:
    return {
        "value": _value_json(figure.value),
        "unit": figure.indicator.unit,
        "reported": figure.reported,
        "of": figure.of,
    }


def _value_json(value: Any) -> Any:
    if isinstance(value, Superlative):
        named = [_place_json(place) for place in value.places]
        return {"value": number(value.figure), "communities": named}
    if isinstance(value, Listed):
        figures = {name: _measured(each) for name, each in value.figures.items()}
        return _place_json(value.place) | figures
    if isinstance(value, dict):
        return {str(key): _value_json(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_value_json(part) for part in value]
    return number(value)


def _place_json(place: Place) -> dict[str, str]:
    return {"code": place.code, "name": place.name, "township": place.township}


def hit_json(hit: Hit) -> dict[str, Any]:
    return {
        "code": hit.place.code,
        "name": hit.place.name,
        "observed": _measured(hit.gap.observed),
        "required": _measured(hit.gap.required),
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """Without its communities; those are too many to be kept."""
    return {
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "standard": citations(finding),
    }


def citations(finding: Finding) -> str | None:
    """The documents behind the finding; a default of the portal is none."""
    found = [s.citation for s in finding.standards if s.authority != "portal"]
    return "；".join(dict.fromkeys(found)) or None


def table(assessment: Assessment) -> Iterator[str]:
    """Lines for a terminal: known figures by theme, then what the rules found."""
    theme = None
    figures = assessment.figures.values()
    for figure in figures:
        if not figure.is_known:
            continue
        indicator = figure.indicator
        if indicator.theme is not theme:
            theme = indicator.theme
            yield f"\n{THEME_NAMES[theme]}"
        label = _pad(indicator.label, _LABEL_WIDTH)
        value = _pad(_text(figure.value, figure), _VALUE_WIDTH)
        yield f"  {label}{value}{figure.reported}/{figure.of}"
    missing = [f.indicator.label for f in figures if not f.is_known]
    if missing:
        yield f"\n{UNKNOWN}（{len(missing)}）：{'、'.join(missing)}\n"
    for finding in assessment.findings.values():
        if finding.hit:
            yield _finding_line(finding)


def _finding_line(finding: Finding) -> str:
    names = "、".join(hit.place.name for hit in finding.worst[:_NAMED])
    more = "等" if finding.hit > _NAMED else ""
    cited = citations(finding)
    basis = f"（{cited}）" if cited else ""
    rule = finding.rule
    counts = f"{finding.hit}/{finding.assessed}"
    return f"! {rule.code}  {rule.heading}{basis}  {counts}  {names}{more}"


def _text(value: Any, figure: Figure) -> str:
    if isinstance(value, Superlative):
        names = [place.name for place in value.places[:_NAMED]]
        more = "等" if value.count > _NAMED else ""
        return f"{_text(value.figure, figure)}（{'、'.join(names)}{more}）"
    if isinstance(value, dict):
        return _keyed(value, figure)
    if isinstance(value, list | tuple):
        return "、".join(_listed(part, figure) for part in value[:_NAMED]) or "无"
    if figure.indicator.unit == "share":
        shown = number(
            (value * 100).quantize(Decimal(1).scaleb(-figure.indicator.decimals))
        )
        return f"{shown}%"
    return f"{number(value)}{figure.indicator.unit}"


def _keyed(value: dict[str, Any], figure: Figure) -> str:
    if set(value) == {"min", "max"}:
        return f"{_text(value['min'], figure)}至{_text(value['max'], figure)}"
    words = figure.indicator.keys or {}
    ordered: Iterable[str] = [key for key in words if key in value]
    rest = [key for key in value if key not in words]
    return "，".join(
        f"{words.get(key, f'{key}：')}{_text(value[key], figure)}"
        for key in [*ordered, *rest]
    )


def _listed(part: Any, figure: Figure) -> str:
    if isinstance(part, Listed):
        said = [
            str(_measured(each)) for each in part.figures.values() if each is not None
        ]
        return f"{part.place.name}（{'，'.join(said)}）"
    words = figure.indicator.keys or {}
    return words.get(part, str(part))


def _pad(text: str, width: int) -> str:
    """Padded to columns of the terminal, where a Chinese character takes two."""
    columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(1, width - columns)
