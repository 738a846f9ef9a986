"""Asking for reports, following their jobs, reading and downloading them."""

from django.urls import path

from reports.views import asking, following, life, lists, reading

app_name = "reports"
urlpatterns = [
    path("", lists.ReportList.as_view(), name="report-list"),
    path("new/", asking.ask, name="report-request"),
    path("scopes/", asking.scopes, name="scope-search"),
    path("<int:pk>/", reading.report, name="report-detail"),
    path("<int:pk>/progress/", following.progress, name="report-progress"),
    path("<int:pk>/cancel/", following.cancel, name="report-cancel"),
    path("<int:pk>/share/", life.share, name="report-share"),
    path("<int:pk>/evidence/", reading.evidence, name="report-evidence"),
    path("<int:pk>/files/<slug:form>/", reading.download, name="report-download"),
]
