"""Rows of the record, kind by kind."""

app_name = "record"
urlpatterns: list[object] = []
