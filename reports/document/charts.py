"""The charts of the status part, each beside the sentences it illustrates."""

from collections.abc import Sequence
from decimal import Decimal

from reports.document.book import Book
from reports.document.sentences import printed
from reports.document.shapes import Chart, ChartKind, Mark, Series
from reports.rules.finding import Finding, Hit
from reports.rules.standards import Standard
from reports.rules.wording import name_text

# Communities in one chart: the worst ones.
MOST_BARS = 15
# The findings whose rows are areas of offices, the plainest measure first.
_AREA_FINDINGS = ("office-area-below-standard", "office-area-per-100hh-low")


def split_chart(book: Book, slug: str, title: str, unit: str) -> Chart | None:
    """Upright bars of a distribution of persons; None with fewer than two that count.

    People are on record one by one: a key that nobody of them has counts 0.
    """
    found = [
        (label, book.value(f"{slug}.{key}") or 0)
        for key, label in book.keys(slug).items()
        if key != "unknown"
    ]
    if sum(1 for _, value in found if value) < 2:
        return None
    return Chart(
        key=f"chart:{slug}",
        title=title + _reach(book, slug),
        kind=ChartKind.BAR,
        unit=unit,
        categories=tuple(label for label, _ in found),
        series=(Series(title, tuple(value for _, value in found)),),
        description=_told(title, [(label, value) for label, value in found], unit),
        evidence=f"indicator:{slug}",
    )


def years_chart(book: Book, slug: str, title: str, unit: str) -> Chart | None:
    """A line over the years on record; None for fewer than two, or where not
    the same communities have reported each."""
    years = book.years(slug)
    if len(years) < 2 or not book.figures[slug].is_even:
        return None
    labels = [f"{year}年" for year, _ in years]
    values = [value for _, value in years]
    return Chart(
        key=f"chart:{slug}",
        title=title + _reach(book, slug),
        kind=ChartKind.LINE,
        unit=unit,
        categories=tuple(labels),
        series=(Series(title, tuple(values)),),
        description=_told(title, list(zip(labels, values, strict=True)), unit),
        evidence=f"indicator:{slug}",
    )


ASKED = "应达面积"


def change_chart(book: Book, slug: str, title: str, unit: str) -> Chart | None:
    """Base period and this one side by side; None without both."""
    base, now = book.value(f"{slug}.base"), book.value(f"{slug}.now")
    if book.context.base_label is None or not base or not now:
        return None
    labels = (book.context.base_label, book.context.period_label)
    return Chart(
        key=f"chart:{slug}",
        title=title + _reach(book, slug),
        kind=ChartKind.BAR,
        unit=unit,
        categories=labels,
        series=(Series(title, (base, now)),),
        description=_told(title, list(zip(labels, (base, now), strict=True)), unit),
        evidence=f"indicator:{slug}",
    )


def area_chart(book: Book) -> Chart | None:
    """The smallest offices against the standard, from the finding about them."""
    for code in _AREA_FINDINGS:
        finding = book.findings.get(code)
        if finding is None:
            continue
        hits = [h for h in finding.worst if _is_number(h.gap.observed)][:MOST_BARS]
        if len(hits) > 1:
            return _area_chart(finding, hits)
    return None


def _area_chart(finding: Finding, hits: Sequence[Hit]) -> Chart:
    code = finding.rule.code
    unit = hits[0].gap.unit
    title = (
        "社区办公服务用房面积与标准对照"
        if code == _AREA_FINDINGS[0]
        else "每百户办公服务用房面积与标准对照"
    )
    names = tuple(name_text(finding, hit) for hit in hits)
    observed = tuple(hit.gap.observed for hit in hits)
    required = {hit.gap.required for hit in hits}
    series: tuple[Series, ...] = (Series("现有面积", observed),)
    told = [_told(title, list(zip(names, observed, strict=True)), unit)]
    mark = None
    if len(required) == 1 and (value := required.pop()) is not None:
        word = _mark_word(hits[0].gap.standard)
        mark = Mark(f"{word}{printed(value, unit, 2)}{unit}", value)
        told.append(mark.label)
    else:
        asked = tuple(hit.gap.required for hit in hits)
        series += (Series(ASKED, asked),)
        told.append(_told(ASKED, list(zip(names, asked, strict=True)), unit))
    return Chart(
        key=f"chart:{code}",
        title=title + _selection(finding, hits),
        kind=ChartKind.BAR_ACROSS,
        unit=unit,
        categories=names,
        series=series,
        mark=mark,
        description="；".join(told),
        evidence=f"finding:{code}",
    )


def _reach(book: Book, slug: str) -> str:
    """On how many communities a chart rests, where these are not all."""
    figure = book.figures[slug]
    return f"（已填报{figure.reported}个社区）" if figure.reported < figure.of else ""


def _selection(finding: Finding, hits: Sequence[Hit]) -> str:
    """Which communities are drawn, where more fall short than there is room for."""
    few = finding.hit > len(hits)
    return f"（差距最大的{len(hits)}个社区）" if few else ""


def _mark_word(standard: Standard | None) -> str:
    """The portal's own defaults are no standards, and not called so."""
    return "标准" if standard and standard.authority != "portal" else "参考值"


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal)


def _told(
    title: str, found: Sequence[tuple[str, int | Decimal | None]], unit: str
) -> str:
    parts = [
        f"{label}{printed(value, unit, 2)}{unit}" if value else f"{label}无"
        for label, value in found
        if value is not None
    ]
    return f"{title}：{'，'.join(parts)}"
