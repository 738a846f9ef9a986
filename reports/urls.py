"""Asking for reports, following their jobs, reading and downloading them."""

from django.urls import path, re_path

from reports.views import (
    asking,
    comparing,
    downloads,
    drafting,
    findings,
    following,
    gaps,
    life,
    lists,
    notes,
    own_entries,
    reading,
    schedules,
)

app_name = "reports"
urlpatterns = [
    path("", lists.ReportList.as_view(), name="report-list"),
    path("new/", asking.ask, name="report-request"),
    path("scopes/", asking.scopes, name="scope-search"),
    path("findings/", findings.table, name="finding-table"),
    path("findings/export/", findings.export, name="finding-export"),
    path("findings/<slug:code>/", findings.communities, name="finding-communities"),
    path("gaps/", gaps.gaps, name="gap-list"),
    path("gaps/export/", gaps.export, name="gap-export"),
    path("regular/", schedules.schedule_list, name="schedule-list"),
    path("regular/<int:pk>/stop/", schedules.stop, name="schedule-stop"),
    path("notes/", notes.NoteList.as_view(), name="note-list"),
    path("notes/new/", notes.add, name="note-add"),
    path("notes/<int:pk>/", notes.note, name="note-detail"),
    path("notes/<int:pk>/change/", notes.change, name="note-change"),
    path("notes/<int:pk>/files/<int:file_pk>/", notes.file, name="note-file"),
    path("<int:pk>/", reading.report, name="report-detail"),
    path("<int:pk>/progress/", following.progress, name="report-progress"),
    path("<int:pk>/cancel/", following.cancel, name="report-cancel"),
    path("<int:pk>/edit/", drafting.edit, name="report-edit"),
    re_path(
        r"^(?P<pk>\d+)/edit/(?P<kind>finding|advice)/$",
        own_entries.own,
        name="report-own",
    ),
    path("<int:pk>/draft-files/", drafting.draft_files, name="report-draft-files"),
    path(
        "<int:pk>/draft-files/<slug:form>/",
        downloads.draft_download,
        name="report-draft-download",
    ),
    path("<int:pk>/remake/", drafting.remake, name="report-remake"),
    path("<int:pk>/steps/<slug:act>/", life.step, name="report-step"),
    path("<int:pk>/renew/", life.new_version, name="report-renew"),
    path("<int:pk>/compare/", comparing.compare, name="report-compare"),
    path("<int:pk>/compare/export/", comparing.export, name="report-compare-export"),
    path("<int:pk>/package/", downloads.package, name="report-package"),
    path("<int:pk>/share/", life.share, name="report-share"),
    path("<int:pk>/evidence/", reading.evidence, name="report-evidence"),
    path(
        "<int:pk>/evidence/history/",
        reading.evidence_history,
        name="report-evidence-history",
    ),
    path("<int:pk>/files/<slug:form>/", downloads.download, name="report-download"),
]
