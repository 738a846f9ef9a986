"""Acts on many rows: asked first with what they would change, then done in one go."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import record_act
from portal.access import require
from portal.bulk_acts import RowsRefused
from portal.entities import BulkAct, Entity
from portal.row_keys import row_key
from record.lists.choices import columns_for, list_address, plain_query
from record.lists.columns import list_columns
from record.lists.reading import Listing
from record.views.lists import entity_or_404

# Rows and columns of them that the question shows.
SHOWN_ROWS, SHOWN_COLUMNS = 20, 5


@dataclass
class Chosen:
    """The rows that an act is asked for: those ticked, or all that fit the filters."""

    entity: Entity
    request: HttpRequest

    @property
    def is_all(self) -> bool:
        return self.request.POST.get("of") == "all"

    @cached_property
    def keys(self) -> list[str]:
        sent = map(row_key, self.request.POST.getlist("row"))
        return [str(key) for key in sent if key is not None]

    def within(self, door: Any) -> Listing:
        return Listing(
            self.entity, door(self.request.user), self.request.GET, self.request
        )

    def rows(self, door: Any) -> Any:
        found = self.within(door).rows
        return found if self.is_all else found.filter(pk__in=self.keys)

    @cached_property
    def listing(self) -> Listing:
        """Rows that the person may change; nothing else is ever touched."""
        return self.within(self.entity.editable_by)

    @cached_property
    def count(self) -> int:
        return self.rows(self.entity.editable_by).count()

    @cached_property
    def out_of_reach(self) -> int:
        """Rows that are seen, fit, and may not be changed."""
        return self.rows(self.entity.visible_to).count() - self.count

    def first(self, names: tuple[str, ...]) -> list[Any]:
        rows = self.listing.ordered(names)
        if not self.is_all:
            rows = rows.filter(pk__in=self.keys)
        return list(rows[:SHOWN_ROWS])


@require_POST
def rows_change(request: HttpRequest, entity: str) -> HttpResponse:
    """Without ``expected`` the question; with it, the number agreed to, the act."""
    require(request, "edit")
    kind = entity_or_404(entity)
    slug = request.POST.get("act", "")
    act = next((each for each in kind.acts if each.slug == slug), None)
    if act is None:
        raise Http404
    chosen = Chosen(kind, request)
    back = list_address(kind, plain_query(kind, request.GET, "per_page"))
    if not chosen.listing.is_readable or not chosen.count:
        messages.error(request, _("None of the rows can be changed. Tick some first."))
        return redirect(back)
    agreed = request.POST.get("expected", "")
    if not agreed:
        return _asked(request, chosen, act, act.form(), back)
    form = act.form(request.POST)
    if agreed != str(chosen.count):
        form.add_error(
            None,
            _("The rows that fit have changed meanwhile. Look at them once more."),
        )
    if form.is_valid() and (changed := _done(chosen, act, form, by=request.user)):
        text = ngettext(
            "%(count)s row has been changed.",
            "%(count)s rows have been changed.",
            changed,
        )
        messages.success(request, text % {"count": changed})
        return redirect(back)
    return _asked(request, chosen, act, form, back)


def _done(chosen: Chosen, act: BulkAct, form: forms.Form, *, by: Any) -> int:
    """Rows changed; 0 with an error in the form where the act was refused."""
    entity = chosen.entity
    try:
        with transaction.atomic():
            # By key: filters may join other tables, and rows of those are not locked.
            keys = chosen.rows(entity.editable_by).values("pk")
            rows = entity.model._default_manager.filter(pk__in=keys)
            held = rows.order_by("pk").select_for_update(of=("self",))
            changed = act.apply(held, form.cleaned_data, by=by)
            if changed:
                record_act(
                    "rows_changed_in_bulk",
                    by=by,
                    kind=entity.title,
                    entity=entity.slug,
                    what=str(act.label),
                    rows=changed,
                    filter=chosen.listing.in_one_line(),
                )
    except RowsRefused as refused:
        form.add_error(None, refused.message)
        return 0
    except IntegrityError:
        form.add_error(
            None, _("Some of these rows do not allow it. Change them one by one.")
        )
        return 0
    if not changed:
        form.add_error(None, _("All of these rows are like that already."))
    return changed


def _asked(
    request: HttpRequest, chosen: Chosen, act: BulkAct, form: Any, back: str
) -> HttpResponse:
    kind = chosen.entity
    names = columns_for(request.user, kind, request.GET)[:SHOWN_COLUMNS]
    known = {each.name: each for each in list_columns(kind)}
    columns = [known[name] for name in names if name in known]
    rows = chosen.first(names)
    return render(
        request,
        "record/list_change.html",
        {
            "entity": kind,
            "act": act,
            "trail": [
                (_("Record"), reverse("record:kind-list")),
                (kind.title, back),
                (act.label, ""),
            ],
            "form": form,
            "chosen": chosen,
            "columns": columns,
            "lines": [
                (kind.community_of(row), [(each, each.read(row)) for each in columns])
                for row in rows
            ],
            "more": chosen.count - len(rows),
            "back": back,
            "query": request.GET.urlencode(),
        },
    )
