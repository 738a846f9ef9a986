"""Rules, headings and thresholds as administrators choose and read them: by their
Chinese names, with the code that the catalogue has them under."""

from typing import Any

from django import forms
from django.db.models import Field
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from communities.models.community import UrbanRuralClass
from reports import qualitative
from reports.rules.catalogue import RULES
from reports.rules.thresholds import THRESHOLDS, label_of

Choices = list[tuple[str, str]]


def rule_choices() -> Choices:
    return [(rule.code, f"{rule.heading}（{rule.code}）") for rule in RULES]


def finding_choices() -> Choices:
    """What advice can answer: rules, and headings that an official fills."""
    headings = [
        (each.code, f"{each.heading}（{each.code}）") for each in qualitative.HEADINGS
    ]
    return [*rule_choices(), *headings]


class RuleChoice:
    """Offers the rules of the catalogue by their headings."""

    choices = staticmethod(rule_choices)

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "rule_code":
            return forms.ChoiceField(
                label=gettext_lazy("rule"), choices=[("", "---------"), *self.choices()]
            )
        return super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )


def with_code(name: str, code: str) -> SafeString:
    """For the cell of a list: the name, and small below it the code."""
    return format_html('{}<div class="small-code">{}</div>', name, code)


def named_threshold(slug: str) -> str:
    """One that no rule asks for has no name but its slug."""
    return f"{label_of(slug)}（{slug}）" if slug in THRESHOLDS else slug


def thresholds_called(text: str) -> list[str]:
    """Slugs of the thresholds whose names hold the text."""
    return [slug for slug, known in THRESHOLDS.items() if text in known.label]


class CommunityKindsField(forms.MultipleChoiceField):
    """Kinds of community to tick; stored as their codes with commas between."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=UrbanRuralClass.choices, **options)

    def prepare_value(self, value: Any) -> Any:
        return value.split(",") if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        return ",".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        stored = self.prepare_value(initial or "")
        return super().has_changed(list(filter(None, stored)), data)


class ThresholdInput(forms.TextInput):
    """Proposes the thresholds of the catalogue by their names; takes others too."""

    def render(self, name: str, value: Any, *args: Any, **options: Any) -> SafeString:
        proposed = format_html_join(
            "",
            '<option value="{}">{}</option>',
            ((slug, known.label) for slug, known in THRESHOLDS.items()),
        )
        return format_html(
            '<div>{} <span class="small-code">{}</span>'
            '<datalist id="thresholds">{}</datalist></div>',
            super().render(name, value, *args, **options),
            label_of(value) if value in THRESHOLDS else "",
            proposed,
        )
