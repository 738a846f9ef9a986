"""The administrators' site: Django admin behind the portal's own front door."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(AdminSite):
    site_title = _("Administration")
    site_header = _("Community governance: administration")
    index_title = _("What administrators look after")
