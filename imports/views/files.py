"""Workbooks to fill in, and uploads with their mistakes marked."""

from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from imports.marking import write_marked
from imports.sheets import MOST_ROWS, UnreadableFile
from imports.template import current_rows, write_template
from imports.views.previews import find
from portal.access import require
from record.views.lists import entity_or_404

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def template(request: HttpRequest, entity: str) -> HttpResponse | FileResponse:
    """An empty one, or one with the rows that the person may edit."""
    require(request, "edit")
    kind = entity_or_404(entity)
    filled = "prefilled" in request.GET
    rows = current_rows(kind, request.user)
    if filled and rows.count() > MOST_ROWS:
        messages.error(
            request,
            _(
                "There are more rows than one import takes. Narrow the list of the "
                "record, and correct its export."
            ),
        )
        return redirect("record:row-list", kind.slug)
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_template(file, kind, by=request.user, rows=rows if filled else ())
    name = _("%(kind)s, current rows") if filled else _("%(kind)s, template")
    return _answer(file, f"{name % {'kind': kind.title}}.xlsx")


@require_safe
def marked(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The uploaded table with its wrong cells marked."""
    found = find(request, pk)
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        write_marked(file, found, by=request.user)
    except UnreadableFile as failure:
        file.close()
        messages.error(request, str(failure))
        return redirect(found)
    stem = PurePath(found.file_name).stem
    return _answer(file, _("%(file)s, marked") % {"file": stem} + ".xlsx")


def _answer(file: IO[bytes], name: str) -> FileResponse:
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    answer["Cache-Control"] = "private, no-store"
    return answer
