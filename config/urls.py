"""Every address of the portal begins here."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from reports.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("account/", include("accounts.urls")),
    path("communities/", include("communities.urls")),
    path("record/", include("record.urls")),
    path("hazards/", include("safety.urls")),
    path("jobs/", include("jobs.urls")),
    path("imports/", include("imports.urls")),
    path("reports/", include("reports.urls")),
    path("", include("operations.urls")),
    path("admin/", admin.site.urls),
    path("language/", login_not_required(set_language), name="set_language"),
]
