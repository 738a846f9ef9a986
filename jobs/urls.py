"""From a job to the page that its kind has for it."""

from django.urls import path

from jobs import views

app_name = "jobs"
urlpatterns = [path("<int:pk>/", views.page, name="job-page")]
