"""The portal as a WSGI application."""

import gc
import os
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from portal.roomy_stack import roomy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")


def loaded() -> Callable[..., Any]:
    """With all of its code, so that web processes share what they do not change."""
    application = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 - the views are loaded by it
    gc.collect()
    # Code stays as long as the process does: nobody looks for garbage in it.
    gc.freeze()
    return roomy(application)


application = loaded()
