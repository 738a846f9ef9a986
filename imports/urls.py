"""Importing rows from files. Fixed words come before the numbers of imports."""

from django.urls import path

from imports.views import deciding, files, previews, uploads

app_name = "imports"
urlpatterns = [
    path("", uploads.ImportList.as_view(), name="import-list"),
    path("new/", uploads.Upload.as_view(), name="import-new"),
    path("template/<slug:entity>/", files.template, name="template"),
    path("<int:pk>/", previews.ImportDetail.as_view(), name="import-detail"),
    path("<int:pk>/progress/", previews.progress, name="import-progress"),
    path("<int:pk>/marked/", files.marked, name="import-marked"),
    path("<int:pk>/store/", deciding.store, name="import-store"),
    path("<int:pk>/again/", deciding.again, name="import-again"),
    path("<int:pk>/undo/", deciding.Undo.as_view(), name="import-undo"),
    path("<int:pk>/discard/", deciding.discard, name="import-discard"),
    path("<int:pk>/cancel/", deciding.cancel, name="import-cancel"),
]
