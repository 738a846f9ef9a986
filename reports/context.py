"""What the bell in the shell has to tell."""

from typing import Any

from django.http import HttpRequest


def notices(request: HttpRequest) -> dict[str, Any]:
    return {}
