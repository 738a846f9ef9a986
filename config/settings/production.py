"""What must hold wherever others than the one at the keyboard are served."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from config.settings.base import SECRET_KEY
from config.settings.environment import yes_or_no

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        f"SECRET_KEY has {len(SECRET_KEY)} characters; it must have 50 random ones."
    )

# A county that ends TLS on the portal's own host may switch the redirect off there.
SECURE_SSL_REDIRECT = yes_or_no("HTTPS_REDIRECT", default=True)
# Whoever watches over a process asks it directly, behind the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# What the proxy says of a request is believed: it must write both headers itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
