"""The administrators' site: Django admin behind the portal's own front door."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.access import held


class PortalAdminSite(AdminSite):
    """Open to holders of the administrator's role.

    Signing in, signing out and changing a password are left to the portal's own
    pages, so that lock-out, temporary passwords and the audit trail hold here
    as everywhere.
    """

    site_title = _("Administration")
    site_header = _("Administration")
    index_title = _("What administrators look after")
    enable_nav_sidebar = True

    # What administrators come for stands first, the record they look into last.
    first_apps = ("accounts", "communities", "reports", "jobs")

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        found = super().get_app_list(request, app_label)
        rank = {label: place for place, label in enumerate(self.first_apps)}
        return sorted(found, key=lambda app: rank.get(app["app_label"], len(rank)))

    def has_permission(self, request: HttpRequest) -> bool:
        return "administer" in held(request)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.user.is_authenticated:
            if self.has_permission(request):
                return redirect("admin:index")
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        # Asked for by GET or without a form of ours: the portal's own button signs out.
        return redirect("home")

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("accounts:password-change")
