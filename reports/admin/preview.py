"""A look at what a form would change, before anything is stored.

The form is checked like any other and then goes no further: what has been typed
travels with the preview, to be stored from there or taken back to the form.
"""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.models import User
from reports.previews.affected import Affected
from reports.previews.places import Looked, NotThere, looked_at
from reports.previews.shown import Words, effects
from reports.rules.base import Rule

PREVIEW, BACK, WITHIN = "_preview", "_back", "_within"
STORING = frozenset({"_save", "_saveasnew", "_continue", "_addanother"})
# Set on a request whose form must not be stored, whatever it says.
CHECKED_ONLY = "_portal_checked_only"
# Names of buttons and the token: not what has been typed.
NOT_TYPED = STORING | {PREVIEW, BACK, WITHIN, "csrfmiddlewaretoken"}


class Asked(StrEnum):
    CHANGE = "change"
    NEW = "new"  # the same typed values as a row of their own
    BACK = "back"


def asked_of(request: HttpRequest) -> Asked | None:
    """What the button pressed asks for; None where it stores, or nothing is pressed."""
    if request.method != "POST" or STORING & set(request.POST):
        return None
    if BACK in request.POST:
        return Asked.BACK
    if PREVIEW in request.POST:
        new = request.POST[PREVIEW] == Asked.NEW
        return Asked.NEW if new else Asked.CHANGE
    return None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the change says, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """``found`` None: nothing can change; ``looked`` None: no figures are on record."""

    said: list[Said]
    rules: tuple[Rule, ...]
    words: Words
    day: date | None
    looked: Looked | None
    is_other_day: bool = False
    found: Affected | None = None
    further: dict[str, Any] | None = None

    @property
    def places(self) -> str:
        """Names of what is looked at."""
        names = [place.name for place in self.looked.places] if self.looked else []
        return "、".join(names)


class PreviewedAdmin:
    """Goes before a ModelAdmin that has ``preview``."""

    change_form_template = "admin/reports/previewed_form.html"

    @abstractmethod
    def preview(
        self,
        request: HttpRequest,
        rows: tuple[Any, Any],
        formsets: list[Any],
        within: str,
    ) -> Preview:
        """``rows`` are the stored one, None for a new one, and the one typed. Raises
        NotThere for a division that the change is not for."""

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        form = super().get_form(request, *args, **options)  # type: ignore[misc]
        if hasattr(request, CHECKED_ONLY):
            form.is_valid = _checked_only
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        asked = asked_of(request)
        further = dict(extra_context or {})
        if asked:
            setattr(request, CHECKED_ONLY, True)
            further["is_unsaved"] = True
        if asked is Asked.NEW:
            request.POST = request.POST.copy()  # type: ignore[assignment]
            request.POST["_saveasnew"] = "1"
        page = super().changeform_view(  # type: ignore[misc]
            request, object_id, form_url, further
        )
        if asked in (None, Asked.BACK) or not isinstance(page, TemplateResponse):
            return page  # type: ignore[no-any-return]
        form = page.context_data["adminform"].form
        formsets = [each.formset for each in page.context_data["inline_admin_formsets"]]
        if form.errors or any(formset.total_error_count() for formset in formsets):
            return page
        return self._preview_page(request, asked, form, formsets)

    def _preview_page(
        self, request: HttpRequest, asked: Asked, form: Any, formsets: list[Any]
    ) -> HttpResponse:
        model: Any = self.model  # type: ignore[attr-defined]
        typed = form.instance
        stored = model._default_manager.filter(pk=typed.pk).first()
        within = request.POST.get(WITHIN, "")
        try:
            preview = self.preview(request, (stored, typed), formsets, within)
        except NotThere as absent:
            raise Http404 from absent
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Preview of a change"),
            "opts": model._meta,
            "original": stored,
            "mode": asked.value,
            "save_name": "_saveasnew" if asked is Asked.NEW else "_save",
            "typed": list(_typed(request)),
            "preview": preview,
            "effects": effects(preview.found, preview.rules, preview.words),
        }
        return TemplateResponse(request, "admin/reports/preview.html", context)


def _checked_only(form: Any) -> bool:
    """Checks the form and says that it is not to be stored."""
    form.full_clean()
    return False


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in NOT_TYPED:
            yield from ((name, value) for value in values)


def look(
    request: HttpRequest, scopes: list[str], day: date | None, within: str
) -> Looked | None:
    """Where the change is looked at; None where it shows on no day, or there are no
    figures to look at. Raises NotThere."""
    assert isinstance(request.user, User)  # noqa: S101 - the site asks to sign in
    return looked_at(request.user, scopes, day, within=within) if day else None
