"""One try on a job: claimed, checked, made by its kind, or its failure noted."""

import errno
import logging
from collections.abc import Callable
from pathlib import Path

from jobs import storage
from jobs.errors import Cancelled, Explained, LeaseLost
from jobs.lease import Lease, claim
from jobs.models import Job
from portal.roomy_stack import roomy

logger = logging.getLogger(__name__)

_LOST = "Job %s went to another worker; this one stops"


@roomy
def run_job(job_id: int) -> None:
    """Does the work of a waiting job; any other job is left alone.

    Anticipated failures end in the job's row; others are noted there and raised.
    """
    lease = claim(job_id)
    if lease is None:
        logger.info("Job %s is not waiting; nothing to do", job_id)
        return
    try:
        with lease.kept(), storage.workshop(job_id, lease.token) as folder:
            lease.finish(_made(lease, folder))
    except Cancelled:
        lease.stop()
    except LeaseLost:
        logger.warning(_LOST, job_id)
    except Explained as failure:
        lease.fail(failure.code, **failure.params)
    except (KeyboardInterrupt, SystemExit):
        lease.give_back()
        raise
    except Exception as failure:
        if isinstance(failure, OSError) and failure.errno == errno.ENOSPC:
            noted = lease.fail("disk_full")
        else:
            noted = lease.fail("unexpected", kind=type(failure).__name__, job=job_id)
        if noted:
            raise
        # With the job the folder that this worker wrote in was taken away.
        logger.warning(_LOST, job_id, exc_info=True)


def _made(lease: Lease, folder: Path) -> Callable[[], None]:
    """The work itself; gives back what is to be stored at its end."""
    job = Job.objects.select_related("owner").get(pk=lease.job_id)
    check_owner(job)
    return lease.kind.make(job, lease, folder)


def check_owner(job: Job) -> None:
    """Asks again what was asked when the job was queued. Raises Explained."""
    if job.owner is None:
        return
    if not job.owner.is_active:
        raise Explained("owner_inactive")
    if not Job.objects.permitted_to(job.owner).filter(pk=job.pk).exists():
        raise Explained("scope_not_allowed")
