"""What a check finds: a doubt, what it is about and the figures that caused it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The field of a row that a doubt is about.

    ``model``: label of the model, in lower case. ``row``: its key; None for the
    community's figures of the period, of which there is one row. ``form``: slug of
    the form it is handed in with. ``name`` is what the reader knows the row by.
    """

    form: str
    model: str
    row: int | None = None
    field: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """Stable: what an answer to the doubt is filed under."""
        return f"{self.model}:{self.row or ''}:{self.field}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """``code`` is stable; ``message`` is in the reader's language.

    ``figures`` caused the doubt: an answer holds as long as they stay the same.
    ``subject`` is None for figures that are not on record, such as printed ones.
    """

    code: str
    message: str | Promise
    figures: Mapping[str, Any]
    subject: Subject | None = None
