"""Signing in and out, and changing one's own password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from accounts.addresses import address_of
from accounts.forms import PasswordChangeForm, SignInForm
from accounts.models import record_act


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:
        response = super().form_valid(form)
        user = form.get_user()
        record_act("signed_in", by=user, target=user, ip=address_of(self.request))
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        tried = form.cleaned_data.get("username", "")
        if tried and not getattr(self.request, "axes_locked_out", False):
            ip = address_of(self.request)
            record_act("sign_in_failed", by=None, name=tried[:150], ip=ip)
        return super().form_invalid(form)


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    """By POST alone, so that no link or image on another site signs anybody out."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        response = super().post(request, *args, **kwargs)
        if user.is_authenticated:
            record_act("signed_out", by=user, target=user)
        return response


class PasswordChange(PasswordChangeView):
    template_name = "accounts/password_change.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("home")

    @transaction.atomic
    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        form.user.must_change_password = False
        response = super().form_valid(form)
        record_act("password_changed", by=form.user, target=form.user)
        messages.success(self.request, _("Your password is changed."))
        return response


def locked_out(
    request: HttpRequest, original_response: Any, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Stands in for the answer to a sign-in with a locked name."""
    # Set by the failure that locked the name, not by the tries that follow it.
    failures = getattr(request, "axes_failures_since_start", None)
    if failures:
        record_act(
            "sign_in_locked",
            by=None,
            name=str((credentials or {}).get("username", ""))[:150],
            ip=address_of(request),
            failures=failures,
        )
    hours = settings.AXES_COOLOFF_TIME
    return render(request, "accounts/locked_out.html", {"hours": hours}, status=429)
