"""The portal's job queue: the application web, worker and scheduler share.

What it is told stands in config/settings/base.py under CELERY_. The truth about
a job is its row in the database; the queue only says that there is work.
"""

import os
from pathlib import Path
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_broker_folders(sender: Celery, **_: Any) -> None:
    """The broker without a server reads its folders but does not make them."""
    for option, value in sender.conf.broker_transport_options.items():
        if "folder" in option:
            Path(value).mkdir(parents=True, exist_ok=True)
