"""Pages for whoever watches over the portal: people, scripts, load balancers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from operations import health


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked, the database least of all."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether the portal can do its work, part by part; 503 when it cannot."""
    faults = health.faults(timezone.now())
    healthy = not any(faults.values())
    parts = {part: fault or "ok" for part, fault in faults.items()}
    return JsonResponse(
        {"ready": healthy, "parts": parts},
        status=200 if healthy else 503,
        json_dumps_params={"ensure_ascii": False},
    )
