"""How a report tells how far it is, and how long each stage took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """What a report in the making goes through, in this order."""

    COLLECT = "collect", _("Reading the record")
    COMPOSE = "compose", _("Writing the text")
    XLSX = "xlsx", _("Making the workbook")
    DOCX = "docx", _("Making the Word document")
    PDF = "pdf", _("Laying out the PDF")
    VERIFY = "verify", _("Checking the files")
    STORE = "store", _("Putting the files away")


# Told what is done, of how much, and the stage; stops the work by raising.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, stage: str) -> None:
    """For who waits without looking."""


@dataclass(slots=True)
class Timings:
    """Seconds by stage; stages that run side by side each count their own."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, stage: Stage) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.note(stage, time.monotonic() - began)

    def note(self, stage: Stage, seconds: float) -> None:
        known = self.seconds.get(stage.value, 0.0)
        self.seconds[stage.value] = round(known + seconds, 3)
