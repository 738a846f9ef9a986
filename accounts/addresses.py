"""The computer a request comes from, as the lock-out and the audit trail name it."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address that the proxy tells; without a proxy that of the other end.

    ``CLIENT_ADDRESS_HEADER`` of the settings names the header, empty where no proxy
    writes one: whoever could write it would have as many computers as they like.
    """
    told = request.META.get(settings.CLIENT_ADDRESS_HEADER, "")
    # Of several the last is what the proxy itself saw; those before it were sent.
    seen: str = told.rpartition(",")[2].strip()
    try:
        ip_address(seen)
    except ValueError:
        # Nothing at all where no network was in between.
        return str(request.META.get("REMOTE_ADDR", ""))
    return seen
