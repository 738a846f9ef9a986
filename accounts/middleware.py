"""A temporary password opens one page: the one that replaces it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class PasswordChangeMiddleware:
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
