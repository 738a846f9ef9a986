"""Asking for reports, following their jobs, reading and downloading them."""

app_name = "reports"
urlpatterns: list[object] = []
