"""The portal's job queue: the application web, worker and scheduler share.

Where its broker is and what runs when stands in config/settings/base.py. The truth
about a job is its row in the database; the queue only says that there is work.
"""

import os
import warnings
from pathlib import Path
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

# It warns of messages that are programs (pickle); ours are JSON and nothing else.
warnings.filterwarnings("ignore", "You're running the worker with superuser")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.add_defaults(
    {
        "broker_connection_retry_on_startup": True,
        "accept_content": ["json"],
        "task_default_queue": "portal",
        # A message is given back when its worker dies, and taken one at a time.
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "task_ignore_result": True,
        # Workers are never asked: progress and signs of life are rows.
        "worker_enable_remote_control": False,
        "worker_hijack_root_logger": False,
        # A job in the middle may finish in so many seconds; then it is put back.
        "worker_soft_shutdown_timeout": 3.0,
    }
)
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_broker_folders(sender: Celery, **_: Any) -> None:
    """The broker without a server reads its folders but does not make them."""
    for option, value in sender.conf.broker_transport_options.items():
        if "folder" in option:
            Path(value).mkdir(parents=True, exist_ok=True)
