"""An installation whose workers can also count (tests.jobs.counting), and which
looks for lost jobs more often, so that tests wait less."""

from datetime import timedelta

from config.settings.local import *  # noqa: F403, TID251
from config.settings.local import (  # noqa: TID251
    CELERY_BEAT_SCHEDULE as _SCHEDULE,
)
from config.settings.local import JOB_KINDS  # noqa: TID251

JOB_KINDS = [*JOB_KINDS, "tests.jobs.counting.COUNTING"]
_SWEEP = _SCHEDULE["sweep-jobs"] | {"schedule": timedelta(seconds=1)}
CELERY_BEAT_SCHEDULE = _SCHEDULE | {"sweep-jobs": _SWEEP}
