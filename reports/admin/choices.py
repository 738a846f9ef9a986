"""Rules and headings as administrators choose and read them: by their Chinese names."""

from typing import Any

from django import forms
from django.db.models import Field
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from reports import qualitative
from reports.rules.catalogue import RULES

BY_CODE = {rule.code: rule for rule in RULES}


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


def heading_of(code: str) -> str:
    """The rule's or the qualitative finding's heading; a code that none has any more
    stands for itself."""
    known = BY_CODE.get(code) or qualitative.BY_CODE.get(code)
    return known.heading if known else code
