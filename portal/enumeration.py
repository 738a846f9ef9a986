"""Names one after the other, as the reader's language does it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def first_of(names: Sequence[str], limit: int) -> str:
    """The first ``limit`` of them, and how many more there are."""
    text = _(", ").join(names[:limit])
    more = len(names) - limit
    if more <= 0:
        return text
    return _("%(names)s and %(more)s more") % {"names": text, "more": more}
