"""Tags of the page shell: icons, links of the menu, figures with their units."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.figures import shown

register = template.Library()

# From the sprite that script/vendor writes; its names are those of Bootstrap Icons.
SPRITE = "vendor/bootstrap-icons/icons.svg"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon; without a label it is decoration and hidden from screen readers."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
            label,
            static(SPRITE),
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static(SPRITE),
        name,
    )


@register.filter
def figure(value: Any) -> Any:
    """A value as the pages print it: unknown in words, numbers grouped."""
    return shown(value)
