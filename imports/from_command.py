"""What the commands of imports have in common: who acts, and work done at once."""

import time

from django.core.management.base import CommandError

from accounts.models import User
from imports.models import Import
from jobs.run import run_job

LOOK_SECONDS = 0.2


def person(username: str) -> User:
    """The active user of this name. Raises CommandError."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active user called {username}.")
    return user


def worked_off(import_: Import) -> Import:
    """The import after its job: done in this process, unless a worker was faster."""
    if import_.job_id is not None:
        run_job(import_.job_id)
    import_.refresh_from_db()
    while import_.is_busy:
        time.sleep(LOOK_SECONDS)
        import_.refresh_from_db()
    return import_
