"""A throw-away installation to measure in: its own database and folder."""

import os
import secrets
import sys
from io import StringIO
from pathlib import Path

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
