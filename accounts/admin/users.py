"""Users and their roles, as administrators see them."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from accounts import actions, administered, locks
from accounts.models import Grant, User, record_act, roles_of
from accounts.passwords import temporary_password
from accounts.roles import ROLES
from portal.admin import ChoosesRows, OfferedLookups

# The portal's roles are the only ones: Django's groups would be a second truth.
admin.site.unregister(Group)


class GrantInline(ChoosesRows, admin.TabularInline):  # type: ignore[type-arg]
    """Roles with their descriptions above; the template prints them."""

    model = Grant
    extra = 1
    autocomplete_fields = ("division",)
    template = "admin/accounts/user/grants.html"
    verbose_name = gettext_lazy("role on a division")
    verbose_name_plural = gettext_lazy("roles on divisions")
    roles = tuple(ROLES.values())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Grant]:
        return super().get_queryset(request).select_related("division", "user")

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Divisions in the administrator's reach, made and changed elsewhere."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "division":
            field.queryset = administered.divisions_of(request.user)
            widget = field.widget
            widget.can_add_related = widget.can_change_related = False
            widget.can_delete_related = widget.can_view_related = False
        return field


@admin.register(User)
class UserAdmin(OfferedLookups, admin.ModelAdmin):  # type: ignore[type-arg]
    """Accounts are disabled, never deleted: reports and trails name their people.

    Passwords are never typed here. A new account gets a temporary one, shown
    once, and so does one whose password is forgotten.
    """

    inlines = (GrantInline,)
    fields = ("username", "full_name", "email")
    list_display = ("username", "full_name", "role_names", "condition", "last_login")
    list_filter = ("is_active", "must_change_password", "grants__role")
    search_fields = ("username", "full_name", "email")
    ordering = ("username",)
    actions = ("disable_chosen", "enable_chosen", "unlock_chosen")
    change_form_template = "admin/accounts/user/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        users = administered.users_of(request.user).prefetch_related("grants")
        return locks.with_locks(users, now=timezone.now())

    @admin.display(description=gettext_lazy("roles"))
    def role_names(self, user: User) -> str:
        if user.is_superuser:
            return _("All rights")
        return "、".join(roles_of(user.grants.all())) or "–"

    @admin.display(description=gettext_lazy("state"))
    def condition(self, user: User) -> str:
        if not user.is_active:
            return _("Disabled")
        if user.is_locked:  # type: ignore[attr-defined]
            return _("Locked out")
        if user.must_change_password:
            return _("Has a temporary password")
        return _("In use")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # Creating and changing

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: ModelForm,  # type: ignore[type-arg]
        change: bool,  # noqa: FBT001 - Django's own signature
    ) -> None:
        if change:
            super().save_model(request, obj, form, change)
            if form.changed_data:
                fields = "、".join(str(form.fields[f].label) for f in form.changed_data)
                record_act("user_changed", by=request.user, target=obj, fields=fields)
            return
        password = temporary_password()
        obj.set_password(password)
        obj.must_change_password = True
        super().save_model(request, obj, form, change)
        record_act("user_created", by=request.user, target=obj)
        request.temporary_password = password  # type: ignore[attr-defined]

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm,  # type: ignore[type-arg]
        formset: BaseModelFormSet,  # type: ignore[type-arg]
        change: bool,  # noqa: FBT001 - Django's own signature
    ) -> None:
        before = {grant.pk: grant for grant in formset.get_queryset()}
        super().save_formset(request, form, formset, change)
        changed = [grant for grant, _fields in formset.changed_objects]
        for grant in [before[g.pk] for g in changed] + formset.deleted_objects:
            actions.record_withdrawal(grant, by=request.user)
        for grant in changed + formset.new_objects:
            actions.record_grant(grant, by=request.user)

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._shown_once(request, obj, request.temporary_password)  # type: ignore[attr-defined]

    # Acts on an account

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/temporary-password/",
                wrap(never_cache(self.temporary_password_view)),
                name="accounts_user_temporary_password",
            ),
            path(
                "<int:pk>/act/",
                wrap(self.act_view),
                name="accounts_user_act",
            ),
            *super().get_urls(),
        ]

    def temporary_password_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = get_object_or_404(self.get_queryset(request), pk=pk)
        if request.method == "POST":
            password = actions.give_temporary_password(user=user, by=request.user)
            return self._shown_once(request, user, password)
        context = self._context(request, user) | {"title": _("Temporary password")}
        return TemplateResponse(
            request, "admin/accounts/user/ask_temporary_password.html", context
        )

    def act_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = get_object_or_404(self.get_queryset(request), pk=pk)
        if request.method == "POST":
            self._act(request, request.POST.get("act", ""), [user])
        return redirect("admin:accounts_user_change", pk)

    @admin.action(description=gettext_lazy("Disable the chosen users"))
    def disable_chosen(self, request: HttpRequest, users: QuerySet[User]) -> None:
        self._act(request, "disable", users)

    @admin.action(description=gettext_lazy("Enable the chosen users"))
    def enable_chosen(self, request: HttpRequest, users: QuerySet[User]) -> None:
        self._act(request, "enable", users)

    @admin.action(description=gettext_lazy("Unlock the chosen users"))
    def unlock_chosen(self, request: HttpRequest, users: QuerySet[User]) -> None:
        self._act(request, "unlock", users)

    def _act(self, request: HttpRequest, act: str, users: Any) -> None:
        acts = {
            "disable": (actions.disable, _("%s cannot sign in any more.")),
            "enable": (actions.enable, _("%s can sign in again.")),
            "unlock": (actions.unlock, _("%s can try to sign in again.")),
        }
        if act not in acts:
            return
        do, said = acts[act]
        for user in users:
            try:
                do(user=user, by=request.user)
            except actions.OwnAccount:
                messages.error(request, _("You cannot disable your own account."))
            else:
                messages.success(request, said % user)

    def _context(self, request: HttpRequest, user: User) -> dict[str, Any]:
        return self.admin_site.each_context(request) | {
            "opts": self.model._meta,
            "original": user,
            "account": user,
        }

    def _shown_once(
        self, request: HttpRequest, user: User, password: str
    ) -> HttpResponse:
        """The page with the password: no redirect, so that it is stored nowhere."""
        response = TemplateResponse(
            request,
            "admin/accounts/user/temporary_password.html",
            self._context(request, user)
            | {"title": _("Temporary password"), "password": password},
        )
        response["Cache-Control"] = "no-store"
        return response
