"""Two reports of one scope side by side: page, filters and workbook."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import record_act
from portal.access import require
from reports import comparing
from reports.compared_book import write
from reports.comparing import Change, FigureRow, FindingRow, Side
from reports.evidence import MOST_READ, in_words, is_read
from reports.facts.spool import Reader
from reports.grounds import Grounds, UnknownRule
from reports.models import Report
from reports.render.xlsx.book import saved_at
from reports.views.compared_pair import CHANGES, CompareForm, defaults

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTED = 200

COLOURS = {
    Change.NEW: "state-bad",
    Change.WORSE: "state-bad",
    Change.BETTER: "state-good",
    Change.SOLVED: "state-good",
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A finding's change as the page shows it."""

    row: FindingRow
    label: Any
    colour: str
    before: str | None
    after: str | None
    required: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    findings: list[FindingRow]
    figures: list[FigureRow]
    counts: dict[Change, int]


@require_safe
@never_cache
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The report against another of its scope, chosen on the page."""
    after = chosen(request, pk)
    form = CompareForm(defaults(request, after), of=after, request=request)
    context: dict[str, Any] = {
        "report": after,
        "form": form,
        "trail": [
            (_("Reports"), reverse("reports:report-list")),
            (after.title, reverse("reports:report-detail", args=[after.pk])),
            (_("Compare"), ""),
        ],
    }
    found = compared(form)
    if found is not None:
        context |= {
            "shifts": [shown(row) for row in found.findings[:LISTED]],
            "more": max(len(found.findings) - LISTED, 0),
            "figures": [shown_figure(row) for row in found.figures],
            "counts": [
                (change.value, label, found.counts[change], COLOURS.get(change, ""))
                for change, label in CHANGES.items()
                if found.counts[change]
            ],
            "export": request.GET.urlencode(),
        }
    part = "#results" if request.htmx else ""
    return render(request, f"reports/report_compare.html{part}", context)


def chosen(request: HttpRequest, pk: int) -> Report:
    require(request, "report")
    found = Report.objects.visible_to(request.user).readable().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def compared(form: CompareForm) -> Compared | None:
    """None while two reports are not chosen, or one cannot be computed again while
    somebody waits."""
    if not form.is_valid():
        return None
    asked = form.cleaned_data
    if not (is_read(asked["before"]) and is_read(asked["after"])):
        said = _(
            "Reports on more than %(most)s communities are not compared. Compare "
            "reports on the divisions below."
        )
        form.add_error(None, said % {"most": f"{MOST_READ:,}"})
        return None
    try:
        before, after = side(asked["before"].pk), side(asked["after"].pk)
    except (UnknownRule, FileNotFoundError):
        form.add_error(None, _("One of the reports can no longer be computed."))
        return None
    rows = list(comparing.findings(before, after))
    counts = Counter(row.change for row in rows)
    return Compared(
        [row for row in rows if fits(row, asked)],
        [
            row
            for row in comparing.figures(before, after)
            if not asked["theme"] or row.theme == asked["theme"]
        ],
        counts,
    )


def fits(row: FindingRow, asked: dict[str, Any]) -> bool:
    words = asked["q"].split()
    text = f"{row.heading}{row.name}{row.code}"
    return (
        (not asked["change"] or row.change == asked["change"])
        and (not asked["theme"] or row.theme == asked["theme"])
        and all(word in text for word in words)
    )


def side(pk: int) -> Side:
    kept = Report.objects.only("facts_path", "facts_sha256").get(pk=pk)
    return _side(pk, kept.facts_path, kept.facts_sha256)


@lru_cache(maxsize=8)
def _side(pk: int, path: str, sha256: str) -> Side:
    """Computed once for as long as the facts are the same."""
    grounds = Grounds.from_json(Report.objects.only("grounds").get(pk=pk).grounds)
    with default_storage.open(path) as kept:
        facts = list(Reader(kept))
    return comparing.side_of(grounds, lambda: facts)


def shown(row: FindingRow) -> Shift:
    gap = row.after or row.before
    return Shift(
        row,
        CHANGES[row.change],
        COLOURS.get(row.change, "state-open"),
        in_words(row.before.observed) if row.before else None,
        in_words(row.after.observed) if row.after else None,
        in_words(gap.required) if gap else None,
    )


def shown_figure(row: FigureRow) -> dict[str, Any]:
    return {
        "label": row.label,
        "unit": "" if row.unit == "share" else row.unit,
        "before": measured(row.before, row.unit),
        "after": measured(row.after, row.unit),
        "difference": signed(row),
        "reported": (row.reported_before, row.reported_after),
    }


def measured(value: Any, unit: str) -> str | None:
    if value is None:
        return None
    return f"{in_words(value * 100)}%" if unit == "share" else in_words(value)


def signed(row: FigureRow) -> str | None:
    """With its sign; of two shares in percentage points."""
    value = row.difference
    if value is None:
        return None
    text = in_words(value * 100 if row.unit == "share" else value)
    points = " %" if row.unit == "share" else ""
    return f"{'+' if value > 0 else ''}{text}{points}"


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Exactly what the filters show, as a workbook."""
    after = chosen(request, pk)
    form = CompareForm(defaults(request, after), of=after, request=request)
    found = compared(form)
    if found is None:
        raise Http404
    asked = form.cleaned_data
    title = f"{after.scope_name}：{asked['before'].period}与{asked['after'].period}对比"
    content = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "compared.xlsx"
        with saved_at(path) as book:
            write(book, found.findings, found.figures, title)
        content.write(path.read_bytes())
    content.seek(0)
    record_act(
        "reports_compared",
        by=request.user,
        target=after,
        other=asked["before"].pk,
    )
    answer = FileResponse(
        content, as_attachment=True, filename=f"{title}.xlsx", content_type=XLSX
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
