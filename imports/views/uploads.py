"""Handing in a file, and the list of those handed in."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import FormView

from imports import actions
from imports.filters import ImportFilter
from imports.forms import UploadForm
from imports.models import Import
from imports.opening import UnknownKind
from imports.sheets import MOST_BYTES, MOST_ROWS, UnreadableFile
from imports.tables import ImportTable
from jobs import workers
from portal.access import require
from portal.entities import Entity, UnknownEntity, entities, entity_of
from portal.views import ScopedListView
from record.lists.kinds import sections_of


class ImportList(ScopedListView):
    model = Import
    permission = "edit"
    table_class = ImportTable
    filterset_class = ImportFilter
    heading = gettext_lazy("Imports")
    empty_icon = "upload"
    empty = (
        gettext_lazy("No imports yet"),
        gettext_lazy("Download a template, fill it in, and upload it here."),
    )

    def get_queryset(self) -> QuerySet[Import]:
        return super().get_queryset().select_related("job")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "action": reverse("imports:import-new"),
            "action_label": _("Import a file"),
            "note": self.note(),
        }

    def note(self) -> str:
        """Of imports that are not shown since a role was withdrawn; mostly empty."""
        hidden = Import.objects.out_of_reach_of(self.request.user).count()
        if not hidden:
            return ""
        return ngettext(
            "%(count)d import of yours is about communities that you may no longer "
            "edit. It is not shown and you cannot take it back; an administrator can.",
            "%(count)d imports of yours are about communities that you may no longer "
            "edit. They are not shown and you cannot take them back; an administrator "
            "can.",
            hidden,
        ) % {"count": hidden}


class Upload(FormView):
    """A file is read at once; what cannot be read is said at the field."""

    template_name = "imports/upload.html"
    form_class = UploadForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        require(request, "edit")
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"entity": self.request.GET.get("kind", "")}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        asked, user = form.cleaned_data, self.request.user
        file = asked["file"]
        if file.size > MOST_BYTES:
            # Not read at all: what it holds does not matter.
            return self._refused(
                form,
                _("The file is larger than %(most)s MB. Split it into several files.")
                % {"most": MOST_BYTES // 2**20},
            )
        content = file.read()
        options = {
            "entity_slug": asked["entity"],
            "clears_empty": asked["clears_empty"],
        }
        same = actions.known(content, by=user, **options)
        if same is not None:
            messages.info(
                self.request,
                _("You uploaded this very file on %(day)s; this is its import.")
                % {
                    "day": date_format(timezone.localtime(same.created_at), "Y-m-d H:i")
                },
            )
            return redirect(same)
        try:
            made = actions.upload(
                content=content,
                file_name=file.name,
                by=user,
                language=get_language(),
                **options,
            )
            actions.check(made, by=user)
        except UnreadableFile as failure:
            return self._refused(form, str(failure))
        except UnknownKind:
            form.add_error(
                "entity",
                _(
                    "The heading does not tell which kind of row this is. Choose it "
                    "here, or use the template."
                ),
            )
            return self.form_invalid(form)
        return redirect(made)

    def _refused(self, form: UploadForm, reason: str) -> HttpResponse:
        form.add_error("file", reason)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "trail": [
                (_("Imports"), reverse("imports:import-list")),
                (_("Import a file"), ""),
            ],
            "sections": sections_of(entities()),
            "chosen": self._chosen(),
            "most_rows": MOST_ROWS,
            "most_megabytes": MOST_BYTES // 2**20,
            "worker_alive": workers.alive(timezone.now()),
        }

    def _chosen(self) -> Entity | None:
        try:
            return entity_of(self.request.GET.get("kind", ""))
        except UnknownEntity:
            return None
