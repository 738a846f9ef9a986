"""What makes up a portal on one machine: web, worker and scheduler."""

import http.client
import signal
import sys
import time

from django.conf import settings

from operations.supervisor import Program

HOST = "127.0.0.1"


def programs(port: int) -> list[Program]:
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "--app", "config"]
    level = ["--loglevel", settings.LOGGING["root"]["level"]]
    return [
        Program("web", [*python, "gunicorn", *web_options(port), "config.wsgi"]),
        Program(
            "worker",
            [*celery, "worker", *level, "--pool", "prefork", "--concurrency",
             str(settings.JOB_WORKERS), "--without-gossip", "--without-mingle"],
            # SIGTERM would wait for a running job without limit; this waits the
            # soft time-out of the settings and puts the job back.
            stop_signal=signal.SIGQUIT,
        ),
        # The worker, of the same settings, checks the system for both.
        Program("scheduler", [*celery, "--skip-checks", "beat", *level]),
    ]  # fmt: skip


def web_options(port: int) -> list[str]:
    return [
        "--bind", f"{HOST}:{port}",
        "--worker-class", "gthread",
        "--workers", str(settings.WEB_WORKERS),
        "--threads", "4",
        # Loaded once and shared: the first page comes sooner, memory is saved.
        "--preload",
        "--graceful-timeout", "5",
        "--no-control-socket",
    ]  # fmt: skip


def wait_for_answer(port: int, *, seconds: float) -> bool:
    """True as soon as the portal answers; False when it has not by then."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status < 500:
                return True
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    return False
