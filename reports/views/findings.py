"""Findings by division: the table, the communities behind a cell, the workbook."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import record_act
from communities.divisions import ancestors_of, contains, is_code
from communities.models import Community, Division
from portal.access import require
from portal.views import Trail
from reports import counted, scopes
from reports.explorer import page
from reports.explorer.order import Row, Wanted, rows_of
from reports.explorer.reading import behind_cell, counted_with, counts_of, rules_of
from reports.explorer.sheet import write
from reports.explorer.spread import Counts
from reports.facts.request import Request
from reports.hits import HitFiles
from reports.models import AdviceTheme
from reports.render.xlsx.book import saved_at
from reports.rules.base import Comparison, Rule
from reports.views.at_once import (
    AskedForm,
    asked_of,
    asked_values,
)
from reports.views.counted import large

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Of the communities behind a cell; the workbook holds all of them.
LISTED = 200


class FindingsForm(AskedForm):
    theme = forms.ChoiceField(
        label=gettext_lazy("Part"),
        required=False,
        choices=[("", gettext_lazy("All")), *AdviceTheme.choices],
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("Severity"),
        required=False,
        choices=[("", gettext_lazy("All")), *page.SeverityChoice.choices],
    )
    show = forms.ChoiceField(
        label=gettext_lazy("Shown"),
        required=False,
        choices=[
            ("", pgettext_lazy("findings", "Those found")),
            ("all", pgettext_lazy("findings", "All that are asked about")),
        ],
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)
    rule = forms.CharField(required=False, widget=forms.HiddenInput)

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(
            theme=given["theme"],
            severity=given["severity"],
            rule=given["rule"],
            only_found=given["show"] != "all",
            order=given["sort"],
        )


@dataclass(frozen=True, slots=True)
class Found:
    counts: Counts
    rows: list[Row]
    names: dict[str, str]  # of the divisions that are columns


@require_safe
@never_cache
def table(request: HttpRequest) -> HttpResponse:
    """Rules by the divisions next below a scope; what fits the filters."""
    require(request, "report")
    form = FindingsForm(asked_values(request), request=request)
    context: dict[str, Any] = {"form": form, "trail": [(_("Findings by division"), "")]}
    if asked := asked_of(form, request):
        context |= {"trail": trail_of(asked, request), "asked": asked}
        is_large = counted.is_large(asked)
        if is_large:
            context |= large(asked, request)
        if not is_large or context["counted"]:
            found = found_in(form, asked, last=context.get("counted"))
            context |= page.shown(
                found.counts, found.rows, found.names, kept_of(request)
            )
            if is_large:
                # It lists every community behind a finding.
                del context["export"]
    part = "#results" if request.htmx else ""
    return render(request, f"reports/findings.html{part}", context)


def found_in(
    form: FindingsForm,
    asked: Request,
    hits: HitFiles | None = None,
    last: counted.Counted | None = None,
) -> Found:
    """``last``: what a worker has counted of it already."""
    if last:
        counts = last.counts()
    else:
        counts = counted_with(asked, hits) if hits else counts_of(asked)
    divisions = Division.objects.filter(code__in=counts.places)
    names = dict(divisions.values_list("code", "name")) | dict(counts.names)
    return Found(counts, rows_of(counts, form.wanted()), names)


def trail_of(asked: Request, request: HttpRequest) -> Trail:
    """From the uppermost division of the reader's own down to the scope."""
    own = scopes.allowed_scopes(request.user)
    above = own.filter(code__in=ancestors_of(asked.scope_code)).order_by("code")
    return [
        (_("Findings by division"), reverse("reports:finding-table")),
        *((each.name, address_of(request, scope=each.code)) for each in above),
        (asked.scope_name, ""),
    ]


def address_of(request: HttpRequest, **changed: str) -> str:
    """The table as it is filtered, of another scope; its order may not be there."""
    kept = {**kept_of(request), "sort": "", "rule": "", **changed}
    asked = {name: text for name, text in kept.items() if text}
    return f"{reverse('reports:finding-table')}?{urlencode(asked)}"


def kept_of(request: HttpRequest) -> dict[str, str]:
    """What the page's own links carry on."""
    asked = asked_values(request)
    return {name: asked[name] for name in FindingsForm.base_fields if name in asked}


@require_safe
@never_cache
def communities(request: HttpRequest, code: str) -> HttpResponse:
    """Those behind one cell: hit, the worst first, and those that have not told."""
    require(request, "report")
    form = FindingsForm(asked_values(request), request=request)
    asked = asked_of(form, request)
    if asked is None:
        raise Http404
    rule = rule_of(asked, code)
    place, name = place_of(asked, request)
    if not can_be_opened(asked, rule, place):
        raise Http404
    behind = behind_cell(asked, rule, place)
    shown = [each.place.code for each in (*behind.hits[:LISTED], *behind.unknown)]
    context = {
        "rule": rule,
        "place": name,
        "asked": asked,
        "trail": [
            *trail_of(asked, request)[:-1],
            (asked.scope_name, address_of(request)),
            (rule.heading, ""),
        ],
        "books": scopes.open_books(request.user, shown),
        "export": urlencode({**kept_of(request), "rule": code}),
        **page.cell_shown(rule, behind, asked, LISTED),
    }
    return render(request, "reports/finding_communities.html", context)


def can_be_opened(asked: Request, rule: Rule, place: str) -> bool:
    """Whether the communities behind a cell are few enough to be read at once: those
    of the place and, where the rule compares them, of the whole scope."""
    if isinstance(rule.check, Comparison):
        return not counted.is_large(asked)
    return not counted.is_large(replace(asked, scope_code=place))


def rule_of(asked: Request, code: str) -> Rule:
    found = next((r for r in rules_of(asked.scope_code) if r.code == code), None)
    if found is None:
        raise Http404
    return found


def place_of(asked: Request, request: HttpRequest) -> tuple[str, str]:
    """The part of the scope that is asked for, or the whole of it."""
    code = request.GET.get("place", "") or asked.scope_code
    if not (is_code(code) and contains(asked.scope_code, code)):
        raise Http404
    if code == asked.scope_code:
        return code, asked.scope_name
    place = (
        Division.objects.filter(code=code).first()
        or Community.objects.visible_to(request.user).filter(code=code).first()
    )
    if place is None:
        raise Http404
    return code, place.name


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Exactly what the filters show, with every community behind it, as a workbook."""
    require(request, "report")
    form = FindingsForm(asked_values(request), request=request)
    asked = asked_of(form, request)
    if asked is None or counted.is_large(asked):
        raise Http404
    content = TemporaryFile()  # noqa: SIM115 - the answer closes it
    with TemporaryDirectory() as folder:
        hits = HitFiles(Path(folder) / "hits")
        with hits:
            found = found_in(form, asked, hits)
        title = f"{asked.scope_name}问题分布"
        path = Path(folder) / "findings.xlsx"
        with saved_at(path) as book:
            rows = write(book, found.counts, found.rows, found.names, hits, asked)
        content.write(path.read_bytes())
    content.seek(0)
    record_act(
        "findings_exported",
        by=request.user,
        target=None,
        scope=asked.scope_code,
        period=asked.period_code,
        rows=rows,
    )
    answer = FileResponse(
        content,
        as_attachment=True,
        filename=f"{title}-{timezone.localdate().isoformat()}.xlsx",
        content_type=XLSX,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
