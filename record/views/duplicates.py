"""Rows that look like one: the list of them, and the page of each pair."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from communities.models import Community
from portal.access import require
from portal.book import label_of, value_of
from portal.entities import entity_of
from portal.figures import masked
from record.duplicates.deciding import keep_apart
from record.duplicates.finding import pairs
from record.duplicates.kinds import BY_SLUG, KINDS, Kind
from record.duplicates.merging import (
    DROPPED,
    KEPT,
    Conflict,
    Merging,
    Refused,
    Undecided,
    merge,
    plan,
)
from record.writing import OutOfReach

PER_PAGE = 50


class DuplicateList(View):
    """All pairs in the communities a clerk keeps."""

    def get(self, request: HttpRequest) -> HttpResponse:
        require(request, "edit")
        mine = Community.objects.editable_by(request.user)
        found = pairs(mine, timezone.localdate())
        chosen = request.GET.get("kind", "")
        counted = [(kind, sum(pair.kind is kind for pair in found)) for kind in KINDS]
        if chosen in BY_SLUG:
            found = [pair for pair in found if pair.kind.slug == chosen]
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "page_numbers": page.paginator.get_elided_page_range(page.number),
            "kinds": [(kind, count) for kind, count in counted if count],
            "kind": chosen,
            "trail": [
                (_("Workbench"), reverse("record:workbench")),
                (_("Recorded twice"), ""),
            ],
        }
        return render(request, "record/duplicates.html", context)


class ReasonForm(forms.Form):
    """Why the two are one, or two."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say how you know.")},
    )


class DuplicatePair(View):
    """Two rows side by side; they become one, or are said to be two."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        require(request, "edit")
        try:
            self.kind: Kind = BY_SLUG[kwargs["kind"]]
        except KeyError:
            raise Http404 from None
        if kwargs["first"] >= kwargs["second"]:
            raise Http404
        mine = self.kind.model.objects.editable_by(request.user)
        rows = mine.select_related("community__township")
        self.first = get_object_or_404(rows, pk=kwargs["first"])
        self.second = get_object_or_404(rows, pk=kwargs["second"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown(ReasonForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.shown(form)
        reason = form.cleaned_data["reason"]
        if "apart" in request.POST:
            return self.kept_apart(reason)
        kept, dropped = self.kept_and_dropped()
        try:
            row = merge(
                kept, dropped, by=request.user, reason=reason, chosen=self.chosen()
            )
        except Undecided as undecided:
            keys = {conflict.key for conflict in undecided.conflicts}
            return self.shown(form, undecided=keys)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.shown(form)
        except OutOfReach:
            raise Http404 from None
        messages.success(request, _("Merged; both histories are kept."))
        return HttpResponseRedirect(self.afterwards(row))

    def kept_apart(self, reason: str) -> HttpResponse:
        try:
            keep_apart(
                self.kind, self.first, self.second, by=self.request.user, reason=reason
            )
        except OutOfReach:
            raise Http404 from None
        messages.success(
            self.request, _("Remembered: these are two, and not asked about again.")
        )
        return HttpResponseRedirect(self.afterwards(self.first))

    def afterwards(self, row: Any) -> str:
        """The list of what is left, or the questions come from."""
        if self.request.GET.get("from") == "questions":
            return reverse("record:questions", args=[row.community.code])
        return reverse("record:duplicates")

    def kept_and_dropped(self) -> tuple[Any, Any]:
        """The row that stays is the one whose community was chosen."""
        if self.request.POST.get("owner") == str(self.second.pk):
            return self.second, self.first
        return self.first, self.second

    def chosen(self) -> dict[str, str]:
        """By key of the conflict: which of kept and dropped was chosen."""
        kept, _dropped = self.kept_and_dropped()
        found = {}
        for name, value in self.request.POST.items():
            if name.startswith("field-"):
                key = name.removeprefix("field-")
                found[key] = KEPT if value == str(kept.pk) else DROPPED
        return found

    def shown(
        self,
        form: ReasonForm,
        *,
        undecided: set[str] = frozenset(),  # type: ignore[assignment]
    ) -> HttpResponse:
        kept, dropped = self.kept_and_dropped()
        doing = plan(kept, dropped)
        answers = self.chosen()
        context = {
            "kind": self.kind,
            "entity": entity_of(self.kind.slug),
            "first": self.first,
            "second": self.second,
            "pair": (self.first, self.second),
            "kept": kept,
            "is_across": self.first.community_id != self.second.community_id,
            "agreed": self.agreed(doing),
            "choices": [
                self.choice(
                    each,
                    answers.get(each.key),
                    kept,
                    is_left=each.key in undecided,
                )
                for each in doing.conflicts
            ],
            "moving": doing.moving.items(),
            "undecided": bool(undecided),
            "form": form,
            "trail": [
                (_("Workbench"), reverse("record:workbench")),
                (_("Recorded twice"), reverse("record:duplicates")),
                (str(self.first), ""),
            ],
        }
        return render(self.request, "record/duplicate_pair.html", context)

    def choice(
        self, conflict: Conflict, answer: str | None, kept: Any, *, is_left: bool
    ) -> dict[str, Any]:
        """One field with both values, the first row's first, and which was chosen."""
        values = [conflict.kept, conflict.dropped]
        if conflict.key in entity_of(self.kind.slug).private:
            values = [masked(str(value)) for value in values]
        is_first = kept.pk == self.first.pk
        chosen = None if answer is None else (answer == KEPT) == is_first
        first, second = values if is_first else reversed(values)
        return {
            "key": conflict.key,
            "label": conflict.label,
            "options": [
                (self.first.pk, first, chosen is True),
                (self.second.pk, second, chosen is False),
            ],
            "is_left": is_left,
        }

    def agreed(self, doing: Merging) -> list[tuple[str, Any, Any]]:
        """Fields that need no choice: alike, or on record in one row alone."""
        differing = {conflict.key for conflict in doing.conflicts}
        private = entity_of(self.kind.slug).private
        found = []
        for field in self.kind.model._meta.concrete_fields:
            if field.primary_key or field.name in {"community", *differing}:
                continue
            values = [value_of(row, field.name) for row in (self.first, self.second)]
            if values == [None, None] or values == ["", ""]:
                continue
            if field.name in private:
                values = [masked(value) if value else value for value in values]
            found.append((label_of(self.kind.model, field.name), *values))
        return found
