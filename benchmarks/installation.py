"""A throw-away installation to measure in: its own database and folder."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


def begin(var: Path, database: Path | None = None, url: str = "") -> None:
    """Points Django at the folder and starts it; call before importing models.

    ``url`` names a database elsewhere instead of an SQLite file.
    """
    sys.path.insert(0, str(ROOT))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "PORTAL_VAR_DIR": str(var),
        "DATABASE_URL": url or f"sqlite:///{database or var / 'portal.sqlite3'}",
        "SECRET_KEY": secrets.token_hex(),
        "CELERY_BROKER_URL": "filesystem://",
        "LOG_LEVEL": "WARNING",
    }
    # The county's own faces, where this checkout has been set up with them.
    fonts = ROOT / "var" / "fonts"
    if fonts.is_dir():
        os.environ.setdefault("REPORT_FONT_DIR", str(fonts))
    import django

    django.setup()


def migrated() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())


@contextmanager
def made(url: str = "") -> Iterator[None]:
    """One with an empty database, which processes begun from here find too; gone at
    the end. ``url`` names a server: the database is made beside the one named."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        begin(Path(folder), url=url)
        from django.db import connection

        if not url:
            migrated()
            yield
            return
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        name = connection.settings_dict["NAME"]
        os.environ["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def in_a_process(module: str, *arguments: str, without: str = "") -> Any:
    """What the module prints as JSON; ``without`` is left out of its environment."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != without},
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout)
