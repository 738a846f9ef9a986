"""Who gets in: those signed in, and with a password of their own."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRefresh


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in unless its view is marked as open.

    A part of a page that is asked for after the session ended must not be
    answered with the sign-in page: the whole page is loaded again instead.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        if request.htmx:
            return HttpResponseClientRefresh()
        return super().handle_no_permission(request, view_func)


class PrivateAnswersMiddleware:
    """What is shown to somebody signed in is kept by no browser and no proxy.

    On the computers of an office one person follows the other: whoever goes back
    after a sign-out must not read on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Asked in this order: pages for machines leave sessions and database alone.
        if "Cache-Control" not in response and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response


class PasswordChangeMiddleware:
    """A temporary password opens one page: the one that replaces it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.must_change_password:
            open_pages = {
                reverse("accounts:password-change"),
                reverse("accounts:sign-out"),
                reverse("set_language"),
            }
            if request.path not in open_pages:
                return redirect("accounts:password-change")
        return self.get_response(request)
