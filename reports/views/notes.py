"""Field notes: their list, their pages, and the files with them."""

from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User, record_act
from portal.access import require
from portal.drafts import draft_key, mark_saved
from portal.record_fields import DayField
from portal.tables import RecordColumn, RecordTable
from portal.upload_fields import FilesField
from portal.views import ScopedListView
from reports import field_notes, scopes
from reports.choosing import default_scope, first_scopes
from reports.forms import ScopeSelect
from reports.models import FieldNote, NoteFile, SurveyMethod


class NoteTable(RecordTable):
    place = RecordColumn(verbose_name=gettext_lazy("Place"))
    held_on = RecordColumn(verbose_name=gettext_lazy("Day"))
    method = RecordColumn(verbose_name=gettext_lazy("Kind of survey"))
    people = RecordColumn(verbose_name=gettext_lazy("Who was there"))
    scope_name = RecordColumn(verbose_name=gettext_lazy("Division or community"))
    written_by = RecordColumn(
        verbose_name=gettext_lazy("Written by"), order_by=("written_by__full_name",)
    )

    class Meta(RecordTable.Meta):
        model = FieldNote
        fields: tuple[str, ...] = ()
        order_by = "-held_on"

    def render_place(self, record: FieldNote) -> SafeString:
        address = reverse("reports:note-detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.place)


class NoteFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=gettext_lazy("Search"),
        method="search",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    method = filters.ChoiceFilter(
        label=gettext_lazy("Kind of survey"),
        choices=SurveyMethod,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = FieldNote
        fields: list[str] = []

    def search(
        self, notes: QuerySet[FieldNote], name: str, words: str
    ) -> QuerySet[FieldNote]:
        for word in words.split():
            notes = notes.filter(
                Q(place__icontains=word)
                | Q(scope_name__icontains=word)
                | Q(people__icontains=word)
                | Q(text__icontains=word)
            )
        return notes


class NoteList(ScopedListView):
    model = FieldNote
    permission = "report"
    table_class = NoteTable
    filterset_class = NoteFilter
    heading = gettext_lazy("Field notes")
    empty_icon = "journal-text"
    empty = (
        gettext_lazy("No field notes yet"),
        gettext_lazy(
            "Write down what was heard in discussions and seen on visits; findings of "
            "your own can rest on it."
        ),
    )

    def get_queryset(self) -> QuerySet[FieldNote]:
        return super().get_queryset().select_related("written_by")

    def get_trail(self) -> list[tuple[Any, str]]:
        return [(_("Reports"), reverse("reports:report-list")), (self.heading, "")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "action": reverse("reports:note-add"),
            "action_label": _("Write a field note"),
        }


class NoteForm(forms.ModelForm):
    scope_code = forms.CharField(
        label=gettext_lazy("Division or community"), widget=ScopeSelect
    )
    files = FilesField(
        label=gettext_lazy("Pictures and documents"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG, PDF, Word or Excel."),
    )

    class Meta:
        model = FieldNote
        fields = ("scope_code", "held_on", "place", "method", "people", "text")
        field_classes = {"held_on": DayField}
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args: Any, user: User, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.today = user, today
        chosen = str(self["scope_code"].value() or "")
        self.fields["scope_code"].widget.choices = first_scopes(user, chosen)

    def clean_scope_code(self) -> str:
        code: str = self.cleaned_data["scope_code"]
        if not scopes.may_report(self.user, code):
            raise ValidationError(
                _("Choose a division or community from the list: one that is yours.")
            )
        return code

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        return day


def visible(request: HttpRequest, pk: int) -> FieldNote:
    require(request, "report")
    return get_object_or_404(FieldNote.objects.visible_to(request.user), pk=pk)


@require_safe
def note(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    context = {
        "note": found,
        "files": found.files.order_by("pk"),
        "may_change": FieldNote.objects.editable_by(request.user)
        .filter(pk=pk)
        .exists(),
        "trail": trail(found.place),
    }
    return render(request, "reports/note_detail.html", context)


def trail(here: str) -> list[tuple[Any, str]]:
    return [
        (_("Reports"), reverse("reports:report-list")),
        (_("Field notes"), reverse("reports:note-list")),
        (here, ""),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    require(request, "report")
    return written(request, FieldNote(written_by=request.user), _("Write a field note"))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    visible(request, pk)
    own = FieldNote.objects.editable_by(request.user)
    return written(request, get_object_or_404(own, pk=pk), _("Change the field note"))


def written(request: HttpRequest, row: FieldNote, heading: str) -> HttpResponse:
    options: dict[str, Any] = {
        "instance": row,
        "user": request.user,
        "today": timezone.localdate(),
    }
    draft = draft_key("note", row.pk or "new")
    if request.method == "POST":
        form = NoteForm(request.POST, request.FILES, **options)
        if form.is_valid():
            filled = form.save(commit=False)
            filled.scope_name = scopes.find_scope(filled.scope_code).name
            files = form.cleaned_data["files"]
            field_notes.write_note(filled, files, by=request.user)
            messages.info(request, _("The field note is stored."))
            answer = redirect("reports:note-detail", filled.pk)
            mark_saved(request, answer, draft)
            return answer
    else:
        first = {} if row.pk else {"scope_code": default_scope(request.user)}
        form = NoteForm(initial=first, **options)
    context = {
        "form": form,
        "heading": heading,
        "trail": trail(heading),
        "draft": draft,
    }
    return render(request, "reports/note_form.html", context)


@require_safe
def file(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """A file to whoever may read its note; it leaves an audit line."""
    found = get_object_or_404(NoteFile, note=visible(request, pk), pk=file_pk)
    try:
        content = default_storage.open(found.path)
    except FileNotFoundError as gone:
        raise Http404 from gone
    record_act("note_file_read", by=request.user, target=found.note, file=found.name)
    response = FileResponse(
        content,
        as_attachment=True,
        filename=found.name,
        content_type=found.content_type,
    )
    response["Cache-Control"] = "private, no-store"
    return response
