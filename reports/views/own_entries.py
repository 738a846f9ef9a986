"""An official's own findings and recommendations, each on a page of its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from portal.drafts import draft_key, mark_saved
from record.writing import ChangedMeanwhile
from reports import editing, field_notes
from reports.document.overlays import Edit, EditKind
from reports.indicators.base import THEME_NAMES
from reports.models import FieldNote, Overlay, Report
from reports.qualitative import BY_CODE, headings_of
from reports.views.drafting import LONGEST_HEADING, LONGEST_LINE, editable, trail_to

KINDS = {"finding": EditKind.FINDING, "advice": EditKind.ADVICE}


class OwnEntryForm(forms.Form):
    section = forms.ChoiceField(label=gettext_lazy("Stands under"), required=False)
    heading = forms.CharField(
        label=gettext_lazy("What is wrong, in a few words"),
        max_length=LONGEST_HEADING,
        help_text=gettext_lazy("It opens the finding and names it in the annex."),
    )
    text = forms.CharField(
        label=gettext_lazy("In whole sentences"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "Numbers typed here are marked: nothing on record proves them."
        ),
    )
    notes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Rests on field notes"),
        queryset=FieldNote.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    read_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kind: EditKind, report: Report, user: User, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        notes = field_notes.notes_on(report.scope_code, user)
        self.fields["notes"].queryset = notes
        self.fields["notes"].label_from_instance = lambda note: note.citation
        if not notes.exists():
            self.fields["notes"].help_text = _("None is written yet for this division.")
        self.kind = kind
        root = "problems" if kind is EditKind.FINDING else "advice"
        nodes = editing.overlaid(report).tree.every_node()
        under = [(n.key, n.heading) for n in nodes if n.key.startswith(f"{root}:")]
        last = _("A heading of its own") if kind is EditKind.FINDING else ""
        own = [n for n in under if not n[0].startswith(f"{root}:own:")]
        if kind is EditKind.FINDING:
            there = {key for key, _heading in own}
            others = ((f"{root}:{theme}", name) for theme, name in THEME_NAMES.items())
            own += [each for each in others if each[0] not in there]
        self.fields["section"].choices = [*own, *([("", last)] if last else [])]
        if kind is EditKind.ADVICE:
            del self.fields["heading"], self.fields["notes"]
            self.fields["text"].label = _("The recommendation")

    def edit(self, key: str) -> Edit:
        typed = self.cleaned_data
        return Edit(
            kind=self.kind,
            key=key,
            section=typed["section"],
            heading=editing.tidy(key, typed.get("heading", "")),
            text=editing.tidy(key, typed["text"]),
        )


class LibraryForm(forms.Form):
    """Headings that surveys report and no figure shows, by theme."""

    library = forms.ChoiceField(
        label=gettext_lazy("Begin with a heading of the library"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        groups = [
            (name, [(each.code, each.heading) for each in headings_of(theme)])
            for theme, name in THEME_NAMES.items()
        ]
        self.fields["library"].choices = [("", "—"), *(g for g in groups if g[1])]


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Adds an entry, or changes the one named by ``key``."""
    report = editable(request, pk)
    key = request.GET.get("key", "")
    row = None
    if key:
        own_rows = report.overlays.filter(kind=KINDS[kind].value)
        row = get_object_or_404(own_rows, key=key)
    options = {"kind": KINDS[kind], "report": report, "user": request.user}
    # What a heading of the library begins with is not what was typed before.
    begun = request.GET.get("library", "") or "new"
    draft = draft_key("own", pk, kind, key or begun)
    if request.method == "POST":
        form = OwnEntryForm(request.POST, **options)
        if form.is_valid() and stored(request, report, form, key):
            answer = redirect(f"{reverse('reports:report-edit', args=[pk])}#draft")
            mark_saved(request, answer, draft)
            return answer
    else:
        form = OwnEntryForm(initial=first_values(request, row), **options)
    heading = heading_of(KINDS[kind], is_new=row is None)
    context = {
        "report": report,
        "form": form,
        "library": LibraryForm(request.GET)
        if row is None and KINDS[kind] is EditKind.FINDING
        else None,
        "heading": heading,
        "trail": trail_to(report, heading),
        "draft": draft,
    }
    return render(request, "reports/report_own.html", context)


def first_values(request: HttpRequest, row: Overlay | None) -> dict[str, Any]:
    seen = editing.token_at(row, None)
    if row is None:
        chosen = BY_CODE.get(request.GET.get("library", ""))
        if chosen is None:
            return {"section": request.GET.get("section", ""), "read_at": seen}
        return {
            "section": f"problems:{chosen.theme}",
            "heading": chosen.heading,
            "text": "".join(chosen.sentences),
            "read_at": seen,
        }
    return {
        "section": row.section,
        "heading": row.heading.rstrip("。"),
        "text": row.text,
        "notes": row.notes.all(),
        "read_at": seen,
    }


def stored(request: HttpRequest, report: Report, form: OwnEntryForm, key: str) -> bool:
    read_at = form.cleaned_data["read_at"] if key else None
    try:
        editing.write_own(
            report,
            form.edit(key),
            by=request.user,
            read_at=read_at,
            notes=form.cleaned_data.get("notes", ()),
        )
    except ChangedMeanwhile as changed:
        said = _("%(who)s has changed this since you opened it; it says now: %(text)s")
        who = changed.row.edited_by if changed.row else "–"
        text = changed.row.text if changed.row else "–"
        form.add_error(None, said % {"who": who, "text": text})
        # Stored again it replaces what was just shown.
        form.data = form.data.copy()
        form.data["read_at"] = editing.token_at(changed.row, None)
        return False
    messages.info(request, _("Stored in the draft."))
    return True


def heading_of(kind: EditKind, *, is_new: bool) -> str:
    if kind is EditKind.FINDING:
        return _("Add a finding") if is_new else _("Change the finding")
    return _("Add a recommendation") if is_new else _("Change the recommendation")
