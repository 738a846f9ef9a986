"""A portal after its first start, in a folder: begun once, copied wherever one is
needed, since migrations and the demonstration record cost more than all of a copy."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
START_SECONDS = 120


def environment(var: Path, **told: str) -> dict[str, str]:
    """That of an installation which keeps everything in ``var``."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "CELERY_BROKER_URL")
    }
    return inherited | {
        "PORTAL_VAR_DIR": str(var),
        "SECRET_KEY": "for the tests only",
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "WEB_WORKERS": "1",
        **told,
    }


def begin(var: Path) -> None:
    """The first start, with the demonstration record and its people."""
    for step in (["prepare"], ["first_start", "--demo"]):
        run(step, environment(var))


def copy(begun: Path, var: Path) -> None:
    """What ``begun`` holds, for a portal that keeps everything in ``var``."""
    shutil.copytree(begun, var, dirs_exist_ok=True)


def run(command: Sequence[str], environment: dict[str, str]) -> str:
    """What a command of manage.py prints; AssertionError with it where it fails."""
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", *command],
        env=environment,
        timeout=START_SECONDS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
