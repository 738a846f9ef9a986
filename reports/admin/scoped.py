"""Reference rows of one division, or of the whole portal where it is empty.

None of them is deleted while a report may cite it. What holds for the whole nation is
changed by those who administer the whole portal only.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import Permission
from communities.divisions import ancestors_of
from communities.models import Division
from portal.admin import GovernedAdmin


class ScopedAdmin(GovernedAdmin):
    """Rows of one division, or of the whole portal where it is empty."""

    scope_field: str

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Of the whole portal, of divisions administered and of those above them."""
        rows = super().get_queryset(request)
        user = request.user
        if not isinstance(user, User) or user.is_superuser:
            return rows
        granted = user.divisions_with(Permission.ADMINISTER)
        above = {code for each in granted for code in ancestors_of(each)}
        return rows.filter(
            Q(**{f"{self.scope_field}__isnull": True})
            | Q(**{f"{self.scope_field}__in": self._administered(request)})
            | Q(**{f"{self.scope_field}__code__in": above})
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None or getattr(request.user, "is_superuser", False):
            return super().has_change_permission(request, obj)
        scope = getattr(obj, f"{self.scope_field}_id")
        return self._administered(request).filter(pk=scope).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - as inherited
        **kwargs: Any,
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        scope = form.base_fields.get(self.scope_field)
        if scope is not None and not getattr(request.user, "is_superuser", False):
            scope.required = True
        return form

    def _administered(self, request: HttpRequest) -> QuerySet[Division]:
        return Division.objects.granting(Permission.ADMINISTER, to=request.user)
