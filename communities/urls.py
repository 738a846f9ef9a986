"""The list of communities and the book of each."""

from django.urls import path, register_converter

from communities import views
from communities.converters import CodeConverter

register_converter(CodeConverter, "code")

app_name = "communities"
urlpatterns = [
    path("", views.CommunityList.as_view(), name="community-list"),
    path("<code:code>/", views.CommunityBook.as_view(), name="community-book"),
    path(
        "<code:code>/whole/",
        views.WholeCommunityBook.as_view(),
        name="community-book-whole",
    ),
    path(
        "<code:code>/<slug:section>/",
        views.CommunityBook.as_view(),
        name="community-book-section",
    ),
]
