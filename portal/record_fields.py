"""Form fields of the record: what clerks type and paste, read the way it was meant.

Full-width digits, thousands separators and the usual ways to write a day are
taken; what cannot be read is refused with the form it should have. The same
fields read a cell of a workbook, so that screen and import agree.
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.spreadsheets import LONGEST_TEXT

# Neither NaN nor Infinity, and no underscores, which Python would take.
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
SEPARATORS = re.compile(r"(?<=\d)[,\s'](?=\d{3}(?!\d))")
DAY = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?")
PACKED_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
# People are born and houses built before the years of the record begin.
FIRST_YEAR, LAST_YEAR = 1850, 2100
# What a column of PostgreSQL holds. SQLite takes more, and cannot add it up.
LARGEST = 2**31 - 1
AS_PERCENT = gettext_lazy("In percent, such as 95.5%.")
NOT_REPORTED = pgettext_lazy("an empty choice", "Not reported")


def plain(text: str) -> str:
    """Half-width characters, no blanks around."""
    return unicodedata.normalize("NFKC", text).strip()


def plain_number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if any(unicodedata.category(sign) == "No" for sign in value):
        # A footnote's sign would become a digit: 120① is not 1201.
        return value
    text = plain(value).replace("−", "-")
    while (shorter := SEPARATORS.sub("", text)) != text:
        text = shorter
    return text


def typed_number(field: forms.Field, value: Any) -> Any:
    """What a field reads a number from. Raises ValidationError, in its own words."""
    text = plain_number(value)
    if isinstance(text, str) and text and not NUMBER.fullmatch(text):
        raise ValidationError(field.error_messages["invalid"], code="invalid")
    return text


class FigureInput(forms.TextInput):
    """Not type=number: its wheel changes figures and it drops what is pasted."""

    def __init__(self, mode: str = "numeric") -> None:
        super().__init__(
            attrs={"inputmode": mode, "autocomplete": "off", "class": "figure-input"}
        )


class CountField(forms.IntegerField):
    """A whole number."""

    widget = FigureInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(typed_number(self, value))


class YearField(CountField):
    """A year: digits that are neither grouped nor added up."""


class AmountField(forms.DecimalField):
    """A decimal number; more places than are kept are refused, not rounded."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", FigureInput("decimal"))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        number = super().to_python(typed_number(self, value))
        # -0 is no figure of its own.
        return Decimal(0) if number == 0 else number

    def prepare_value(self, value: Any) -> Any:
        """Without the zeros the column keeps: 70, not 70.00."""
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return value


class ShareField(AmountField):
    """A share, kept from 0 to 1 and shown in percent.

    95.5%, 95.5 and 0.955 all mean the same; one is the whole.
    """

    def to_python(self, value: Any) -> Any:
        text = plain_number(value)
        if not isinstance(text, str) or not text.endswith("%"):
            number = super().to_python(text)
            return number / 100 if number is not None and 1 < number <= 100 else number
        number = super().to_python(text[:-1])
        return None if number is None else number / 100

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{super().prepare_value(value * 100)}%"
        return value


class DayField(forms.DateField):
    """A day as 2025-03-05, 2025/3/5, 2025.3.5, 2025年3月5日 or 20250305."""

    default_error_messages = {
        "invalid": gettext_lazy("Enter a day such as 2025-03-05."),
        "year": gettext_lazy("This is not a year of our time."),
    }

    def __init__(self, **options: Any) -> None:
        options["widget"] = forms.DateInput(
            format="%Y-%m-%d",
            attrs={
                "placeholder": "2025-03-05",
                "autocomplete": "off",
                "class": "day-input",
            },
        )
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        day = self._read(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        return day

    def _read(self, value: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        text = plain(str(value))
        if not text:
            return None
        found = DAY.fullmatch(text) or PACKED_DAY.fullmatch(text)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            raise ValidationError(
                _("There is no such day: %(day)s."), "no_such_day", {"day": text}
            ) from None


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not reported, which is neither."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **options,
            choices=[
                ("", NOT_REPORTED),
                ("true", gettext_lazy("Yes")),
                ("false", gettext_lazy("No")),
            ],
            coerce=lambda text: text == "true",
            empty_value=None,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "true", False: "false", None: ""}.get(value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class LineField(forms.CharField):
    """Text of one line: breaks that came with a cell or a paste become blanks."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not isinstance(text, str) or text.isprintable():
            return text
        return " ".join(filter(None, map(str.strip, text.splitlines())))


class RowChoiceField(forms.ModelChoiceField):
    """One of the rows of another kind, by what people know it by.

    That is its name, or ``known_as`` where the name alone does not tell it apart.
    """

    def label_from_instance(self, row: models.Model) -> str:
        return getattr(row, "known_as", "") or getattr(row, "name", "") or str(row)


def is_share(field: "models.Field[Any, Any]") -> bool:
    """Whether a column is one of those made for shares: 0 to 1 with four places."""
    return (getattr(field, "max_digits", 0), getattr(field, "decimal_places", 0)) == (
        5,
        4,
    )


def record_field(field: "models.Field[Any, Any]", **options: Any) -> Any:
    """The form field of a column of the record: ``formfield_callback`` of its forms."""
    kind = field.get_internal_type()
    if isinstance(field, models.ForeignKey):
        return field.formfield(form_class=RowChoiceField, **options)
    if kind == "BooleanField" and field.null:
        return YesNoField(
            label=field.formfield().label,
            required=False,
            help_text=field.help_text,
        )
    if kind == "DateField":
        return field.formfield(form_class=DayField, **options)
    if kind == "DecimalField":
        if is_share(field):
            options["help_text"] = AS_PERCENT
            return field.formfield(form_class=ShareField, **options)
        return field.formfield(form_class=AmountField, **options)
    if kind == "PositiveSmallIntegerField":
        return field.formfield(form_class=YearField, max_value=LARGEST, **options)
    if kind.endswith("IntegerField"):
        return field.formfield(form_class=CountField, max_value=LARGEST, **options)
    if kind == "TextField" and not field.choices:
        # What an export would have to cut off is not taken in.
        options.setdefault("max_length", LONGEST_TEXT)
    if kind == "CharField" and not field.choices:
        options.setdefault("form_class", LineField)
    made = field.formfield(**options)
    if field.choices and field.blank and made is not None:
        made.choices = [("", NOT_REPORTED), *field.choices]
    if isinstance(getattr(made, "widget", None), forms.Textarea):
        made.widget.attrs["rows"] = 3
    return made
