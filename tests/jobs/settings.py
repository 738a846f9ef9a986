"""An installation whose workers can also count (tests.jobs.counting)."""

from config.settings.local import *  # noqa: F403, TID251
from config.settings.local import JOB_KINDS  # noqa: TID251

JOB_KINDS = [*JOB_KINDS, "tests.jobs.counting.COUNTING"]
