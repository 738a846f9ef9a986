"""Lists and books of the communities."""

app_name = "communities"
urlpatterns: list[object] = []
