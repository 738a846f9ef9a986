"""Database, translations and static files brought up to date, each only when due."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate() -> bool:
    """Applies what is missing; True when something was."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True


def compile_translations() -> bool:
    """Compiles the catalogues that changed; True when there was one."""
    locale = Path(settings.LOCALE_PATHS[0])
    due = [
        catalogue.parent.parent.name
        for catalogue in locale.glob("*/LC_MESSAGES/*.po")
        if not _is_newer(catalogue.with_suffix(".mo"), catalogue)
    ]
    if due:
        call_command("compilemessages", locale=due, ignore=[".venv"], verbosity=0)
    return bool(due)


def collect_static() -> bool:
    """Collects static files when one of them changed; True when so."""
    stamp = settings.VAR_DIR / "static.stamp"
    fingerprint = _fingerprint()
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return False
    call_command("collectstatic", clear=True, interactive=False, verbosity=0)
    stamp.write_text(fingerprint)
    return True


def _is_newer(made: Path, source: Path) -> bool:
    return made.is_file() and made.stat().st_mtime >= source.stat().st_mtime


def _fingerprint() -> str:
    """Changes when a static file, its place or the way of storing it changes."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    digest.update(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for name, storage in sorted(
            finder.list(ignore_patterns=None), key=lambda found: found[0]
        ):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
