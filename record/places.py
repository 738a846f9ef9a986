"""Where things are entered: the address that leads to a form, a row, a field."""

from django.urls import reverse

from communities.models import Community
from record.handed_in import Form


def form_address(form: Form, community: Community) -> str:
    """The section of the book in which the form's rows or figures stand."""
    return reverse(
        "communities:community-book-section", args=[community.code, form.section]
    )
