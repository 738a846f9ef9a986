"""What is missing to the standards, street by street: page, filters and workbook."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import record_act
from portal.access import require
from portal.figures import number
from record.exports.export import FORMATS
from record.exports.workbook import write_workbook
from reports import counted
from reports.document.lacking import NAMED, bases
from reports.facts.request import Request
from reports.gap_sheet import MEASURES, export_columns, label_of, notes_of
from reports.missing import shortfalls_of
from reports.models.unit_cost import PricedMeasure, priced_by
from reports.shortfalls.rows import Row, every_row, without_gap
from reports.views.at_once import AskedForm, asked_of, asked_values
from reports.views.counted import large


class GapForm(AskedForm):
    measure = forms.ChoiceField(
        label=gettext_lazy("What is missing"),
        required=False,
        choices=[("", gettext_lazy("All")), *MEASURES],
    )
    place = forms.CharField(
        label=gettext_lazy("Street or county"), required=False, widget=forms.Select
    )

    def __init__(self, *args: Any, request: HttpRequest) -> None:
        super().__init__(*args, request=request)
        asked = str(self["place"].value() or "")
        self.offer_places({asked: asked} if asked else {})

    def offer_places(self, names: dict[str, str]) -> None:
        self.fields["place"].widget.choices = [("", _("All")), *names.items()]


@dataclass(frozen=True, slots=True)
class Found:
    """What fits the filters: what is missing, and what is not or not known."""

    scope_name: str
    rows: list[Row]
    without: list[Row]


@require_safe
@never_cache
def gaps(request: HttpRequest) -> HttpResponse:
    require(request, "report")
    form = GapForm(asked_values(request), request=request)
    context: dict[str, Any] = {"form": form, "trail": [(_("Gaps"), "")]}
    if asked := asked_of(form, request):
        is_large = counted.is_large(asked)
        if is_large:
            context |= large(asked, request)
        if not is_large or context["counted"]:
            found = fitting(form, asked, context.get("counted"))
            context |= {
                "scope_name": found.scope_name,
                "rows": list(shown_rows(found.rows, request)),
                "without": [shown(row) for row in found.without],
                "export": request.GET.urlencode(),
                "may_price": priced_by(request.user).exists(),
            }
    part = ""
    if request.htmx:
        part = "#results"
        # Another scope has other streets; the label stands in the page.
        swap = {"hx-swap-oob": "innerHTML", "aria-label": form["place"].label}
        context["places"] = form["place"].as_widget(attrs=swap)
    return render(request, f"reports/gaps.html{part}", context)


def fitting(
    form: GapForm, asked: Request, last: counted.Counted | None = None
) -> Found:
    """A street that the scope has not is no filter: the form then shows none.

    ``last``: what a worker has counted of it already.
    """
    shortfalls = last.shortfalls(asked) if last else shortfalls_of(asked)
    form.offer_places({each.code: each.name for each in shortfalls.in_order()})
    place = shortfalls.places.get(form.cleaned_data["place"])
    measure = form.cleaned_data["measure"]
    found = [
        [row for row in rows if measure in ("", row.measure.code)]
        for rows in (
            (r for r in every_row(shortfalls) if place is None or r.place == place),
            without_gap(shortfalls, place),
        )
    ]
    return Found(asked.scope_name, *found)


# Said once for a measure; said again of a street only where it differs there.
SAID_ONCE = ("basis", "remedy", "prices")
# Of more the page tells the sums, each with a link to its streets.
MOST_ROWS = 200


def shown_rows(rows: list[Row], request: HttpRequest) -> Iterator[dict[str, Any]]:
    if len(rows) > MOST_ROWS and not request.GET.get("measure"):
        yield from shown_sums(rows, request)
        return
    whole: dict[str, Any] = {}
    for row in rows:
        told = shown(row)
        if row.place is None:
            whole = told
        elif whole.get("label") == told["label"]:
            told |= {name: "" for name in SAID_ONCE if told[name] == whole[name]}
            told["is_part"] = True
        yield told


def shown_sums(rows: list[Row], request: HttpRequest) -> Iterator[dict[str, Any]]:
    streets = Counter(row.measure.code for row in rows if row.place)
    for row in rows:
        if row.place is None:
            asked = request.GET.copy()
            asked["measure"] = row.measure.code
            yield shown(row) | {
                "streets": streets[row.measure.code],
                "streets_address": f"?{asked.urlencode()}",
            }


def shown(row: Row) -> dict[str, Any]:
    """A row as the page prints it."""
    lack = row.lack
    return {
        "label": label_of(row),
        "is_whole": row.place is None,
        "place": row.place.name if row.place else _("All together"),
        "code": row.place.code if row.place else "",
        "missing": None if row.missing is None else number(row.missing),
        "unit": row.measure.unit,
        "short": lack.short,
        "assessed": lack.assessed,
        "unknown": lack.unknown,
        "basis": bases(row),
        "remedy": row.measure.remedy,
        "cost": number(lack.cost_yuan) if lack.priced else None,
        "is_yearly": row.measure.is_yearly,
        "unpriced": lack.short - lack.priced,
        "measure": row.measure.code,
        "can_be_priced": row.measure.code in PricedMeasure.values,
        "prices": [
            {
                "amount": number(price.amount_yuan),
                "place": price.scope_name,
                "year": price.year,
                "source": price.source,
            }
            for price in islice(lack.prices, NAMED)
        ],
        "more_prices": max(len(lack.prices) - NAMED, 0),
    }


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Exactly what the filters show, as a workbook."""
    require(request, "report")
    form = GapForm(asked_values(request), request=request)
    asked = asked_of(form, request)
    if asked is None:
        raise Http404
    last = counted.last_count(asked) if counted.is_large(asked) else None
    if last is None and counted.is_large(asked):
        raise Http404
    found = fitting(form, asked, last)
    rows = [*found.rows, *found.without]
    title = _("Gaps of %(scope)s") % {"scope": found.scope_name}
    content = TemporaryFile()  # noqa: SIM115 - the answer closes it
    written = write_workbook(
        content,
        export_columns(),
        rows,
        title=title,
        notes=notes_of(asked, by=request.user, measure=form.cleaned_data["measure"]),
        expected=len(rows),
    )
    record_act(
        "gaps_exported",
        by=request.user,
        target=None,
        scope=asked.scope_code,
        period=asked.period_code,
        rows=written,
    )
    content.seek(0)
    answer = FileResponse(
        content,
        as_attachment=True,
        filename=f"{title}-{asked.as_of.isoformat()}.xlsx",
        content_type=FORMATS["xlsx"],
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
