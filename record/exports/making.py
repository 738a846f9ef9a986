"""An export as the work of a job: written, counted, kept for its owner."""

from pathlib import Path
from typing import cast

from django.utils import translation

from accounts.models import User
from jobs.errors import Explained
from jobs.files import keep
from jobs.kinds import Store
from jobs.lease import Lease
from jobs.models import Job
from portal.entities import UnknownEntity
from record.exports.asking import listing_of
from record.exports.export import WrongCount, leave_line, write
from record.exports.rights import Rights
from record.exports.workbook import TooManyRows


def make_export(job: Job, lease: Lease, folder: Path) -> Store:
    """Writes the file anew on each try.

    Whose rows and which private columns it may hold is asked now; the checkpoint
    keeps what the answer was, with the number of rows.
    """
    asked, owner = job.parameters, cast(User, job.owner)
    form: str = asked["form"]
    rights = Rights.of(owner, private=asked["private"])
    local = folder / f"rows.{form}"
    with translation.override(asked["language"]):
        try:
            listing = listing_of(job, by=owner)
        except UnknownEntity as gone:
            raise Explained("export_unreadable") from gone
        if not listing.is_readable:
            raise Explained("export_unreadable")
        try:
            with local.open("wb") as file:
                written = write(
                    file,
                    listing,
                    form,
                    by=owner,
                    private=asked["private"],
                    progress=lambda done, total: lease.note(done, total, "write"),
                )
        except TooManyRows as failure:
            raise Explained("export_too_long") from failure
        except WrongCount as failure:
            raise Explained("export_wrong_count") from failure
    with lease.batch() as checkpoint:
        checkpoint.update(rights.stored(), rows=written.rows)

    def store() -> None:
        path = f"exports/{job.pk}/rows.{form}"
        keep(job, local, path, file_format=form, name=written.name)
        with translation.override(asked["language"]):
            leave_line(listing, form, written, by=owner)

    return store
