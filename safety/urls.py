"""The page of one hazard, and its photographs."""

from django.urls import path

from safety import views

app_name = "safety"
urlpatterns = [
    path("<int:pk>/", views.hazard, name="hazard"),
    path("<int:pk>/pictures/<int:picture_pk>/", views.picture, name="hazard-picture"),
    path(
        "<int:pk>/pictures/<int:picture_pk>/remove/",
        views.picture_remove,
        name="hazard-picture-remove",
    ),
]
