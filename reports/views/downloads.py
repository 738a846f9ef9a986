"""A report's files handed out: as they are kept, or as a copy that bears a mark."""

import hashlib
from io import BytesIO
from typing import IO, Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from accounts.models import record_act
from jobs.models import FileFormat, JobFile
from reports import draft_files
from reports.kind import REPORT
from reports.models import Issue, IssueFile, Report
from reports.packing import package_of
from reports.render.faults import RenderFault
from reports.render.marks import marked
from reports.standing import mark_of
from reports.views.following import find

CONTENT_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.XLSX: (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    FileFormat.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
}


def kept_files(found: Report) -> "QuerySet[JobFile] | QuerySet[IssueFile]":
    """Of what has gone out, the files that went out; else those of the draft."""
    if found.is_out:
        return IssueFile.objects.filter(issue__report=found)
    return found.job.files.all()


def files_of(found: Report) -> list[JobFile | IssueFile]:
    """In the order in which formats are asked for."""
    order = FileFormat.values
    return sorted(kept_files(found), key=lambda file: order.index(file.format))


@require_safe
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """One of the files, to whoever may see the report; it leaves an audit line.

    Of what does not stand any more, a copy that says so on every page; "original"
    asks for the file as it was issued, which alone has its SHA-256.
    """
    found = find(request, pk)
    file = get_object_or_404(kept_files(found), format=form)
    mark = mark_of(found) if found.is_out else None
    if mark is None or "original" in request.GET:
        return handed_out(request, found, file)
    try:
        with stored(file) as content:
            copy = marked(content.read(), file.format, mark)
    except RenderFault as fault:
        messages.error(request, REPORT.text(fault.code, fault.params))
        return redirect("reports:report-detail", pk)
    return handed_out(request, found, file, name=mark.named(file.name), copy=copy)


@require_safe
def draft_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """One of the files made of a draft with its edits."""
    found = find(request, pk)
    if found.is_out:
        raise Http404
    file = get_object_or_404(draft_files.files_of(found), format=form)
    return handed_out(request, found, file)


def stored(file: JobFile | IssueFile) -> IO[bytes]:
    """The file as it is kept. Raises Http404 when it is gone."""
    try:
        return default_storage.open(file.path)
    except FileNotFoundError as gone:
        raise Http404 from gone


def handed_out(
    request: HttpRequest,
    found: Report,
    file: JobFile | IssueFile,
    *,
    name: str = "",
    copy: bytes | None = None,
) -> HttpResponse:
    """The file as it is kept, or a copy of it; either leaves an audit line."""
    name = name or file.name
    digest = file.sha256 if copy is None else hashlib.sha256(copy).hexdigest()
    content = stored(file) if copy is None else BytesIO(copy)
    record_act(
        "report_downloaded", by=request.user, target=found, file=name, sha256=digest
    )
    kind = CONTENT_TYPES[FileFormat(file.format)]
    return attached(content, name, kind)


def attached(content: Any, name: str, content_type: str) -> HttpResponse:
    response = FileResponse(
        content, as_attachment=True, filename=name, content_type=content_type
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence package of an issued report; it leaves an audit line."""
    issue = get_object_or_404(Issue, report=find(request, pk))
    try:
        content = package_of(issue)
    except FileNotFoundError as gone:
        raise Http404 from gone
    name = f"{issue.title}.zip"
    record_act(
        "report_downloaded",
        by=request.user,
        target=issue.report,
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return attached(BytesIO(content), name, "application/zip")
