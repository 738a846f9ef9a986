"""A select to be searched by typing, where it holds more than a glance takes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

# Fewer are seen at once.
MOST_PLAIN = 12


class SearchSelect(forms.Select):
    """Plain without a script; js/search-select.js puts a search box in its place.

    The page must load that script and tom-select before it.
    """

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        offered = sum(len(options) for _name, options, _at in widget["optgroups"])
        if offered > MOST_PLAIN:
            widget["attrs"] |= {
                "data-search": True,
                "data-search-none": _("Nothing found"),
            }
        return context
