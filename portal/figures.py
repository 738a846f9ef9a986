"""How a value of the record is printed on screen.

Unknown is said in words and never looks like a number; numbers are grouped by
thousands and carry no needless zeros. Reports print by rules of their own.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def unknown() -> SafeString:
    return format_html('<span class="unknown">{}</span>', _("Not reported"))


def number(value: int | float | Decimal, most: int = 2) -> str:
    """Grouped by thousands, at most ``most`` decimals, no trailing zeros."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Decimal, most: int = 1) -> str:
    return f"{number(share * 100, most)}%"


def shown(value: Any) -> Any:
    """Any value of a row in words and digits, in the reader's language."""
    if value is None or value == "":
        return unknown()
    if isinstance(value, Masked):
        return value.shown()
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | Decimal | float):
        return number(value)
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "Y-m-d H:i")
    if isinstance(value, date):
        return value.isoformat()
    return value


def labelled(label: Any, text: Any) -> str:
    """What a value is called, and the value: with the colon of the language."""
    return f"{label}{_(': ')}{text}"


def row_name(row: Any) -> str:
    """What people call a row: its name, or what it is known as without one."""
    return getattr(row, "name", "") or getattr(row, "known_as", "") or str(row)


def masked(text: str) -> str:
    """A telephone number with its middle hidden; a short one is hidden whole."""
    if len(text) < 7:
        return "*" * len(text)
    return f"{text[:3]}{'*' * (len(text) - 5)}{text[-2:]}"


@dataclass(frozen=True, slots=True)
class Masked:
    """Private text as most may see it; ``address`` opens it to those who may."""

    text: str
    address: str = ""

    def shown(self) -> SafeString:
        if not self.text:
            return unknown()
        hidden = masked(self.text)
        if not self.address:
            return format_html("{}", hidden)
        return format_html(
            '<span class="masked">{} <a class="masked-open" href="{}" hx-post="{}" '
            'hx-target="closest .masked" hx-swap="outerHTML" hx-push-url="false">'
            "{}</a></span>",
            hidden,
            self.address,
            self.address,
            _("Show"),
        )
